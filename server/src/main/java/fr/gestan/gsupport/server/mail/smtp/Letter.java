package fr.gestan.gsupport.server.mail.smtp;

import fr.gestan.gsupport.server.mail.letters.Attachment;
import fr.gestan.gsupport.server.mail.letters.InlineImage;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is to be sent, before it is put as mail programs want it.
 *
 * @param messageId the same for a repetition, so that it can be recognised
 * @param recipients addresses, which may have letters beyond ASCII
 * @param html null: plain text alone
 * @param images that the HTML shows; may be empty
 * @param attachments files that go along; may be empty
 * @param headers beside the usual ones, of ASCII
 */
public record Letter(
        UUID messageId,
        List<String> recipients,
        String subject,
        String text,
        String html,
        List<InlineImage> images,
        List<Attachment> attachments,
        Map<String, String> headers) {

    public Letter {
        recipients = List.copyOf(recipients);
        images = List.copyOf(images);
        headers = Map.copyOf(headers);
        attachments = List.copyOf(attachments);
    }

    /** One that no file goes along with. */
    public Letter(
            UUID messageId,
            List<String> recipients,
            String subject,
            String text,
            String html,
            List<InlineImage> images,
            Map<String, String> headers) {
        this(messageId, recipients, subject, text, html, images, List.of(), headers);
    }
}
