package fr.gestan.gsupport.server.mail.letters;

import fr.gestan.gsupport.server.mail.PublisherSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The publisher's picture at the top of each mail.
 *
 * @param width in which mails show it, px
 * @param height in which mails show it, px
 * @param drawn by us and not the publisher's own: the name then stands beside it
 */
public record Logo(InlineImage image, int width, int height, boolean drawn) {

    /** What a file must be, for a sentence that refuses another. */
    public static final String REQUIRED = "a PNG or JPEG file of 200 KiB at most, from 16 to 2000 pixels wide and high";

    private static final int MOST_BYTES = 200 * 1024;
    private static final int LEAST_PIXELS = 16;
    private static final int MOST_PIXELS = 2000;

    /** What a mail has room for; a picture of more pixels is sharp on screens that have more. */
    private static final int TALLEST = 48;

    private static final int WIDEST = 280;

    private static final String CONTENT_ID = "logo@gsupport";

    /** Not a picture that mails can bring. */
    public static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Reads the publisher's own.
     *
     * @throws Unusable where the file is not {@value #REQUIRED}
     */
    public static Logo of(Path file) throws Unusable {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("too large");
            }
            return of(Files.readAllBytes(file), false);
        } catch (IOException e) {
            throw new Unusable(e);
        }
    }

    private static Logo of(byte[] content, boolean drawn) throws IOException {
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IOException("no picture");
            }
            var reader = readers.next();
            try {
                reader.setInput(input);
                var format = reader.getFormatName().toLowerCase(Locale.ROOT);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (!("png".equals(format) || "jpeg".equals(format))
                        || Math.min(width, height) < LEAST_PIXELS
                        || Math.max(width, height) > MOST_PIXELS) {
                    throw new IOException("of another format or size");
                }
                reader.read(0);
                double scale = Math.min(1, Math.min((double) TALLEST / height, (double) WIDEST / width));
                var image = new InlineImage(
                        CONTENT_ID, "png".equals(format) ? "logo.png" : "logo.jpg", "image/" + format, content);
                return new Logo(
                        image,
                        Math.max(1, (int) Math.round(width * scale)),
                        Math.max(1, (int) Math.round(height * scale)),
                        drawn);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Which of them the settings name. */
    @Dependent
    static final class Chosen {

        @Produces
        @Singleton
        Logo logo(PublisherSettings publisher) throws Unusable, IOException {
            if (publisher.logo().isPresent()) {
                return of(publisher.logo().get());
            }
            try (var drawn = Logo.class.getResourceAsStream("/mail/logo.png")) {
                return of(drawn.readAllBytes(), true);
            }
        }
    }
}
