package fr.gestan.gsupport.server.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
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

    /** The address of the development team, for bug reports; none: no bug can be reported. */
    Optional<String> bugReportsTo();

    /** The name that mails come from; none: the address alone. */
    Optional<String> fromName();

    /** Where bounces go, the sender of the envelope; unless told, {@link #from()}. */
    Optional<String> envelopeFrom();

    /** How many mails may go out within a minute, over all servers on the database. */
    @WithDefault("600")
    int perMinute();

    Retry retry();

    /** When a mail that the mail server does not take is tried again. */
    interface Retry {

        /** After the first attempt; twice as long each time. */
        @WithDefault("10s")
        Duration firstPause();

        @WithDefault("1h")
        Duration longestPause();

        /** After the first attempt the mail has failed. */
        @WithDefault("48h")
        Duration giveUpAfter();
    }
}
