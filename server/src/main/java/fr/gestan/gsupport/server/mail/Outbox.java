package fr.gestan.gsupport.server.mail;

import fr.gestan.gsupport.api.history.MailStatus;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Where mails wait: written in the transaction that records, sent by the worker after it. */
@ApplicationScoped
public class Outbox {

    private static final String QUEUE = """
            INSERT INTO mail (kind, client_id, line_id, recipient, status, created_at, next_attempt_at, last_error)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            RETURNING id
            """;

    private final AgroalDataSource dataSource;

    Outbox(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What a mail in the outbox is about. */
    public enum Kind {
        RECAP,
        CREDIT_NOTE,
        CORRECTED_RECAP
    }

    /**
     * A mail that is in the outbox.
     *
     * @param status {@code QUEUED}, or {@code SUPPRESSED} where there is nobody to send it to
     */
    public record Queued(long id, MailStatus status) {}

    /**
     * Puts the mail that tells of a line into the outbox, in the caller's transaction.
     *
     * @param recipient null or no address at all: the mail is {@code SUPPRESSED}
     * @param wanted false where the client chose not to get such mails: {@code SUPPRESSED}
     */
    public Queued queue(Kind kind, long clientId, long lineId, String recipient, boolean wanted, Instant now) {
        String suppressedBecause = null;
        if (!MailAddress.isPlausible(recipient)) {
            suppressedBecause = "no usable e-mail address";
        } else if (!wanted) {
            suppressedBecause = "the client chose not to get these mails";
        }
        return insert(kind, clientId, lineId, recipient, suppressedBecause, now);
    }

    /**
     * Keeps, in the caller's transaction, that a line's mail is not sent.
     *
     * @param reason a few words for whoever looks for the mail
     */
    public Queued suppress(Kind kind, long clientId, long lineId, String reason, Instant now) {
        return insert(kind, clientId, lineId, null, reason, now);
    }

    private Queued insert(
            Kind kind, long clientId, long lineId, String recipient, String suppressedBecause, Instant now) {
        var status = suppressedBecause == null ? MailStatus.QUEUED : MailStatus.SUPPRESSED;
        var at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(QUEUE)) {
            insert.setString(1, kind.name());
            insert.setLong(2, clientId);
            insert.setLong(3, lineId);
            insert.setString(4, recipient);
            insert.setString(5, status.name());
            insert.setObject(6, at);
            insert.setObject(7, status == MailStatus.QUEUED ? at : null);
            insert.setString(8, suppressedBecause);
            try (var row = insert.executeQuery()) {
                row.next();
                return new Queued(row.getLong(1), status);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The mail of line " + lineId + " could not be queued", e);
        }
    }
}
