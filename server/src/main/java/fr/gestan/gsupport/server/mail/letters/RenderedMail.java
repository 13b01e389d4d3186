package fr.gestan.gsupport.server.mail.letters;

import java.util.Base64;
import java.util.List;

/**
 * A mail as it will be sent: both parts say the same.
 *
 * @param subject one line
 * @param html shows each of {@code images} by {@code src="cid:<contentId>"}
 * @param images go along within the mail, so that none is fetched; may be empty
 * @param attachments files that go along; may be empty
 */
public record RenderedMail(
        String subject, String html, String text, List<InlineImage> images, List<Attachment> attachments) {

    public RenderedMail {
        images = List.copyOf(images);
        attachments = List.copyOf(attachments);
    }

    /** One that no file goes along with. */
    public RenderedMail(String subject, String html, String text, List<InlineImage> images) {
        this(subject, html, text, images, List.of());
    }

    /** The same with a file. */
    public RenderedMail with(Attachment file) {
        return new RenderedMail(subject, html, text, images, List.of(file));
    }

    /** The same HTML with the images in it, for where no mail brings them: a preview. */
    public String htmlAlone() {
        var alone = html;
        for (var image : images) {
            // No typed text has such quotes: there they are escaped.
            alone = alone.replace(
                    "src=\"cid:" + image.contentId() + "\"",
                    "src=\"data:" + image.contentType() + ";base64,"
                            + Base64.getEncoder().encodeToString(image.content()) + "\"");
        }
        return alone;
    }
}
