package fr.gestan.gsupport.server.mail.requests;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
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

    /** The part that is plain text. */
    static String text(MimeMessage message) {
        try {
            var content = message.getContent();
            return content instanceof MimeMultipart parts
                    ? (String) parts.getBodyPart(0).getContent()
                    : (String) content;
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
