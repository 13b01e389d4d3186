package fr.gestan.gsupport.server.lots;

import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.AccountLots;
import fr.gestan.gsupport.server.ledger.Ledger;
import fr.gestan.gsupport.server.ledger.Line;
import fr.gestan.gsupport.server.ledger.Lot;
import fr.gestan.gsupport.server.ledger.NewLine;
import fr.gestan.gsupport.server.mail.BalanceAlerts;
import fr.gestan.gsupport.server.mail.ExpiryNotices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;

/**
 * What becomes of an account's lots on a day: a binding end that comes up is announced to the client, and what is left
 * when it has passed is taken, by one line that everybody sees. Decided anew on the locked account, so that it is done
 * once however many servers are at it.
 */
@ApplicationScoped
class LotsAtTheirEnd {

    private static final String NOBODY = "-";

    private final Ledger ledger;
    private final AccountLots lots;
    private final ExpiryNotices notices;
    private final BalanceAlerts alerts;
    private final Audit audit;
    private final Clock clock;

    LotsAtTheirEnd(
            Ledger ledger, AccountLots lots, ExpiryNotices notices, BalanceAlerts alerts, Audit audit, Clock clock) {
        this.ledger = ledger;
        this.lots = lots;
        this.notices = notices;
        this.alerts = alerts;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Does in a transaction of its own what is to be done for an account.
     *
     * @param today in the publisher's time zone
     * @return what was done
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Done settle(long clientId, LocalDate today) {
        int balanceBefore = ledger.lock(clientId).orElseThrow().balanceMinutes();
        int expired = 0;
        int announced = 0;
        Line last = null;
        for (var lot : lots.of(clientId).withMinutes()) {
            if (lot.hasExpired(today)) {
                last = expire(clientId, lot);
                expired++;
            } else if (notices.queueIfDue(clientId, lot, today, clock.instant())) {
                announced++;
            }
        }
        if (last != null) {
            alerts.queueIfCrossed(clientId, balanceBefore, last);
        }
        return new Done(expired, announced);
    }

    /** How many lots expired, and how many ends were announced. */
    record Done(int expired, int announced) {

        static final Done NOTHING = new Done(0, 0);

        Done and(Done other) {
            return new Done(expired + other.expired, announced + other.announced);
        }
    }

    private Line expire(long clientId, Lot lot) {
        var account = ledger.lock(clientId).orElseThrow();
        var line = ledger.append(
                account,
                NewLine.expiry(Caller.HOUSE, lot.remainingMinutes(), new NewLine.LotEnd(lot.lineId(), lot.validUntil()))
                        .requestedBy(NewLine.SERVER));
        audit.write(
                new Audit.Entry(
                        NOBODY,
                        "lot.expire",
                        clientId,
                        "line " + line.id(),
                        null,
                        "OK",
                        "lot " + lot.lineId() + " of " + lot.validUntil() + ", " + lot.remainingMinutes() + " min"),
                line.performedAt());
        return line;
    }
}
