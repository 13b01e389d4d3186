package fr.gestan.gsupport.server.mail.delivery;

import fr.gestan.gsupport.server.mail.Outbox;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The sending side of the outbox. To claim a mail is to put off its next attempt: no transaction stays open while a mail
 * server thinks, other servers leave the mail alone, and one that dies in between is followed by another attempt.
 */
@ApplicationScoped
class DueMails {

    private static final int LONGEST_REASON = 1000;

    private static final String CLAIM = """
            WITH due AS (
                SELECT id FROM mail
                WHERE status = 'QUEUED' AND next_attempt_at <= ?
                ORDER BY next_attempt_at, id
                LIMIT ?
                FOR UPDATE SKIP LOCKED),
            claimed AS (
                UPDATE mail SET attempts = attempts + 1, next_attempt_at = ?
                FROM due WHERE mail.id = due.id
                RETURNING mail.*)
            SELECT claimed.id, claimed.kind, claimed.line_id, claimed.recipient, claimed.message_id, claimed.attempts,
                   preference.token, choice.kind AS choice,
                   CASE choice.kind WHEN 'RECAP' THEN preference.recaps ELSE preference.credit_notes END AS wanted
            FROM claimed
            JOIN mail_preference preference USING (client_id)
            JOIN ledger_line line ON line.id = claimed.line_id
            LEFT JOIN ledger_line undone ON undone.id = line.corrects_line_id
            CROSS JOIN LATERAL (SELECT CASE
                WHEN claimed.kind <> 'CORRECTED_RECAP' THEN claimed.kind
                WHEN coalesce(undone.kind, line.kind) = 'INTERVENTION' THEN 'RECAP'
                ELSE 'CREDIT_NOTE' END) AS choice (kind)
            ORDER BY claimed.id
            """;
    private static final String SENT = """
            UPDATE mail SET status = 'SENT', sent_at = ?, next_attempt_at = NULL, last_error = NULL
            WHERE id = ? AND status = 'QUEUED'
            """;
    private static final String AGAIN = """
            UPDATE mail SET next_attempt_at = ?, last_error = ? WHERE id = ? AND status = 'QUEUED'
            """;
    private static final String END = """
            UPDATE mail SET status = ?, next_attempt_at = NULL, last_error = ? WHERE id = ? AND status = 'QUEUED'
            """;

    private final AgroalDataSource dataSource;

    DueMails(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Takes mails that are due, the longest due first; nobody else gets them until the lease is over.
     *
     * @param most how many at most
     */
    List<DueMail> claim(int most, Instant now, Instant leasedUntil) {
        try (var connection = dataSource.getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, utc(now));
            claim.setInt(2, most);
            claim.setObject(3, utc(leasedUntil));
            var claimed = new ArrayList<DueMail>();
            try (var rows = claim.executeQuery()) {
                while (rows.next()) {
                    claimed.add(dueMail(rows));
                }
            }
            return claimed;
        } catch (SQLException e) {
            throw new IllegalStateException("The mails that are due could not be read", e);
        }
    }

    /** The mail server has taken the mail, or it lies in its file. */
    void sent(long mailId, Instant now) {
        update(mailId, SENT, utc(now), mailId);
    }

    /** The mail could not be sent for now. */
    void tryAgain(long mailId, Instant at, String reason) {
        update(mailId, AGAIN, utc(at), shortened(reason), mailId);
    }

    /** The mail will not be sent unless a person asks for it. */
    void failed(long mailId, String reason) {
        update(mailId, END, "FAILED", shortened(reason), mailId);
    }

    /** The client does not want the mail any more. */
    void suppressed(long mailId, String reason) {
        update(mailId, END, "SUPPRESSED", shortened(reason), mailId);
    }

    private void update(long mailId, String sql, Object... values) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("What became of mail " + mailId + " could not be written", e);
        }
    }

    private static DueMail dueMail(ResultSet row) throws SQLException {
        return new DueMail(
                row.getLong("id"),
                Outbox.Kind.valueOf(row.getString("kind")),
                row.getLong("line_id"),
                row.getString("recipient"),
                row.getObject("message_id", UUID.class),
                row.getInt("attempts"),
                row.getString("token"),
                Outbox.Kind.valueOf(row.getString("choice")),
                row.getBoolean("wanted"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
