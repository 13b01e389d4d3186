package fr.gestan.gsupport.server.worklists;

import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.server.guidance.GuidanceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Who is on which list, as SQL: {@code client_id}, the {@code key} that the list is in the order of, and the pace. */
@ApplicationScoped
class ListedClients {

    static final int DAYS_OF_PACE = 90;
    private static final int DAYS_LEFT_SOON = 30;

    /** What a question mark stands for. */
    private enum Given {
        LIMIT_BELOW_ZERO,
        TODAY,
        START_OF_PACE,
        A_YEAR_AGO
    }

    /** @param given what the question marks stand for, from left to right */
    private record Query(String sql, List<Given> given) {}

    private static final Query OVERDRAWN_BEYOND_LIMIT = new Query("""
            SELECT client_id, balance_minutes::bigint AS key, NULL::bigint AS minutes
            FROM account WHERE balance_minutes < ?
            """, List.of(Given.LIMIT_BELOW_ZERO));

    private static final Query AT_ZERO = new Query("""
            SELECT client_id, coalesce((-1000 * extract(epoch FROM last_intervention_at))::bigint, 0) AS key,
                NULL::bigint AS minutes
            FROM account WHERE balance_minutes = 0
            """, List.of());

    /** What was recorded again counts when it was done; what was corrected does not. */
    private static final Query SOON_EMPTY =
            new Query("""
            SELECT account.client_id, account.balance_minutes::bigint * %1$d / pace.minutes AS key, pace.minutes
            FROM account
            JOIN (
                SELECT line.client_id, sum(line.duration_minutes) AS minutes
                FROM ledger_line line
                WHERE line.kind = 'INTERVENTION' AND line.billing = 'NORMAL' AND line.performed_at >= ?
                    AND coalesce(line.first_performed_at, line.performed_at) >= ?
                    AND NOT EXISTS (
                        SELECT FROM ledger_line undo
                        WHERE undo.kind = 'CORRECTION' AND undo.corrects_line_id = line.id)
                GROUP BY line.client_id) AS pace USING (client_id)
            WHERE account.balance_minutes > 0 AND account.balance_minutes::bigint * %1$d < pace.minutes * %2$d
            """.formatted(DAYS_OF_PACE, DAYS_LEFT_SOON), List.of(Given.START_OF_PACE, Given.START_OF_PACE));

    /** Who never called is inactive since the account's first line. */
    private static final Query INACTIVE_WITH_CREDIT = new Query("""
            SELECT client_id, (1000 * extract(epoch FROM idle_since))::bigint AS key, NULL::bigint AS minutes
            FROM (
                SELECT client_id, coalesce(last_intervention_at, (
                    SELECT performed_at FROM ledger_line line
                    WHERE line.client_id = account.client_id AND line.seq = 1)) AS idle_since
                FROM account
                WHERE balance_minutes > 0 AND (last_intervention_at IS NULL OR last_intervention_at < ?)) AS idle
            WHERE idle_since < ?
            """, List.of(Given.A_YEAR_AGO, Given.A_YEAR_AGO));

    private static final Query NO_EMAIL = new Query("""
            SELECT id AS client_id, 0::bigint AS key, NULL::bigint AS minutes
            FROM client
            WHERE email IS NULL OR email !~ '^[^@,;<>[:space:][:cntrl:]]+@[^@,;<>[:space:][:cntrl:]]+$'
            """, List.of());

    private static final Query NPI_TO_LIFT = new Query("""
            SELECT client.id AS client_id, (1000 * extract(epoch FROM client.npi_since))::bigint AS key,
                NULL::bigint AS minutes
            FROM client JOIN account ON account.client_id = client.id
            WHERE client.npi_active AND account.balance_minutes > 0
            """, List.of());

    private static final Query NPI_TO_REVIEW = new Query("""
            SELECT id AS client_id, (npi_review_on - date '1970-01-01')::bigint AS key, NULL::bigint AS minutes
            FROM client
            WHERE npi_active AND npi_review_on <= ?
            """, List.of(Given.TODAY));

    private static final Map<Worklist, Query> QUERIES = Map.of(
            Worklist.OVERDRAWN_BEYOND_LIMIT, OVERDRAWN_BEYOND_LIMIT,
            Worklist.AT_ZERO, AT_ZERO,
            Worklist.SOON_EMPTY, SOON_EMPTY,
            Worklist.INACTIVE_WITH_CREDIT, INACTIVE_WITH_CREDIT,
            Worklist.NO_EMAIL, NO_EMAIL,
            Worklist.NPI_TO_LIFT, NPI_TO_LIFT,
            Worklist.NPI_TO_REVIEW, NPI_TO_REVIEW);

    private final GuidanceSettings settings;
    private final Clock clock;
    private final ZoneId publisherZone;

    ListedClients(GuidanceSettings settings, Clock clock, ZoneId publisherZone) {
        this.settings = settings;
        this.clock = clock;
        this.publisherZone = publisherZone;
    }

    /** Whether the list is one of clients. */
    static boolean has(Worklist list) {
        return QUERIES.containsKey(list);
    }

    /** The SQL of a list of clients. */
    static String sql(Worklist list) {
        return QUERIES.get(list).sql();
    }

    /**
     * Binds what the question marks of {@link #sql} stand for.
     *
     * @param parameter of the first
     * @return that of the next
     */
    int bind(Worklist list, PreparedStatement statement, int parameter) throws SQLException {
        int next = parameter;
        var today = LocalDate.ofInstant(clock.instant(), publisherZone);
        for (var given : QUERIES.get(list).given()) {
            switch (given) {
                case LIMIT_BELOW_ZERO -> statement.setInt(next, -settings.limit());
                case TODAY -> statement.setObject(next, today);
                case START_OF_PACE -> statement.setObject(next, startOf(today.minusDays(DAYS_OF_PACE)));
                case A_YEAR_AGO -> statement.setObject(next, startOf(today.minusYears(1)));
                default -> throw new IllegalStateException(given.name());
            }
            next++;
        }
        return next;
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(publisherZone).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
