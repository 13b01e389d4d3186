package fr.gestan.gsupport.server.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Reads accounts; writing is {@link Ledger}'s alone. */
@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<Account, Long> {

    /**
     * The running totals of the last line before, less what was before and was corrected since, and with work of before
     * that was recorded again since.
     */
    private static final String MINUTES_BEFORE = """
            SELECT coalesce((
                SELECT normal_minutes_after + free_minutes_after
                FROM ledger_line
                WHERE client_id = :clientId AND performed_at < :before
                ORDER BY performed_at DESC, seq DESC
                LIMIT 1), 0) - (
                SELECT coalesce(sum(corrected.duration_minutes), 0)
                FROM ledger_line correction
                JOIN ledger_line corrected ON corrected.id = correction.corrects_line_id
                WHERE correction.client_id = :clientId AND correction.kind = 'CORRECTION'
                    AND correction.performed_at >= :before AND corrected.performed_at < :before) + (
                SELECT coalesce(sum(again.duration_minutes), 0)
                FROM ledger_line again
                WHERE again.client_id = :clientId AND again.first_performed_at < :before
                    AND again.performed_at >= :before
                    AND NOT EXISTS (SELECT FROM ledger_line undo WHERE undo.corrects_line_id = again.id))
            """;

    private final EntityManager entityManager;

    Accounts(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Minutes of interventions since an instant, normal and free, from the running totals of the lines: a few index
     * look-ups, however many lines there are. What was corrected counts for nothing, whenever that was done.
     */
    public long minutesSince(Account account, Instant since) {
        long before = (Long) entityManager
                .createNativeQuery(MINUTES_BEFORE, Long.class)
                .setParameter("clientId", account.clientId())
                .setParameter("before", since)
                .getSingleResult();
        return account.totalMinutes() - before;
    }
}
