package fr.gestan.gsupport.server.history;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.ledger.Accounts;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;

/** A client's lines with the mails that told of them, newest first, by pages that cost the same wherever they lie. */
@ApplicationScoped
class History {

    private static final String PAGE = """
            SELECT line.id, line.seq, line.kind, line.summary, line.advice, line.by_code, line.balance_before,
                line.balance_after, line.performed_at, line.duration_minutes, line.billing, line.corrects_line_id,
                undo.id AS corrected_by_line_id, line.replaces_line_id,
                again.id AS replacement_line_id, line.override_reason,
                mail.id AS mail_id, mail.status AS mail_status, mail.sent_at AS mail_sent_at
            FROM ledger_line line
            LEFT JOIN ledger_line undo ON undo.corrects_line_id = line.id
            LEFT JOIN ledger_line again ON again.replaces_line_id = coalesce(line.corrects_line_id, line.id)
            LEFT JOIN mail ON mail.line_id = line.id
            WHERE line.client_id = ? AND line.seq < ?
            ORDER BY line.seq DESC
            LIMIT ?
            """;

    private final AgroalDataSource dataSource;
    private final Accounts accounts;

    History(AgroalDataSource dataSource, Accounts accounts) {
        this.dataSource = dataSource;
        this.accounts = accounts;
    }

    /**
     * One page.
     *
     * @param after null: the newest lines; otherwise the {@code next} of the page before
     * @throws Failure.NotFound where there is no such client
     */
    Page<HistoryLine> page(long clientId, int limit, String after) {
        int beforeSeq = after == null ? Integer.MAX_VALUE : Position.read(after);
        if (accounts.findById(clientId) == null) {
            throw Failure.NotFound.client(clientId);
        }
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setLong(1, clientId);
            select.setInt(2, beforeSeq);
            select.setInt(3, limit + 1);
            try (var row = select.executeQuery()) {
                var lines = new ArrayList<HistoryLine>();
                int lastSeq = 0;
                while (row.next()) {
                    if (lines.size() == limit) {
                        return new Page<>(lines, Position.write(lastSeq));
                    }
                    lines.add(line(clientId, row));
                    lastSeq = row.getInt("seq");
                }
                return new Page<>(lines, null);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The history of client " + clientId + " could not be read", e);
        }
    }

    private static HistoryLine line(long clientId, ResultSet row) throws SQLException {
        var billing = row.getString("billing");
        return new HistoryLine(
                row.getLong("id"),
                clientId,
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
                mail(row));
    }

    private static HistoryLine.Mail mail(ResultSet row) throws SQLException {
        var id = row.getObject("mail_id", Long.class);
        return id == null
                ? null
                : new HistoryLine.Mail(
                        id, MailStatus.valueOf(row.getString("mail_status")), instant(row, "mail_sent_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** Where a page ends: the place of its last line, opaque to callers. */
    private static final class Position {

        private Position() {}

        static String write(int seq) {
            return PageKey.write(String.valueOf(seq));
        }

        static int read(String after) {
            try {
                return Integer.parseInt(PageKey.read(after));
            } catch (NumberFormatException e) {
                throw PageKey.notOurs();
            }
        }
    }
}
