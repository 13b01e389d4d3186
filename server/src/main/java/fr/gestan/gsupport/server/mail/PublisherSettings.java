package fr.gestan.gsupport.server.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Who sells the support: what clients see of it in mails and on the pages that mails link to. */
@ConfigMapping(prefix = "gsupport.publisher")
public interface PublisherSettings {

    /** Signs the mails as {@code Équipe <name>}. */
    @WithDefault("Gestan")
    String name();

    /** The last line of each mail. */
    @WithDefault("Gestan, le couteau Suisse de la Gestion d'Entreprise.")
    String slogan();

    /** The address of an image; the same for every mail, so that it tells nothing of who reads. None: no image. */
    Optional<URI> logo();

    /** The colour of headings and buttons, as CSS writes it; white text must be readable on it. */
    @WithDefault("#1d5c85")
    String colour();

    /** Where the slogan leads. */
    Optional<URI> site();

    /** The page on which clients are invited to post; without it the invitation has no link. */
    Optional<URI> facebook();
}
