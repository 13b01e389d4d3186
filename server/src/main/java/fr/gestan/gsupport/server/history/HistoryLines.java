package fr.gestan.gsupport.server.history;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.mail.SuppressionWords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** How a line is read with all that is told of it: what undid it, what came in its stead, its mail. */
public final class HistoryLines {

    /** To be followed by a condition on {@code line}. */
    public static final String SELECT = """
            SELECT line.id, line.client_id, line.seq, line.kind, line.summary, line.advice, line.by_code,
                line.balance_before, line.balance_after, line.performed_at, line.duration_minutes, line.billing,
                line.corrects_line_id, undo.id AS corrected_by_line_id, line.replaces_line_id,
                again.id AS replacement_line_id, line.override_reason, line.lot_line_id, line.lot_until,
                mail.id AS mail_id, mail.status AS mail_status, mail.sent_at AS mail_sent_at,
                mail.last_error AS mail_last_error, bug.id AS bug_id, bug.status AS bug_status,
                bug.sent_at AS bug_sent_at, bug.last_error AS bug_last_error
            FROM ledger_line line
            LEFT JOIN ledger_line undo ON undo.corrects_line_id = line.id
            LEFT JOIN ledger_line again ON again.replaces_line_id = coalesce(line.corrects_line_id, line.id)
            LEFT JOIN LATERAL (
                SELECT told.id, told.status, told.last_error, max(told.sent_at) OVER () AS sent_at
                FROM (
                    SELECT * FROM mail
                    WHERE line_id = line.id AND requested_by IS NULL AND kind NOT IN ('ALERT', 'EXPIRY_NOTICE')
                    UNION ALL
                    SELECT * FROM mail
                    WHERE line_id = line.id AND requested_by IS NOT NULL
                        AND kind NOT IN ('BUG_REPORT', 'STATEMENT')) AS told
                ORDER BY told.status = 'SUPPRESSED', told.id DESC
                LIMIT 1) AS mail ON true
            LEFT JOIN LATERAL (
                SELECT id, status, last_error, sent_at FROM mail
                WHERE line_id = line.id AND requested_by IS NOT NULL AND kind = 'BUG_REPORT'
                ORDER BY id DESC
                LIMIT 1) AS bug ON true
            """;

    private HistoryLines() {}

    /** The line of a row that {@link #SELECT} answered. */
    public static HistoryLine read(ResultSet row) throws SQLException {
        var billing = row.getString("billing");
        return new HistoryLine(
                row.getLong("id"),
                row.getLong("client_id"),
                LineKind.valueOf(row.getString("kind")),
                row.getString("summary"),
                row.getString("advice"),
                row.getString("by_code"),
                row.getInt("balance_before"),
                row.getInt("balance_after"),
                instant(row, "performed_at"),
                row.getObject("duration_minutes", Integer.class),
                billing == null ? null : Billing.valueOf(billing),
                row.getObject("corrects_line_id", Long.class),
                row.getObject("corrected_by_line_id", Long.class),
                row.getObject("replaces_line_id", Long.class),
                row.getObject("replacement_line_id", Long.class),
                row.getString("override_reason"),
                mail(row, "mail_"),
                mail(row, "bug_"),
                lot(row));
    }

    private static HistoryLine.LotEnd lot(ResultSet row) throws SQLException {
        var lotLineId = row.getObject("lot_line_id", Long.class);
        return lotLineId == null
                ? null
                : new HistoryLine.LotEnd(lotLineId, row.getObject("lot_until", LocalDate.class));
    }

    private static HistoryLine.Mail mail(ResultSet row, String prefix) throws SQLException {
        var id = row.getObject(prefix + "id", Long.class);
        if (id == null) {
            return null;
        }
        var status = MailStatus.valueOf(row.getString(prefix + "status"));
        var lastError = row.getString(prefix + "last_error");
        boolean suppressed = status == MailStatus.SUPPRESSED;
        return new HistoryLine.Mail(
                id,
                status,
                instant(row, prefix + "sent_at"),
                suppressed ? SuppressionWords.meaning(lastError) : null,
                suppressed ? null : lastError);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
