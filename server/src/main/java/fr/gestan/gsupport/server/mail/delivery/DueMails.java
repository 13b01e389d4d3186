package fr.gestan.gsupport.server.mail.delivery;

import fr.gestan.gsupport.server.mail.Outbox;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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

    /** Of no meaning but to be the same on every server: whoever counts the last minute's mails is alone with them. */
    private static final long PACE = 7_205_759_403_792_794L;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final String ALONE = "SELECT pg_advisory_xact_lock(?)";
    private static final String OF_THIS_MINUTE = "SELECT count(*) FROM mail WHERE claimed_at > ?";

    /** A client's later mail waits for the earlier one; a bug report is not for the client. */
    private static final String CLAIM = """
            WITH due AS (
                SELECT id FROM mail
                WHERE status = 'QUEUED' AND next_attempt_at <= ?
                    AND NOT EXISTS (
                        SELECT FROM mail earlier
                        WHERE earlier.status = 'QUEUED' AND earlier.client_id = mail.client_id AND earlier.id < mail.id
                            AND (earlier.kind = 'BUG_REPORT') = (mail.kind = 'BUG_REPORT'))
                ORDER BY next_attempt_at, id
                LIMIT ?
                FOR UPDATE SKIP LOCKED),
            claimed AS (
                UPDATE mail SET attempts = attempts + 1, claimed_at = ?, tried_since = coalesce(tried_since, ?),
                    next_attempt_at = ?
                FROM due WHERE mail.id = due.id
                RETURNING mail.*)
            SELECT claimed.id, claimed.kind, claimed.line_id, claimed.recipient, claimed.message_id, claimed.attempts,
                claimed.tried_since, preference.token, choice.kind AS choice,
                CASE choice.kind
                    WHEN 'RECAP' THEN preference.recaps
                    WHEN 'CREDIT_NOTE' THEN preference.credit_notes
                    ELSE true END AS wanted
            FROM claimed
            JOIN mail_preference preference USING (client_id)
            JOIN ledger_line line ON line.id = claimed.line_id
            LEFT JOIN ledger_line undone ON undone.id = line.corrects_line_id
            CROSS JOIN LATERAL (SELECT CASE
                WHEN claimed.kind IN ('BUG_REPORT', 'STATEMENT') THEN NULL
                WHEN claimed.kind IN ('ALERT', 'EXPIRY_NOTICE') THEN 'CREDIT_NOTE'
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
            UPDATE mail SET next_attempt_at = ?, last_error = ? WHERE id = ? AND status = 'QUEUED' AND attempts = ?
            """;
    private static final String END = """
            UPDATE mail SET status = ?, next_attempt_at = NULL, last_error = ?
            WHERE id = ? AND status = 'QUEUED' AND attempts = ?
            """;

    private final AgroalDataSource dataSource;

    DueMails(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Takes mails that are due, the longest due first; nobody else gets them until the lease is over.
     *
     * @param most how many at most
     * @param perMinute how many all servers together may take within a minute
     */
    List<DueMail> claim(int most, int perMinute, Instant now, Instant leasedUntil) {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int allowed = Math.min(most, leftOfThisMinute(connection, perMinute, now));
                var claimed = allowed <= 0 ? List.<DueMail>of() : claim(connection, allowed, now, leasedUntil);
                connection.commit();
                return claimed;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The mails that are due could not be read", e);
        }
    }

    private static int leftOfThisMinute(Connection connection, int perMinute, Instant now) throws SQLException {
        try (var alone = connection.prepareStatement(ALONE);
                var count = connection.prepareStatement(OF_THIS_MINUTE)) {
            alone.setLong(1, PACE);
            alone.execute();
            count.setObject(1, utc(now.minus(MINUTE)));
            try (var row = count.executeQuery()) {
                row.next();
                return perMinute - row.getInt(1);
            }
        }
    }

    private static List<DueMail> claim(Connection connection, int most, Instant now, Instant leasedUntil)
            throws SQLException {
        try (var claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, utc(now));
            claim.setInt(2, most);
            claim.setObject(3, utc(now));
            claim.setObject(4, utc(now));
            claim.setObject(5, utc(leasedUntil));
            var claimed = new ArrayList<DueMail>();
            try (var rows = claim.executeQuery()) {
                while (rows.next()) {
                    claimed.add(dueMail(rows));
                }
            }
            return claimed;
        }
    }

    /** The mail server has taken the mail, or it lies in its file. */
    void sent(long mailId, Instant now) {
        update(mailId, SENT, utc(now), mailId);
    }

    /** The mail could not be sent for now; unless somebody else tries by now. */
    void tryAgain(DueMail mail, Instant at, String reason) {
        update(mail.id(), AGAIN, utc(at), shortened(reason), mail.id(), mail.attempts());
    }

    /** The mail will not be sent unless a person asks for it. */
    void failed(DueMail mail, String reason) {
        update(mail.id(), END, "FAILED", shortened(reason), mail.id(), mail.attempts());
    }

    /** The client does not want the mail any more. */
    void suppressed(DueMail mail, String reason) {
        update(mail.id(), END, "SUPPRESSED", shortened(reason), mail.id(), mail.attempts());
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
        var choice = row.getString("choice");
        return new DueMail(
                row.getLong("id"),
                Outbox.Kind.valueOf(row.getString("kind")),
                row.getLong("line_id"),
                row.getString("recipient"),
                row.getObject("message_id", UUID.class),
                row.getInt("attempts"),
                row.getObject("tried_since", OffsetDateTime.class).toInstant(),
                row.getString("token"),
                choice == null ? null : Outbox.Kind.valueOf(choice),
                row.getBoolean("wanted"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
