package fr.gestan.gsupport.server.pay;

import fr.gestan.gsupport.server.identity.Caller;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What counts in a month of pay: of a closed one what was kept of it; of an open one every intervention that is not
 * corrected, and what was corrected of months that were closed by then (product.md, "Pay").
 */
final class PayEntries {

    /**
     * To be followed by a query over {@code entry}. Starts from what was first recorded in that month and follows what was
     * recorded in its stead, so that putting a line right later moves no work to another month. What SQL need not be told
     * about kinds and nulls is said for the planner: corrections and replacements are few, and their indexes small.
     * Whether the month is closed is asked once, and in the same moment in which the lines are read.
     */
    static final String WITH_ENTRIES = """
            WITH RECURSIVE work AS (
                SELECT line.id, line.by_code, line.billing, line.duration_minutes,
                    EXISTS (SELECT FROM ledger_line undo
                        WHERE undo.corrects_line_id IS NOT NULL AND undo.corrects_line_id = line.id) AS is_undone
                FROM ledger_line line
                WHERE line.kind = 'INTERVENTION' AND line.replaces_line_id IS NULL
                  AND line.performed_at >= ? AND line.performed_at < ?
                  AND NOT EXISTS (SELECT FROM pay_closing WHERE month = ?)
                UNION ALL
                SELECT again.id, again.by_code, again.billing, again.duration_minutes,
                    EXISTS (SELECT FROM ledger_line undo
                        WHERE undo.corrects_line_id IS NOT NULL AND undo.corrects_line_id = again.id)
                FROM work JOIN ledger_line again ON again.replaces_line_id = work.id
                WHERE work.is_undone AND again.replaces_line_id IS NOT NULL),
            entry AS (
                SELECT id AS line_id, by_code, billing, 1 AS sign, duration_minutes, NULL::date AS corrects_month
                FROM work
                WHERE NOT is_undone
                UNION ALL
                SELECT line.id, coalesce(undone.by_code, line.by_code), coalesce(undone.billing, line.billing),
                    CASE line.kind WHEN 'CORRECTION' THEN -1 ELSE 1 END,
                    coalesce(undone.duration_minutes, line.duration_minutes), late.corrects_month
                FROM pay_late_line late
                JOIN ledger_line line ON line.id = late.line_id
                LEFT JOIN ledger_line undone ON undone.id = line.corrects_line_id
                WHERE late.counts_in = ? AND NOT EXISTS (SELECT FROM pay_closing WHERE month = ?)
                  AND NOT EXISTS (SELECT FROM ledger_line undo
                    WHERE undo.corrects_line_id IS NOT NULL AND undo.corrects_line_id = line.id)
                UNION ALL
                SELECT line_id, by_code, billing, sign, duration_minutes, corrects_month
                FROM pay_closed_line
                WHERE month = ?)
            """;

    /** How many question marks there are in it. */
    static final int PARAMETERS = 6;

    /** A person's entries, or everybody's; the house is never paid. */
    static final String OF_PEOPLE =
            "entry.by_code <> '" + Caller.HOUSE + "' AND (?::varchar IS NULL OR entry.by_code = ?)";

    private PayEntries() {}

    /** Binds the question marks of {@link #WITH_ENTRIES}. */
    static void bind(PreparedStatement statement, YearMonth month, ZoneId publisherZone) throws SQLException {
        var first = firstDay(month);
        statement.setObject(1, startOf(month, publisherZone));
        statement.setObject(2, startOf(month.plusMonths(1), publisherZone));
        statement.setObject(3, first);
        statement.setObject(4, first);
        statement.setObject(5, first);
        statement.setObject(6, first);
    }

    static LocalDate firstDay(YearMonth month) {
        return month.atDay(1);
    }

    static OffsetDateTime startOf(YearMonth month, ZoneId publisherZone) {
        return month.atDay(1).atStartOfDay(publisherZone).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }
}
