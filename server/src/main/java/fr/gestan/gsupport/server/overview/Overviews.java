package fr.gestan.gsupport.server.overview;

import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.interventions.FreeReason;
import fr.gestan.gsupport.api.overview.Overview;
import fr.gestan.gsupport.server.http.Failure;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** Adds up what the house did: one query for each kind of figure. */
@ApplicationScoped
class Overviews {

    private static final int WEEKS_UNLESS_TOLD = 12;
    private static final int MOST_YEARS = 10;
    private static final int FIRST_YEAR = 1900;

    /**
     * Of some days, by when each was first recorded, and not undone since. What was never recorded again is found by the
     * small index of months.
     */
    private static final String OF_THOSE_DAYS = """
            (line.first_performed_at IS NULL AND line.performed_at >= ? AND line.performed_at < ?
                OR line.first_performed_at >= ? AND line.first_performed_at < ?)
            AND NOT EXISTS (
                SELECT FROM ledger_line undo WHERE undo.kind = 'CORRECTION' AND undo.corrects_line_id = line.id)
            """;

    /** Weeks are numbered by where they begin: cheaper by far than to ask of each line which day it was. */
    static final String WEEKS = """
            SELECT width_bucket(coalesce(line.first_performed_at, line.performed_at), ?::timestamptz[]) AS week,
                coalesce(sum(line.duration_minutes) FILTER (WHERE line.billing = 'NORMAL'), 0) AS normal_minutes,
                coalesce(sum(line.duration_minutes) FILTER (WHERE line.billing = 'FREE'), 0) AS free_minutes
            FROM ledger_line line
            WHERE line.kind = 'INTERVENTION' AND """ + " " + OF_THOSE_DAYS + """
            GROUP BY week
            """;

    static final String SOLD_AND_USED = """
            SELECT coalesce(sum(line.delta_minutes) FILTER (WHERE line.kind = 'CREDIT_PURCHASE'), 0) AS sold,
                coalesce(sum(line.duration_minutes) FILTER (WHERE line.billing = 'NORMAL'), 0) AS used
            FROM ledger_line line
            WHERE line.kind IN ('CREDIT_PURCHASE', 'INTERVENTION') AND """ + " " + OF_THOSE_DAYS;

    static final String FREE_BY_CAUSE = """
            SELECT line.free_reason, count(*) AS interventions, sum(line.duration_minutes) AS minutes
            FROM ledger_line line
            WHERE line.kind = 'INTERVENTION' AND line.billing = 'FREE' AND """ + " " + OF_THOSE_DAYS + """
            GROUP BY line.free_reason
            ORDER BY minutes DESC, line.free_reason
            """;

    static final String BUSIEST_CLIENTS = """
            SELECT busy.*, client.company_name
            FROM (
                SELECT line.client_id, count(*) AS interventions, sum(line.duration_minutes) AS minutes,
                    coalesce(sum(line.duration_minutes) FILTER (WHERE line.billing = 'NORMAL'), 0) AS normal_minutes
                FROM ledger_line line
                WHERE line.kind = 'INTERVENTION' AND """ + " " + OF_THOSE_DAYS + """
                GROUP BY line.client_id
                ORDER BY minutes DESC, line.client_id
                LIMIT 10) AS busy
            JOIN client ON client.id = busy.client_id
            ORDER BY busy.minutes DESC, busy.client_id
            """;

