package fr.gestan.gsupport.server.mail.smtp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The mail server that takes our mails. */
@ConfigMapping(prefix = "gsupport.smtp")
public interface SmtpSettings {

    /** Its name or address; none: mails become files. */
    Optional<String> host();

    @WithDefault("25")
    int port();

    /** None: no login. */
    Optional<String> user();

    Optional<String> password();

    /** Whether the connection is encrypted from its first byte. */
    @WithDefault("false")
    boolean tls();

    /** Unless told, {@code REQUIRED} where a password would leave this machine and {@code OPTIONAL} else. */
    Optional<StartTls> startTls();

    /** A PEM file of certificates that are trusted beside those that Java trusts. */
    Optional<Path> ca();

    /** What we call ourselves in EHLO; unless told, this machine's name. */
    Optional<String> hello();

    /** How long the whole conversation about one mail may take. */
    @WithDefault("60s")
    Duration deadline();

    /** Whether a plain connection turns to encryption. */
    enum StartTls {
        DISABLED,
        OPTIONAL,
        REQUIRED
    }
}
