package fr.gestan.gsupport.server.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What is mailed to clients, and in whose name. */
@ConfigMapping(prefix = "gsupport.mail")
public interface MailSettings {

    /** The address that mails come from. */
    @WithDefault("support@gestan.fr")
    String from();

    /** The address that answers go to; unless told, {@link #from()}. */
    Optional<String> replyTo();

    /** Whether a purchase of credit is told to the client. */
    @WithDefault("true")
    boolean creditNotes();
}
