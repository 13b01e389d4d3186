package fr.gestan.gsupport.server.pay;

import fr.gestan.gsupport.api.pay.MonthOfPay;
import fr.gestan.gsupport.server.identity.Caller;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Sums up a month per technician: every intervention counts, a corrected one does not (product.md, "Pay"). */
@ApplicationScoped
class MonthsOfPay {

    /**
     * Starts from what was first recorded in that month and follows what was recorded in its stead, so that putting a
     * line right later moves no work to another month. What SQL need not be told about kinds and nulls is said for the
     * planner: corrections and replacements are few, and their indexes small.
     */
    static final String REPORT = """
            WITH RECURSIVE work AS (
                SELECT line.id, line.by_code, line.billing, line.duration_minutes,
                    EXISTS (SELECT FROM ledger_line undo
                        WHERE undo.kind = 'CORRECTION' AND undo.corrects_line_id = line.id) AS is_undone
                FROM ledger_line line
                WHERE line.kind = 'INTERVENTION' AND line.replaces_line_id IS NULL
                  AND line.performed_at >= ? AND line.performed_at < ?
                UNION ALL
                SELECT again.id, again.by_code, again.billing, again.duration_minutes,
                    EXISTS (SELECT FROM ledger_line undo
                        WHERE undo.kind = 'CORRECTION' AND undo.corrects_line_id = again.id)
                FROM work JOIN ledger_line again ON again.replaces_line_id = work.id
                WHERE work.is_undone AND again.replaces_line_id IS NOT NULL)
            SELECT work.by_code, technician.full_name, count(*) AS interventions,
                coalesce(sum(work.duration_minutes) FILTER (WHERE work.billing = 'NORMAL'), 0) AS normal_minutes,
                coalesce(sum(work.duration_minutes) FILTER (WHERE work.billing = 'FREE'), 0) AS free_minutes
            FROM work JOIN technician ON technician.code = work.by_code
            WHERE NOT work.is_undone AND work.by_code <> ? AND (?::varchar IS NULL OR work.by_code = ?)
            GROUP BY work.by_code, technician.full_name
            ORDER BY work.by_code
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final ZoneId publisherZone;

    MonthsOfPay(AgroalDataSource dataSource, Clock clock, ZoneId publisherZone) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.publisherZone = publisherZone;
    }

    /**
     * The month's report.
     *
     * @param monthOrNull null: the one that it is now in the publisher's time zone
     * @param by null: everybody
     */
    MonthOfPay report(YearMonth monthOrNull, String by) {
        var month = monthOrNull == null ? YearMonth.now(clock.withZone(publisherZone)) : monthOrNull;
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(REPORT)) {
            select.setObject(1, startOf(month));
            select.setObject(2, startOf(month.plusMonths(1)));
            select.setString(3, Caller.HOUSE);
            select.setString(4, by);
            select.setString(5, by);
            try (var row = select.executeQuery()) {
                var technicians = new ArrayList<MonthOfPay.Technician>();
                while (row.next()) {
                    long normal = row.getLong("normal_minutes");
                    long free = row.getLong("free_minutes");
                    technicians.add(new MonthOfPay.Technician(
                            row.getString("by_code"),
                            row.getString("full_name"),
                            row.getInt("interventions"),
                            normal,
                            free,
                            Math.addExact(normal, free)));
                }
                return new MonthOfPay(month, List.copyOf(technicians));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The pay of " + month + " could not be summed up", e);
        }
    }

    private OffsetDateTime startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(publisherZone).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
