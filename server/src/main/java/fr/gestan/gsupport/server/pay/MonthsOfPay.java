package fr.gestan.gsupport.server.pay;

import fr.gestan.gsupport.api.pay.MonthOfPay;
import fr.gestan.gsupport.server.database.ManyRows;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Sums up a month per technician: every intervention counts, a corrected one does not (product.md, "Pay"). */
@ApplicationScoped
class MonthsOfPay {

    /** A row at least, so that a month without work can be closed too. */
    static final String REPORT = PayEntries.WITH_ENTRIES + """
            SELECT sums.*, closing.closed_at, closing.closed_by
            FROM (VALUES (1)) AS one
            LEFT JOIN (
                SELECT entry.by_code, technician.full_name, sum(entry.sign) AS interventions,
                    coalesce(sum(entry.sign * entry.duration_minutes) FILTER (WHERE entry.billing = 'NORMAL'), 0)
                        AS normal_minutes,
                    coalesce(sum(entry.sign * entry.duration_minutes) FILTER (WHERE entry.billing = 'FREE'), 0)
                        AS free_minutes
                FROM entry JOIN technician ON technician.code = entry.by_code
                WHERE """ + " " + PayEntries.OF_PEOPLE + """

                GROUP BY entry.by_code, technician.full_name) AS sums ON true
            LEFT JOIN pay_closing closing ON closing.month = ?
            ORDER BY sums.by_code
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final ZoneId publisherZone;

    MonthsOfPay(AgroalDataSource dataSource, Clock clock, ZoneId publisherZone) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.publisherZone = publisherZone;
    }

    /** That month, or the one that it is now in the publisher's time zone. */
    YearMonth orThisMonth(YearMonth monthOrNull) {
        return monthOrNull == null ? YearMonth.now(clock.withZone(publisherZone)) : monthOrNull;
    }

    /**
     * The month's report.
     *
     * @param by null: everybody
     */
    MonthOfPay report(YearMonth month, String by) {
        try {
            return ManyRows.read(dataSource, connection -> report(connection, month, by));
        } catch (SQLException e) {
            throw new IllegalStateException("The pay of " + month + " could not be summed up", e);
        }
    }

    private MonthOfPay report(Connection connection, YearMonth month, String by) throws SQLException {
        try (var select = connection.prepareStatement(REPORT)) {
            PayEntries.bind(select, month, publisherZone);
            select.setString(PayEntries.PARAMETERS + 1, by);
            select.setString(PayEntries.PARAMETERS + 2, by);
            select.setObject(PayEntries.PARAMETERS + 3, PayEntries.firstDay(month));
            try (var row = select.executeQuery()) {
                MonthOfPay.Closed closed = null;
                var technicians = new ArrayList<MonthOfPay.Technician>();
                while (row.next()) {
                    closed = closed(row);
                    if (row.getString("by_code") != null) {
                        technicians.add(technician(row));
                    }
                }
                return new MonthOfPay(month, closed, List.copyOf(technicians));
            }
        }
    }

    private static MonthOfPay.Closed closed(ResultSet row) throws SQLException {
        var at = row.getObject("closed_at", OffsetDateTime.class);
        return at == null ? null : new MonthOfPay.Closed(at.toInstant(), row.getString("closed_by"));
    }

    private static MonthOfPay.Technician technician(ResultSet row) throws SQLException {
        long normal = row.getLong("normal_minutes");
        long free = row.getLong("free_minutes");
        return new MonthOfPay.Technician(
                row.getString("by_code"),
                row.getString("full_name"),
                row.getInt("interventions"),
                normal,
                free,
                Math.addExact(normal, free));
    }
}
