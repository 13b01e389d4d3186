package fr.gestan.gsupport.server.mail;

import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.server.ledger.RoundTrip;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** Where mails wait: written in the transaction that records, sent by the worker after it. */
@ApplicationScoped
public class Outbox {

    private static final String QUEUE = """
            INSERT INTO mail (id, kind, client_id, line_id, recipient, status, created_at, next_attempt_at, last_error)
            OVERRIDING SYSTEM VALUE
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String NEXT_ID = "SELECT nextval('mail_id_seq')";

    private final AgroalDataSource dataSource;

    Outbox(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What a mail in the outbox is about. */
    public enum Kind {
        RECAP,
        CREDIT_NOTE,
        CORRECTED_RECAP,
        BUG_REPORT
    }

    /**
     * A mail that is in the outbox.
     *
     * @param status {@code QUEUED}, or {@code SUPPRESSED} where there is nobody to send it to
     */
    public record Queued(long id, MailStatus status) {}

    /** The id of the next mail, on a trip that is still to be made. */
    public Supplier<Long> nextId(RoundTrip trip) {
        return trip.ask(NEXT_ID, parameters -> {}, row -> {
            row.next();
            return row.getLong(1);
        });
    }

    /**
     * Puts the mail that tells of a line into the outbox, in the caller's transaction.
     *
     * @param recipient null or no address at all: the mail is {@code SUPPRESSED}
     * @param wanted false where the client chose not to get such mails: {@code SUPPRESSED}
     */
    public Queued queue(Kind kind, long clientId, long lineId, String recipient, boolean wanted, Instant now) {
        return write(new Mail(kind, clientId, lineId, recipient, reasonToSuppress(recipient, wanted)), now);
    }

    /**
     * The same, on a trip that is still to be made.
     *
     * @param id had by {@link #nextId}
     */
    public Queued queue(
            long id,
            Kind kind,
            long clientId,
            long lineId,
            String recipient,
            boolean wanted,
            Instant now,
            RoundTrip trip) {
        return write(id, new Mail(kind, clientId, lineId, recipient, reasonToSuppress(recipient, wanted)), now, trip);
    }

    /**
     * Keeps, in the caller's transaction, that a line's mail is not sent.
     *
     * @param reason a few words for whoever looks for the mail
     */
    public Queued suppress(Kind kind, long clientId, long lineId, String reason, Instant now) {
        return write(new Mail(kind, clientId, lineId, null, reason), now);
    }

    /** @param suppressedBecause null: it is to be sent */
    private record Mail(Kind kind, long clientId, long lineId, String recipient, String suppressedBecause) {

        MailStatus status() {
            return suppressedBecause == null ? MailStatus.QUEUED : MailStatus.SUPPRESSED;
        }
    }

    private static String reasonToSuppress(String recipient, boolean wanted) {
        if (!MailAddress.isPlausible(recipient)) {
            return "no usable e-mail address";
        }
        return wanted ? null : "the client chose not to get these mails";
    }

    private Queued write(Mail mail, Instant now) {
        try {
            var first = new RoundTrip();
            var id = nextId(first);
            first.make(dataSource);
            var trip = new RoundTrip();
            var queued = write(id.get(), mail, now, trip);
            trip.make(dataSource);
            return queued;
        } catch (SQLException e) {
            throw new IllegalStateException("The mail of line " + mail.lineId() + " could not be queued", e);
        }
    }

    private static Queued write(long id, Mail mail, Instant now, RoundTrip trip) {
        var at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        trip.tell(
                QUEUE,
                parameters -> parameters
                        .add(id)
                        .add(mail.kind().name())
                        .add(mail.clientId())
                        .add(mail.lineId())
                        .add(mail.recipient(), Types.VARCHAR)
                        .add(mail.status().name())
                        .add(at)
                        .add(mail.status() == MailStatus.QUEUED ? at : null, Types.TIMESTAMP_WITH_TIMEZONE)
                        .add(mail.suppressedBecause(), Types.VARCHAR));
        return new Queued(id, mail.status());
    }
}
