package fr.gestan.gsupport.server.mail.smtp;

import fr.gestan.gsupport.server.mail.MailSettings;
import java.util.Optional;

/** What mails say of who sends them. */
record MailSet(String from, Optional<String> fromName, Optional<String> replyTo, Optional<String> envelopeFrom)
        implements MailSettings {

    static final MailSet USUAL =
            new MailSet("support@gestan.example", Optional.empty(), Optional.empty(), Optional.empty());

    @Override
    public boolean creditNotes() {
        return true;
    }

    @Override
    public Optional<String> bugReportsTo() {
        return Optional.empty();
    }

    @Override
    public int perMinute() {
        return 600;
    }

    @Override
    public Retry retry() {
        throw new UnsupportedOperationException();
    }
}
