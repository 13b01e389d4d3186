package fr.gestan.gsupport.server.mail.smtp;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** With what mails are signed (RFC 6376): all three, or none and no signature. */
@ConfigMapping(prefix = "gsupport.dkim")
public interface DkimSettings {

    /** In whose name, such as {@code example.com}. */
    Optional<String> domain();

    /** Under which name of {@code _domainkey.<domain>} the public key is published. */
    Optional<String> selector();

    /** A PEM file with an RSA key, which nobody but its owner may read. */
    Optional<String> keyFile();
}
