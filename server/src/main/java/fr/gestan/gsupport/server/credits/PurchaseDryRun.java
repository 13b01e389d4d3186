package fr.gestan.gsupport.server.credits;

import fr.gestan.gsupport.api.credits.NewCredit;
import fr.gestan.gsupport.api.credits.RecordedCredit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** What a purchase would be if it were made now; writes nothing and locks nothing. */
@ApplicationScoped
class PurchaseDryRun {

    private final Accounts accounts;
    private final Clock clock;

    PurchaseDryRun(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Fails where {@link CreditPurchases#buy} would; the answer has no id. */
    RecordedCredit tell(long clientId, NewCredit request, Caller caller) {
        var account = accounts.findByIdOptional(clientId).orElseThrow(() -> Failure.NotFound.client(clientId));
        CreditPurchases.checkRoom(clientId, account.balanceMinutes(), request.minutes());
        return new RecordedCredit(
                null,
                clientId,
                request.minutes(),
                account.balanceMinutes(),
                Math.addExact(account.balanceMinutes(), request.minutes()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.code(),
                request.reference(),
                request.validUntil());
    }
}
