package fr.gestan.gsupport.server.mail.delivery;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A mail as it arrived.
 *
 * @param shown what a person reads in the HTML part: without tags, one space where there is white space
 */
record ReceivedMail(MimeMessage message, String text, String html, String shown) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Waits for the one mail to a recipient. */
    static ReceivedMail to(String recipient, GreenMail server) {
        Awaitility.await("a mail to " + recipient)
                .atMost(PATIENCE)
                .until(() -> !allTo(recipient, server).isEmpty());
        return of(allTo(recipient, server).get(0));
    }

    static List<MimeMessage> allTo(String recipient, GreenMail server) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> recipient.equals(header(message, "To")))
                .toList();
    }

    static ReceivedMail of(MimeMessage message) {
        try {
            var parts = (MimeMultipart) message.getContent();
            var text = ((String) parts.getBodyPart(0).getContent()).replace("\r\n", "\n");
            var withPictures = (MimeMultipart) parts.getBodyPart(1).getContent();
            var html = (String) withPictures.getBodyPart(0).getContent();
            return new ReceivedMail(message, text, html, shown(html));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String header(String name) {
        return header(message, name);
    }

    private static String header(MimeMessage message, String name) {
        try {
            return message.getHeader(name, null);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(String html) {
        return html.replaceAll("(?s)<style.*?</style>|<title.*?</title>|<!--.*?-->", "")
                .replaceAll("</?(?:a|strong|span)\\b[^>]*>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
