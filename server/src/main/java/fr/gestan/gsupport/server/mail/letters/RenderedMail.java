package fr.gestan.gsupport.server.mail.letters;

import java.util.List;

/**
 * A mail as it will be sent: both parts say the same.
 *
 * @param subject one line
 * @param html shows each of {@code images} by {@code cid:<contentId>}
 * @param images go along within the mail, so that none is fetched; may be empty
 */
public record RenderedMail(String subject, String html, String text, List<InlineImage> images) {

    public RenderedMail {
        images = List.copyOf(images);
    }
}
