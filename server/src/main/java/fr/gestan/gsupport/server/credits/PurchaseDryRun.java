package fr.gestan.gsupport.server.credits;

import fr.gestan.gsupport.api.credits.NewCredit;
import fr.gestan.gsupport.api.credits.RecordedCredit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.Accounts;
import fr.gestan.gsupport.server.packs.Packs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** What a purchase would be if it were made now; writes nothing and locks nothing. */
@ApplicationScoped
class PurchaseDryRun {

    private final Accounts accounts;
    private final Packs packs;
    private final Clock clock;
    private final ZoneId zone;

    PurchaseDryRun(Accounts accounts, Packs packs, Clock clock, ZoneId zone) {
        this.accounts = accounts;
        this.packs = packs;
        this.clock = clock;
        this.zone = zone;
    }

    /** Fails where {@link CreditPurchases#buy} would; the answer has no id. */
    RecordedCredit tell(long clientId, NewCredit request, Caller caller) {
        var account = accounts.findByIdOptional(clientId).orElseThrow(() -> Failure.NotFound.client(clientId));
        var pack =
                request.packId() == null ? null : packs.find(request.packId()).orElse(null);
        var terms = PurchaseTerms.of(request, pack, clock.instant().atZone(zone).toLocalDate());
        CreditPurchases.checkRoom(clientId, account.balanceMinutes(), terms.minutes());
        return new RecordedCredit(
                null,
                clientId,
                terms.minutes(),
                account.balanceMinutes(),
                Math.addExact(account.balanceMinutes(), terms.minutes()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.code(),
                request.reference(),
                terms.validUntil(),
                terms.packId(),
                terms.offered(),
                terms.binding());
    }
}
