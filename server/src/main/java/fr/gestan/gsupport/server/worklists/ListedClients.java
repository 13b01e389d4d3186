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
import java.util.stream.Collectors;

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

    /**
     * @param from what is looked through
     * @param clientId whom a row is about
     * @param condition who is listed
     * @param key what the list is in the order of
     * @param minutes the pace
     * @param given what the question marks stand for, from left to right
     */
    private record Query(
            String from, String clientId, String condition, String key, String minutes, List<Given> given) {

        Query(String from, String clientId, String condition, String key, List<Given> given) {
            this(from, clientId, condition, key, "NULL::bigint", given);
        }
    }

    private static final String ACCOUNT = "account";
    private static final String CLIENT = "client";

    private static final Query OVERDRAWN_BEYOND_LIMIT = new Query(
            ACCOUNT, "client_id", "balance_minutes < ?", "balance_minutes::bigint", List.of(Given.LIMIT_BELOW_ZERO));

    private static final Query AT_ZERO = new Query(
            ACCOUNT,
            "client_id",
            "balance_minutes = 0",
            "coalesce((-1000 * extract(epoch FROM last_intervention_at))::bigint, 0)",
            List.of());

    /**
     * What was recorded again counts when it was done; what was corrected does not. That what corrects a line names it is
     * said for the planner, who else reads all lines once more.
     */
    private static final Query SOON_EMPTY = new Query(
            """
            account JOIN (
                SELECT line.client_id, sum(line.duration_minutes) AS minutes
                FROM ledger_line line
                WHERE line.kind = 'INTERVENTION' AND line.billing = 'NORMAL'
                    AND coalesce(line.first_performed_at, line.performed_at) >= ?
                    AND NOT EXISTS (
                        SELECT FROM ledger_line undo
                        WHERE undo.corrects_line_id IS NOT NULL AND undo.corrects_line_id = line.id)
                GROUP BY line.client_id) AS pace USING (client_id)
            """,
            "client_id",
            "balance_minutes > 0 AND balance_minutes::bigint * %d < pace.minutes * %d"
                    .formatted(DAYS_OF_PACE, DAYS_LEFT_SOON),
            "balance_minutes::bigint * %d / pace.minutes".formatted(DAYS_OF_PACE),
            "pace.minutes",
            List.of(Given.START_OF_PACE));

    private static final String FIRST_LINE_AT = """
            (SELECT performed_at FROM ledger_line line WHERE line.client_id = account.client_id AND line.seq = 1)
            """;

    /** Who never called is inactive since the account's first line. */
    private static final Query INACTIVE_WITH_CREDIT = new Query(
            ACCOUNT,
            "client_id",
            "balance_minutes > 0 AND (last_intervention_at < ? OR last_intervention_at IS NULL AND " + FIRST_LINE_AT
                    + " < ?)",
            "(1000 * extract(epoch FROM coalesce(last_intervention_at, " + FIRST_LINE_AT + ")))::bigint",
            List.of(Given.A_YEAR_AGO, Given.A_YEAR_AGO));

    private static final Query NO_EMAIL = new Query(
            CLIENT,
            "id",
            "email IS NULL OR email !~ '^[^@,;<>[:space:][:cntrl:]]+@[^@,;<>[:space:][:cntrl:]]+$'",
            "0::bigint",
            List.of());

    private static final Query NPI_TO_LIFT = new Query(
            "client JOIN account ON account.client_id = client.id",
            "id",
            "npi_active AND balance_minutes > 0",
            "(1000 * extract(epoch FROM npi_since))::bigint",
            List.of());

    private static final Query NPI_TO_REVIEW = new Query(
            CLIENT,
            "id",
            "npi_active AND npi_review_on <= ?",
            "(npi_review_on - date '1970-01-01')::bigint",
            List.of(Given.TODAY));

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
        var query = QUERIES.get(list);
        return "SELECT %s AS client_id, %s AS key, %s AS minutes FROM %s WHERE %s"
                .formatted(query.clientId(), query.key(), query.minutes(), query.from(), query.condition());
    }

    /** Whether it is a list of accounts and of nothing that has to be found beside them: such ones are counted together. */
    static boolean isOfAccounts(Worklist list) {
        return has(list) && QUERIES.get(list).from().equals(ACCOUNT);
    }

    /** The SQL that counts lists of accounts, each by its name; the question marks of one follow those of the one ahead. */
    static String counting(List<Worklist> ofAccounts) {
        return ofAccounts.stream()
                .map(list -> "count(*) FILTER (WHERE " + QUERIES.get(list).condition() + ") AS " + list)
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + ACCOUNT));
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
