package fr.gestan.gsupport.server.credits;

import fr.gestan.gsupport.api.credits.NewCredit;
import fr.gestan.gsupport.api.credits.RecordedCredit;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.Ledger;
import fr.gestan.gsupport.server.ledger.LockedAccount;
import fr.gestan.gsupport.server.ledger.NewLine;
import fr.gestan.gsupport.server.mail.CreditNotes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Adds bought minutes to an account (product.md, "Recording"). */
@ApplicationScoped
public class CreditPurchases {

    private final Ledger ledger;
    private final CreditNotes creditNotes;
    private final Audit audit;

    CreditPurchases(Ledger ledger, CreditNotes creditNotes, Audit audit) {
        this.ledger = ledger;
        this.creditNotes = creditNotes;
        this.audit = audit;
    }

    /**
     * Buys in the caller's transaction.
     *
     * @throws Failure.NotFound where there is no such client
     * @throws Failure.Conflict where the balance would grow beyond what an account can hold
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public RecordedCredit buy(long clientId, NewCredit request, Caller caller) {
        var account = ledger.lock(clientId).orElseThrow(() -> Failure.NotFound.client(clientId));
        refuseTooMuch(account, request.minutes());
        var line = ledger.append(
                account,
                NewLine.purchase(caller.code(), request.minutes(), request.reference(), request.validUntil())
                        .requestedBy(caller.id()));
        creditNotes.queue(clientId, line.id(), line.performedAt());
        audit.write(
                new Audit.Entry(
                        caller.id(),
                        "credit.buy",
                        clientId,
                        "line " + line.id(),
                        caller.address(),
                        "OK",
                        request.minutes() + " min"),
                line.performedAt());
        return new RecordedCredit(
                line.id(),
                clientId,
                request.minutes(),
                line.balanceBefore(),
                line.balanceAfter(),
                line.performedAt(),
                caller.code(),
                request.reference(),
                request.validUntil());
    }

    /** @throws Failure.Conflict where the balance would grow beyond what an account can hold */
    public static void refuseTooMuch(LockedAccount account, int minutes) {
        if (account.balanceMinutes() > Integer.MAX_VALUE - minutes) {
            throw new Failure.Conflict(
                    "balance-too-large",
                    "The balance would be too large",
                    "Client " + account.head().clientId() + " has " + account.balanceMinutes()
                            + " minutes; no account holds more than " + Integer.MAX_VALUE + ".");
        }
    }
}
