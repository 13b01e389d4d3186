package fr.gestan.gsupport.server.mail.delivery;

import fr.gestan.gsupport.server.mail.Outbox;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail of the outbox that this server has taken upon itself to send.
 *
 * @param lineId the line of history that it tells of
 * @param messageId the same at each attempt, so that a repetition can be recognised
 * @param attempts how many there were, this one included
 * @param triedSince when the first of them was
 * @param preferencesToken the client's
 * @param choice what the client stops with one click in this mail, {@code RECAP} or {@code CREDIT_NOTE}; null where it
 *     is not for the client, or was asked for
 * @param wanted false where the client has stopped such mails since this one was queued
 */
record DueMail(
        long id,
        Outbox.Kind kind,
        long lineId,
        String recipient,
        UUID messageId,
        int attempts,
        Instant triedSince,
        String preferencesToken,
        Outbox.Kind choice,
        boolean wanted) {}
