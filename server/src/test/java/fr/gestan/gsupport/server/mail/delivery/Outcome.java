package fr.gestan.gsupport.server.mail.delivery;

import fr.gestan.gsupport.server.mail.MailedLines;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What becomes of a mail, sooner or later. */
record Outcome(MailedLines.Mailed mailed, MailedLines lines) {

    static Outcome of(MailedLines.Mailed mailed, MailedLines lines) {
        return new Outcome(mailed, lines);
    }

    void becomes(String status) {
        Awaitility.await("mail " + mailed.mailId() + " is " + status)
                .atMost(Duration.ofSeconds(30))
                .until(() -> status.equals(lines.status(mailed)));
    }

    String reason() {
        return (String) lines.value("SELECT last_error FROM mail WHERE id = ?", mailed.mailId());
    }

    int attempts() {
        return (Integer) lines.value("SELECT attempts FROM mail WHERE id = ?", mailed.mailId());
    }
}
