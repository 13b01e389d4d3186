package fr.gestan.gsupport.server.overview;

import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import fr.gestan.gsupport.api.overview.Overview;
import fr.gestan.gsupport.server.database.ManyRows;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Adds up what the house did. Reading the lines is what takes time: they are read twice, whatever there is to add up. */
@ApplicationScoped
class Overviews {

    private static final int WEEKS_UNLESS_TOLD = 12;
    private static final int MOST_YEARS = 10;
    private static final int FIRST_YEAR = 1900;

    /**
     * Of some days, by when each was first recorded, and not undone since: all from the index of days. That what
     * undoes a line names it is said for the planner, who else reads all lines once more.
     */
    private static final String OF_THOSE_DAYS = """
            coalesce(line.first_performed_at, line.performed_at) >= ?
            AND coalesce(line.first_performed_at, line.performed_at) < ?
            AND NOT EXISTS (
                SELECT FROM ledger_line undo
                WHERE undo.corrects_line_id IS NOT NULL AND undo.corrects_line_id = line.id)
            """;

    /**
     * Interventions and, without a billing, purchases. Weeks are numbered by where they begin: cheaper by far than to ask of
     * each line which day it was.
     */
    private static final String SUMS = """
            SELECT width_bucket(coalesce(line.first_performed_at, line.performed_at), ?::timestamptz[]) AS week,
                line.billing, line.free_reason, count(*) AS lines,
                sum(coalesce(line.duration_minutes, line.delta_minutes)) AS minutes
            FROM ledger_line line
            WHERE line.kind IN ('CREDIT_PURCHASE', 'INTERVENTION') AND """ + " " + OF_THOSE_DAYS + """
            GROUP BY week, line.billing, line.free_reason
            """;

    private static final String BUSIEST_CLIENTS = """
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

    private static final String MAILS = """
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
        try {
            return ManyRows.read(dataSource, connection -> {
                var days = new Days(first, last);
                var sums = sums(connection, days);
                return new Overview(
                        first,
                        last,
                        weeks(days, sums),
                        minutes(sums, sum -> sum.billing() == null),
                        minutes(sums, sum -> sum.billing() == Billing.NORMAL),
                        freeByCause(sums),
                        busiestClients(connection, days),
                        mails(connection, days));
            });
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

        void bind(PreparedStatement select, int parameter) throws SQLException {
            select.setObject(parameter, start);
            select.setObject(parameter + 1, end);
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

    /**
     * What is alike of a week.
     *
     * @param week from 1
     * @param billing null: purchases
     * @param cause of what was free; null where none was told
     */
    private record Sum(int week, Billing billing, FreeReason cause, int lines, long minutes) {}

    private List<Sum> sums(Connection connection, Days days) throws SQLException {
        var starts = days.weeks().stream().map(this::startOf).toArray(OffsetDateTime[]::new);
        return all(
                connection,
                SUMS,
                select -> {
                    select.setArray(1, connection.createArrayOf("timestamptz", starts));
                    days.bind(select, 2);
                },
                row -> {
                    var billing = row.getString("billing");
                    var cause = row.getString("free_reason");
                    return new Sum(
                            row.getInt("week"),
                            billing == null ? null : Billing.valueOf(billing),
                            cause == null ? null : FreeReason.valueOf(cause),
                            row.getInt("lines"),
                            row.getLong("minutes"));
                });
    }

    private static long minutes(List<Sum> sums, Predicate<Sum> which) {
        return sums.stream().filter(which).mapToLong(Sum::minutes).sum();
    }

    private static List<Overview.Week> weeks(Days days, List<Sum> sums) {
        var byWeek = sums.stream().collect(Collectors.groupingBy(Sum::week));
        var weeks = new ArrayList<Overview.Week>();
        for (var monday : days.weeks()) {
            var week = byWeek.getOrDefault(weeks.size() + 1, List.of());
            weeks.add(new Overview.Week(
                    monday,
                    minutes(week, sum -> sum.billing() == Billing.NORMAL),
                    minutes(week, sum -> sum.billing() == Billing.FREE)));
        }
        return List.copyOf(weeks);
    }

    private static List<Overview.FreeCause> freeByCause(List<Sum> sums) {
        return sums.stream()
                .filter(sum -> sum.billing() == Billing.FREE)
                .collect(Collectors.groupingBy(sum -> Optional.ofNullable(sum.cause())))
                .entrySet()
                .stream()
                .map(cause -> new Overview.FreeCause(
                        cause.getKey().orElse(null),
                        cause.getValue().stream().mapToInt(Sum::lines).sum(),
                        minutes(cause.getValue(), sum -> true)))
                .sorted(Comparator.comparingLong(Overview.FreeCause::minutes)
                        .reversed()
                        .thenComparing(Overview.FreeCause::cause, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
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
                    days.bind(select, 1);
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