    static final String MAILS = """
            SELECT status, count(*) AS mails
            FROM mail
            WHERE created_at >= ? AND created_at < ?
            GROUP BY status
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final ZoneId publisherZone;

    Overviews(AgroalDataSource dataSource, Clock clock, ZoneId publisherZone) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.publisherZone = publisherZone;
    }

    /**
     * The figures.
     *
     * @param from null: the Monday twelve weeks before the last day
     * @param to null: today
     * @throws Failure.Invalid where {@code to} lies before {@code from} or more than ten years behind it, or {@code from}
     *     lies before anybody did anything
     */
    Overview of(LocalDate from, LocalDate to) {
        var last = to == null ? LocalDate.ofInstant(clock.instant(), publisherZone) : to;
        var first = from == null ? monday(last.minusWeeks(WEEKS_UNLESS_TOLD)) : from;
        if (last.isBefore(first)) {
            throw new Failure.Invalid("to", "must not lie before 'from'");
        }
        if (first.getYear() < FIRST_YEAR) {
            throw new Failure.Invalid("from", "must lie in the year " + FIRST_YEAR + " or later");
        }
        if (first.plusYears(MOST_YEARS).isBefore(last)) {
            throw new Failure.Invalid("from", "must lie ten years at most before 'to'");
        }
        try (var connection = dataSource.getConnection()) {
            var days = new Days(first, last);
            var soldAndUsed = soldAndUsed(connection, days);
            return new Overview(
                    first,
                    last,
                    weeks(connection, days),
                    soldAndUsed.sold(),
                    soldAndUsed.used(),
                    freeByCause(connection, days),
                    busiestClients(connection, days),
                    mails(connection, days));
        } catch (SQLException e) {
            throw new IllegalStateException("The overview could not be added up", e);
        }
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private final class Days {

        private final LocalDate first;
        private final OffsetDateTime start;
        private final OffsetDateTime end;

        Days(LocalDate first, LocalDate last) {
            this.first = first;
            this.start = startOf(first);
            this.end = startOf(last.plusDays(1));
        }

        /** @return the next parameter */
        int bind(PreparedStatement select, int parameter) throws SQLException {
            int next = parameter;
            for (int i = 0; i < 2; i++) {
                select.setObject(next++, start);
                select.setObject(next++, end);
            }
            return next;
        }

        /** The Mondays, that of the first day ahead of it. */
        List<LocalDate> weeks() {
            return monday(first)
                    .datesUntil(end.atZoneSameInstant(publisherZone).toLocalDate(), Period.ofWeeks(1))
                    .toList();
        }
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(publisherZone).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }

    private List<Overview.Week> weeks(Connection connection, Days days) throws SQLException {
        var weeks = new ArrayList<Overview.Week>();
        for (var monday : days.weeks()) {
            weeks.add(new Overview.Week(monday, 0, 0));
        }
        var starts = weeks.stream().map(week -> startOf(week.startsOn())).toArray(OffsetDateTime[]::new);
        try (var select = connection.prepareStatement(WEEKS)) {
            select.setArray(1, connection.createArrayOf("timestamptz", starts));
            days.bind(select, 2);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    int week = row.getInt("week") - 1;
                    weeks.set(
                            week,
                            new Overview.Week(
                                    weeks.get(week).startsOn(),
                                    row.getLong("normal_minutes"),
                                    row.getLong("free_minutes")));
                }
            }
        }
        return List.copyOf(weeks);
    }

    private record SoldAndUsed(long sold, long used) {}

    private static SoldAndUsed soldAndUsed(Connection connection, Days days) throws SQLException {
        try (var select = connection.prepareStatement(SOLD_AND_USED)) {
            days.bind(select, 1);
            try (var row = select.executeQuery()) {
                row.next();
                return new SoldAndUsed(row.getLong("sold"), row.getLong("used"));
            }
        }
    }

    private static List<Overview.FreeCause> freeByCause(Connection connection, Days days) throws SQLException {
        return all(connection, FREE_BY_CAUSE, select -> days.bind(select, 1), row -> {
            var cause = row.getString("free_reason");
            return new Overview.FreeCause(
                    cause == null ? null : FreeReason.valueOf(cause),
                    row.getInt("interventions"),
                    row.getLong("minutes"));
        });
    }

    private static List<Overview.BusyClient> busiestClients(Connection connection, Days days) throws SQLException {
        return all(connection, BUSIEST_CLIENTS, select -> days.bind(select, 1), row -> {
            long normal = row.getLong("normal_minutes");
            return new Overview.BusyClient(
                    row.getLong("client_id"),
                    row.getString("company_name"),
                    row.getInt("interventions"),
                    normal,
                    row.getLong("minutes") - normal);
        });
    }

    /** Of every status, in their order, those that no mail has too. */
    private static List<Overview.MailCount> mails(Connection connection, Days days) throws SQLException {
        var counted = all(
                connection,
                MAILS,
                select -> {
                    select.setObject(1, days.start);
                    select.setObject(2, days.end);
                },
                row -> new Overview.MailCount(MailStatus.valueOf(row.getString("status")), row.getLong("mails")));
        var mails = new ArrayList<Overview.MailCount>();
        for (var status : MailStatus.values()) {
            mails.add(counted.stream()
                    .filter(count -> count.status() == status)
                    .findFirst()
                    .orElse(new Overview.MailCount(status, 0)));
        }
        return List.copyOf(mails);
    }

    private interface Binding {
        void bind(PreparedStatement select) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> all(Connection connection, String sql, Binding binding, Reading<T> reading)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            binding.bind(select);
            try (var row = select.executeQuery()) {
                var all = new ArrayList<T>();
                while (row.next()) {
                    all.add(reading.read(row));
                }
                return List.copyOf(all);
            }
        }
    }
}
