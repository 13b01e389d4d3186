package fr.gestan.gsupport.server.mail.requests;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/** What a mail server was handed for an address. */
final class Arrived {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Arrived() {}

    static List<MimeMessage> at(String recipient, GreenMail server) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> recipient.equals(to(message)))
                .toList();
    }

    /** Waits until there are that many; oldest first. */
    static List<MimeMessage> await(int count, String recipient, GreenMail server) {
        Awaitility.await(count + " mails to " + recipient)
                .atMost(PATIENCE)
                .until(() -> at(recipient, server).size() >= count);
        return at(recipient, server);
    }

    /** Waits for one whose subject has these words. */
    static MimeMessage await(String recipient, String words, GreenMail server) {
        Awaitility.await("a mail to " + recipient + " on " + words)
                .atMost(PATIENCE)
                .until(() -> at(recipient, server).stream()
                        .anyMatch(message -> subject(message).contains(words)));
        return at(recipient, server).stream()
                .filter(message -> subject(message).contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The part that is plain text. */
    static String text(MimeMessage message) {
        return part(message, "text/plain");
    }

    /** The part that is HTML. */
    static String html(MimeMessage message) {
        return part(message, "text/html");
    }

    private static String part(Part from, String type) {
        try {
            if (from.isMimeType(type)) {
                return (String) from.getContent();
            }
            if (from.getContent() instanceof MimeMultipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    var found = part(parts.getBodyPart(i), type);
                    if (found != null) {
                        return found;
                    }
                }
            }
            return null;
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String to(MimeMessage message) {
        try {
            return message.getHeader("To", null);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
