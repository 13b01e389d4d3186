package fr.gestan.gsupport.server.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
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

    /** The last line of each mail to a client who reads English; unless told, {@link #slogan()}. */
    Optional<String> sloganEn();

    /** A picture that mails bring along, so that none is fetched. None: a drawn one beside {@link #name()}. */
    Optional<Path> logo();

    /** The colour of headings and buttons, {@code #rrggbb}; white text is readable on it. */
    @WithDefault("#1d5c85")
    String colour();

    /** The colour of links in mails, {@code #rrggbb}, readable on white; unless told, {@link #colour()}. */
    Optional<String> linkColour();

    /** Where the slogan leads. */
    Optional<URI> site();

    /** The page on which clients are invited to post; without it the invitation has no link. */
    Optional<URI> facebook();
}
