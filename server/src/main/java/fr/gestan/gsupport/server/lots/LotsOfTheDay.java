package fr.gestan.gsupport.server.lots;

import fr.gestan.gsupport.server.database.DatabaseTrouble;
import fr.gestan.gsupport.server.ledger.AccountLots;
import fr.gestan.gsupport.server.mail.ExpiryNotices;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import org.jboss.logging.Logger;

/**
 * Looks after the lots once a day, soon after the publisher's midnight or after the start. What a server did not come to,
 * another one or the next try does: what is done shows in the lines alone, and this keeps no account of its own.
 */
@ApplicationScoped
class LotsOfTheDay {

    private static final Logger LOG = Logger.getLogger(LotsOfTheDay.class);

    private final AccountLots lots;
    private final LotsAtTheirEnd atTheirEnd;
    private final Clock clock;
    private final ZoneId zone;
    private volatile LocalDate doneFor;

    LotsOfTheDay(AccountLots lots, LotsAtTheirEnd atTheirEnd, Clock clock, ZoneId zone) {
        this.lots = lots;
        this.atTheirEnd = atTheirEnd;
        this.clock = clock;
        this.zone = zone;
    }

    /** Does it unless it has been done for today. */
    @Scheduled(every = "{gsupport.lots.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookAfterThem() {
        var today = today();
        if (today.equals(doneFor)) {
            return;
        }
        try {
            if (settle(today)) {
                doneFor = today;
            }
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isBehind(e)) {
                throw e;
            }
            LOG.warnf("Lots that expire wait until the database answers again: %s", e.getCause());
        }
    }

    /**
     * Settles all accounts of which a lot has come to something by a day.
     *
     * @return false where some could not be; what is wrong with one does not hold up the others
     */
    boolean settle(LocalDate today) {
        var due = new ArrayList<Long>();
        lots.visitThoseThatExpire(ExpiryNotices.horizon(today), (clientId, replay) -> {
            if (replay.withMinutes().stream()
                    .anyMatch(lot -> lot.hasExpired(today)
                            || ExpiryNotices.due(lot, today).isPresent())) {
                due.add(clientId);
            }
        });
        var done = LotsAtTheirEnd.Done.NOTHING;
        boolean all = true;
        for (var clientId : due) {
            try {
                done = done.and(atTheirEnd.settle(clientId, today));
            } catch (RuntimeException e) {
                all = false;
                LOG.errorf(e, "The lots of client %d could not be settled", clientId);
            }
        }
        if (done.expired() + done.announced() > 0) {
            LOG.infof("%d lots have expired, %d ends were announced", done.expired(), done.announced());
        }
        return all;
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }
}
