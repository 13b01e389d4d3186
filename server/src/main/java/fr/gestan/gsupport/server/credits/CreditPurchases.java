package fr.gestan.gsupport.server.credits;

import fr.gestan.gsupport.api.credits.NewCredit;
import fr.gestan.gsupport.api.credits.RecordedCredit;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.Ledger;
import fr.gestan.gsupport.server.ledger.NewLine;
import fr.gestan.gsupport.server.mail.CreditNotes;
import fr.gestan.gsupport.server.packs.Packs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;

/** Adds bought minutes to an account (product.md, "Recording"). */
@ApplicationScoped
public class CreditPurchases {

    private final Ledger ledger;
    private final Packs packs;
    private final CreditNotes creditNotes;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId zone;

    CreditPurchases(Ledger ledger, Packs packs, CreditNotes creditNotes, Audit audit, Clock clock, ZoneId zone) {
        this.ledger = ledger;
        this.packs = packs;
        this.creditNotes = creditNotes;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Buys in the caller's transaction.
     *
     * @throws Failure.NotFound where there is no such client
     * @throws Failure.Invalid where the pack is not on sale or the request contradicts it
     * @throws Failure.Conflict where the balance would grow beyond what an account can hold
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public RecordedCredit buy(long clientId, NewCredit request, Caller caller) {
        var account = ledger.lock(clientId).orElseThrow(() -> Failure.NotFound.client(clientId));
        var pack =
                request.packId() == null ? null : packs.toSell(request.packId()).orElse(null);
        var terms = PurchaseTerms.of(request, pack, clock.instant().atZone(zone).toLocalDate());
        checkRoom(clientId, account.balanceMinutes(), terms.minutes());
        var line = ledger.append(
                account,
                NewLine.purchase(
                                caller.code(), terms.minutes(), request.reference(), terms.validUntil(), terms.credit())
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
                        detail(terms)),
                line.performedAt());
        return new RecordedCredit(
                line.id(),
                clientId,
                terms.minutes(),
                line.balanceBefore(),
                line.balanceAfter(),
                line.performedAt(),
                caller.code(),
                request.reference(),
                terms.validUntil(),
                terms.packId(),
                terms.offered(),
                terms.binding());
    }

    private static String detail(PurchaseTerms terms) {
        return terms.minutes() + " min" + (terms.packId() == null ? "" : ", pack " + terms.packId())
                + (terms.offered() ? ", offered" : "")
                + (terms.binding() ? ", until " + terms.validUntil() : "");
    }

    /** @throws Failure.Conflict where the balance would grow beyond what an account can hold */
    public static void checkRoom(long clientId, int balanceMinutes, int boughtMinutes) {
        if (balanceMinutes > Integer.MAX_VALUE - boughtMinutes) {
            throw new Failure.Conflict(
                    "balance-too-large",
                    "The balance would be too large",
                    "Client " + clientId + " has " + balanceMinutes + " minutes; no account holds more than "
                            + Integer.MAX_VALUE + ".");
        }
    }
}
