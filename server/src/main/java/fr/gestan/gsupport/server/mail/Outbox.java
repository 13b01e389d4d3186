package fr.gestan.gsupport.server.mail;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.history.SuppressionReason;
import fr.gestan.gsupport.server.ledger.RoundTrip;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** Where mails wait: written in the transaction that records, sent by the worker after it. */
@ApplicationScoped
public class Outbox {

    private static final String QUEUE = """
            INSERT INTO mail (id, kind, client_id, line_id, recipient, status, created_at, next_attempt_at, last_error,
                requested_by, title, description, gestan_version, statement_from, statement_to)
            OVERRIDING SYSTEM VALUE
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String QUEUE_ABOUT = """
            INSERT INTO mail (kind, client_id, line_id, recipient, status, created_at, next_attempt_at, last_error,
                about_minutes, about_until, about_days)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (line_id, about_until, about_days) WHERE kind = 'EXPIRY_NOTICE' DO NOTHING
            """;

    private static final String NEXT_ID = "SELECT nextval('mail_id_seq')";

    private final AgroalDataSource dataSource;
    private final Event<MailQueued> mailQueued;

    Outbox(AgroalDataSource dataSource, Event<MailQueued> mailQueued) {
        this.dataSource = dataSource;
        this.mailQueued = mailQueued;
    }

    /** That there is a mail to send, told as it is written: who observes it after the commit finds the mail. */
    public record MailQueued() {}

    /** What a mail in the outbox is about. */
    public enum Kind {
        RECAP,
        CREDIT_NOTE,
        CORRECTED_RECAP,
        BUG_REPORT,
        STATEMENT,
        ALERT,
        EXPIRY_NOTICE
    }

    /**
     * A mail that is in the outbox.
     *
     * @param status {@code QUEUED}, or {@code SUPPRESSED} where there is nobody to send it to
     * @param suppressedBecause null where it is queued
     */
    public record Queued(long id, MailStatus status, SuppressionReason suppressedBecause) {

        /** How the contract tells of it. */
        public HistoryLine.Mail told() {
            return new HistoryLine.Mail(id, status, null, suppressedBecause, null);
        }
    }

    /**
     * What a bug report says.
     *
     * @param gestanVersion null where unknown
     */
    public record Bug(String title, String description, String gestanVersion) {

        private static final Bug NONE = new Bug(null, null, null);
    }

    /**
     * The days of a statement.
     *
     * @param from null: from the beginning
     * @param to included
     */
    public record Days(LocalDate from, LocalDate to) {

        private static final Days NONE = new Days(null, null);
    }

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
        return write(
                new Mail(kind, clientId, lineId, recipient, reasonToSuppress(recipient, wanted), null, Bug.NONE), now);
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
        return write(
                id,
                new Mail(kind, clientId, lineId, recipient, reasonToSuppress(recipient, wanted), null, Bug.NONE),
                now,
                trip);
    }

    /** Keeps, in the caller's transaction, that a line's mail is not sent. */
    public Queued suppress(Kind kind, long clientId, long lineId, SuppressionReason reason, Instant now) {
        return write(new Mail(kind, clientId, lineId, null, reason, null, Bug.NONE), now);
    }

    /**
     * Puts one more recap of a line into the outbox, in the caller's transaction.
     *
     * @param recipient as for {@link #queue}
     * @param wanted as for {@link #queue}
     * @param requestedBy code of who asked for it
     */
    public Queued queueAgain(
            long clientId, long lineId, String recipient, boolean wanted, String requestedBy, Instant now) {
        var reason = reasonToSuppress(recipient, wanted);
        return write(new Mail(Kind.RECAP, clientId, lineId, recipient, reason, requestedBy, Bug.NONE), now);
    }

    /**
     * Puts a bug report into the outbox, in the caller's transaction.
     *
     * @param recipient the development team's address
     * @param reportedBy code of the technician
     */
    public Queued queueBugReport(
            long clientId, long lineId, String recipient, Bug bug, String reportedBy, Instant now) {
        return write(new Mail(Kind.BUG_REPORT, clientId, lineId, recipient, null, reportedBy, bug), now);
    }

    /**
     * Puts a statement into the outbox, in the caller's transaction. Whoever asks for one wants it, so no choice of the
     * client's keeps it back.
     *
     * @param lineId the newest line of the account
     * @param recipient as for {@link #queue}
     * @param requestedBy code of who asked for it
     */
    public Queued queueStatement(
            long clientId, long lineId, String recipient, Days days, String requestedBy, Instant now) {
        var reason = reasonToSuppress(recipient, true);
        return write(new Mail(Kind.STATEMENT, clientId, lineId, recipient, reason, requestedBy, Bug.NONE, days), now);
    }

    /**
     * What an alert or a notice is about.
     *
     * @param minutes the threshold or, of a lot, what was left of it
     * @param until of a lot, its last day; null for an alert
     * @param days of a lot, at which distance it is announced; null for an alert
     */
    public record About(int minutes, LocalDate until, Integer days) {}

    /**
     * Puts a mail beside the one that its line has into the outbox, on a trip that is still to be made; a notice that there
     * is already stays the only one.
     *
     * @param recipient as for {@link #queue}
     * @param wanted as for {@link #queue}
     */
    public void queue(
            Kind kind,
            long clientId,
            long lineId,
            About about,
            String recipient,
            boolean wanted,
            Instant now,
            RoundTrip trip) {
        var suppressedBecause = reasonToSuppress(recipient, wanted);
        var at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        boolean toSend = suppressedBecause == null;
        trip.tell(
                QUEUE_ABOUT,
                parameters -> parameters
                        .add(kind.name())
                        .add(clientId)
                        .add(lineId)
                        .add(recipient, Types.VARCHAR)
                        .add((toSend ? MailStatus.QUEUED : MailStatus.SUPPRESSED).name())
                        .add(at)
                        .add(toSend ? at : null, Types.TIMESTAMP_WITH_TIMEZONE)
                        .add(toSend ? null : SuppressionWords.of(suppressedBecause), Types.VARCHAR)
                        .add(about.minutes())
                        .add(about.until(), Types.DATE)
                        .add(about.days(), Types.SMALLINT));
        if (toSend) {
            mailQueued.fire(new MailQueued());
        }
    }

    /**
     * @param suppressedBecause null: it is to be sent
     * @param requestedBy null: the line brings it by itself
     */
    private record Mail(
            Kind kind,
            long clientId,
            long lineId,
            String recipient,
            SuppressionReason suppressedBecause,
            String requestedBy,
            Bug bug,
            Days days) {

        Mail(
                Kind kind,
                long clientId,
                long lineId,
                String recipient,
                SuppressionReason suppressedBecause,
                String requestedBy,
                Bug bug) {
            this(kind, clientId, lineId, recipient, suppressedBecause, requestedBy, bug, Days.NONE);
        }

        MailStatus status() {
            return suppressedBecause == null ? MailStatus.QUEUED : MailStatus.SUPPRESSED;
        }
    }

    /**
     * Why a mail would be suppressed.
     *
     * @param recipient may be null
     * @return null where it would be sent
     */
    public static SuppressionReason reasonToSuppress(String recipient, boolean wanted) {
        if (!MailAddress.isPlausible(recipient)) {
            return SuppressionReason.NO_ADDRESS;
        }
        return wanted ? null : SuppressionReason.NOT_WANTED;
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

    private Queued write(long id, Mail mail, Instant now, RoundTrip trip) {
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
                        .add(
                                mail.suppressedBecause() == null ? null : SuppressionWords.of(mail.suppressedBecause()),
                                Types.VARCHAR)
                        .add(mail.requestedBy(), Types.VARCHAR)
                        .add(mail.bug().title(), Types.VARCHAR)
                        .add(mail.bug().description(), Types.VARCHAR)
                        .add(mail.bug().gestanVersion(), Types.VARCHAR)
                        .add(mail.days().from(), Types.DATE)
                        .add(mail.days().to(), Types.DATE));
        if (mail.status() == MailStatus.QUEUED) {
            mailQueued.fire(new MailQueued());
        }
        return new Queued(id, mail.status(), mail.suppressedBecause());
    }
}
