package fr.gestan.gsupport.server.mail.delivery;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.OptionalInt;

/** The mail server; application.properties hands these to Quarkus Mailer. */
@ConfigMapping(prefix = "gsupport.smtp")
interface SmtpSettings {

    /** Its name or address; none: mails become files. */
    Optional<String> host();

    OptionalInt port();

    Optional<String> user();

    Optional<String> password();

    /** Whether the connection is encrypted from its first byte. */
    boolean tls();

    /** Whether a plain connection turns to encryption: {@code DISABLED}, {@code OPTIONAL} or {@code REQUIRED}. */
    String startTls();
}
