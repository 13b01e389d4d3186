package fr.gestan.gsupport.server.credits;

import fr.gestan.gsupport.api.credits.CreditBalance;
import fr.gestan.gsupport.api.credits.CreditsApi;
import fr.gestan.gsupport.api.credits.NewCredit;
import fr.gestan.gsupport.api.credits.RecordedCredit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.idempotency.Once;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import fr.gestan.gsupport.server.ledger.Accounts;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.ResponseStatus;

class CreditsResource implements CreditsApi {

    private final Once once;
    private final CreditPurchases purchases;
    private final PurchaseDryRun dryRuns;
    private final Accounts accounts;
    private final CurrentCaller caller;

    CreditsResource(
            Once once, CreditPurchases purchases, PurchaseDryRun dryRuns, Accounts accounts, CurrentCaller caller) {
        this.once = once;
        this.purchases = purchases;
        this.dryRuns = dryRuns;
        this.accounts = accounts;
        this.caller = caller;
    }

    @Override
    @ResponseStatus(201)
    @RolesAllowed({Rights.SALES_ADMIN, Rights.CREDITS_WRITE})
    public RecordedCredit buy(long clientId, String idempotencyKey, Boolean dryRun, NewCredit credit) {
        PurchaseTerms.checkFields(credit);
        if (Boolean.TRUE.equals(dryRun)) {
            return dryRuns.tell(clientId, credit, caller.get());
        }
        return once.perKey(
                idempotencyKey,
                new Once.Request("credit.buy", clientId, credit),
                RecordedCredit.class,
                () -> purchases.buy(clientId, credit, caller.get()));
    }

    @Override
    @RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER, Rights.CREDITS_READ})
    public CreditBalance balance(long clientId) {
        var account = accounts.findByIdOptional(clientId).orElseThrow(() -> Failure.NotFound.client(clientId));
        return new CreditBalance(
                clientId, account.balanceMinutes(), account.validUntil().orElse(null));
    }
}
