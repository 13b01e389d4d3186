package fr.gestan.gsupport.server.mail.requests;

import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.mails.MailKind;
import fr.gestan.gsupport.api.mails.OutboxMail;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.mail.MailAddress;
import fr.gestan.gsupport.server.mail.MailSettings;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Trying a mail again because somebody wants it now, mostly one that failed after what stood in its way was put right. */
@ApplicationScoped
class Retries {

    /** At least as long as the worker may be busy with a mail: one that it has at hand must not be taken a second time. */
    private static final Duration MAY_BE_UNDER_WAY = Duration.ofMinutes(6);

    private static final String LOOK = """
            SELECT mail.kind, mail.client_id, mail.status, mail.recipient, client.email, mail.attempts,
                mail.next_attempt_at, mail.claimed_at
            FROM mail
            JOIN client ON client.id = mail.client_id
            WHERE mail.id = ?
            FOR UPDATE OF mail
            """;

    private static final String TRY_AFRESH = """
            UPDATE mail
            SET status = 'QUEUED', recipient = ?, attempts = 0, tried_since = NULL, next_attempt_at = ?
            WHERE id = ?
            """;

    private static final String TRY_NOW = "UPDATE mail SET next_attempt_at = ? WHERE id = ?";

    private final AgroalDataSource dataSource;
    private final OutboxPages outbox;
    private final Optional<String> bugReportsTo;
    private final Audit audit;
    private final Clock clock;

    Retries(AgroalDataSource dataSource, OutboxPages outbox, MailSettings settings, Audit audit, Clock clock) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.bugReportsTo = settings.bugReportsTo();
        this.audit = audit;
        this.clock = clock;
    }

    private record Standing(
            MailKind kind,
            long clientId,
            MailStatus status,
            String recipient,
            String clientsAddress,
            int attempts,
            OffsetDateTime nextAttemptAt,
            OffsetDateTime claimedAt) {

        /** Whoever retries has most likely put the address right; without one by now, the old one may still do. */
        String recipientByNow(Optional<String> bugReportsTo) {
            if (kind == MailKind.BUG_REPORT) {
                return bugReportsTo.orElse(recipient);
            }
            return MailAddress.isPlausible(clientsAddress) ? clientsAddress : recipient;
        }

        boolean isJustWaiting(Instant now) {
            return nextAttemptAt.toInstant().isAfter(now)
                    && (attempts == 0
                            || claimedAt != null
                                    && claimedAt
                                            .toInstant()
                                            .plus(MAY_BE_UNDER_WAY)
                                            .isBefore(now));
        }
    }

    /**
     * Puts a mail ahead of its time.
     *
     * @throws Failure.NotFound where there is no such mail
     * @throws Failure.Conflict where it was sent, or is not to be sent
     */
    @Transactional
    OutboxMail retry(long mailId, Caller caller) {
        var now = clock.instant();
        var at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        try {
            var mail = look(mailId);
            switch (mail.status()) {
                case SENT ->
                    throw conflict("Mail " + mailId + " was sent. To send a recap again, ask for another one.");
                case SUPPRESSED ->
                    throw conflict("Mail " + mailId + " is not to be sent: its client has no usable address, or does "
                            + "not want it, or nobody asked for it.");
                case FAILED -> {
                    update(TRY_AFRESH, mail.recipientByNow(bugReportsTo), at, mailId);
                    tellAudit(mail, mailId, caller, now);
                }
                case QUEUED -> {
                    if (mail.isJustWaiting(now)) {
                        update(TRY_NOW, at, mailId);
                        tellAudit(mail, mailId, caller, now);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Mail " + mailId + " could not be put ahead", e);
        }
        return outbox.one(mailId);
    }

    private static Failure.Conflict conflict(String detail) {
        return new Failure.Conflict("not-retryable", "This mail can not be tried again", detail);
    }

    private Standing look(long mailId) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(LOOK)) {
            select.setLong(1, mailId);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new Failure.NotFound("There is no mail " + mailId + ".");
                }
                return new Standing(
                        MailKind.valueOf(row.getString(1)),
                        row.getLong(2),
                        MailStatus.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        row.getObject(7, OffsetDateTime.class),
                        row.getObject(8, OffsetDateTime.class));
            }
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }

    private void tellAudit(Standing mail, long mailId, Caller caller, Instant now) {
        audit.write(
                new Audit.Entry(
                        caller.id(),
                        "mail.retry",
                        mail.clientId(),
                        "mail " + mailId,
                        caller.address(),
                        "OK",
                        "was " + mail.status()),
                now);
    }
}
