package fr.gestan.gsupport.desktop.session;

import java.net.URI;
import java.util.Optional;

/** The address of a server as a person types it. */
public final class ServerAddress {

    private ServerAddress() {}

    /** {@code http} unless another scheme is typed; empty where it is no address of a server. */
    public static Optional<URI> of(String typed) {
        try {
            var words = typed.strip();
            var address = URI.create(words.contains("://") ? words : "http://" + words);
            var web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
