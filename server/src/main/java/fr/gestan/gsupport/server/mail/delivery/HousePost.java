package fr.gestan.gsupport.server.mail.delivery;

import fr.gestan.gsupport.server.mail.smtp.NotTaken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Mails to people of the house, sent at once and beside the outbox: no client or line has to do with them. */
@ApplicationScoped
public class HousePost {

    private final Postman postman;

    HousePost(Postman postman) {
        this.postman = postman;
    }

    /**
     * A mail of plain text.
     *
     * @param name of its file, where there is no mail server
     * @param messageId the same for a repetition, so that it can be recognised
     */
    public record Letter(String name, UUID messageId, List<String> recipients, String subject, String text) {
        public Letter {
            recipients = List.copyOf(recipients);
        }
    }

    /**
     * Sends, and returns once the mail server has taken the mail.
     *
     * @throws NotSent where it has not, whatever the cause
     */
    public void send(Letter letter) throws NotSent {
        try {
            postman.send(letter);
        } catch (NotTaken | RuntimeException e) {
            throw new NotSent(e.getMessage(), e);
        }
    }
}
