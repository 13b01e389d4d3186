package fr.gestan.gsupport.api.mails;

import fr.gestan.gsupport.api.history.MailStatus;
import java.time.Instant;

/**
 * A mail of the outbox, and how far it has come. All instants are UTC.
 *
 * @param companyName of the client as it is now
 * @param lineId "ID inter" of the line that it tells of
 * @param recipient the address that it goes to; null where there was none
 * @param requestedBy trigram of who asked for it: to send a recap again, or a bug report; null for the mail that each line
 *     brings by itself
 * @param title of a bug report; null for every other kind
 * @param sentAt when the mail server took it; null before
 * @param attempts how often it was tried since it was queued, or since somebody last asked to try again
 * @param nextAttemptAt null unless {@code QUEUED}
 * @param lastError the mail server's last words, or why it is not sent; null where nothing went wrong
 */
public record OutboxMail(
        long id,
        MailKind kind,
        long clientId,
        String companyName,
        long lineId,
        MailStatus status,
        String recipient,
        String requestedBy,
        String title,
        Instant createdAt,
        Instant sentAt,
        int attempts,
        Instant nextAttemptAt,
        String lastError) {}
