package fr.gestan.gsupport.server.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Reads accounts; writing is {@link Ledger}'s alone. */
@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<Account, Long> {

    private static final String MINUTES_BEFORE = """
            SELECT normal_minutes_after + free_minutes_after
            FROM ledger_line
            WHERE client_id = :clientId AND performed_at < :before
            ORDER BY performed_at DESC, seq DESC
            LIMIT 1
            """;

    private final EntityManager entityManager;

    Accounts(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Minutes of interventions since an instant, normal and free, from the running totals of the lines: two index
     * look-ups, however many lines there are. A correction counts on the day it is made.
     */
    public long minutesSince(Account account, Instant since) {
        var totals = entityManager
                .createNativeQuery(MINUTES_BEFORE, Long.class)
                .setParameter("clientId", account.clientId())
                .setParameter("before", since)
                .getResultList();
        long before = totals.isEmpty() ? 0 : (Long) totals.get(0);
        return account.totalMinutes() - before;
    }
}
