package fr.gestan.gsupport.desktop.session;

import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.desktop.api.ServerApi;
import java.net.URI;

/**
 * A person at work on a server.
 *
 * @param user who logged in
 */
public record Connection(URI server, ServerApi api, Session.User user) {

    /** Whether both are the same person on the same server, whatever the login. */
    public boolean isSamePersonAs(Connection other) {
        return other != null && server.equals(other.server) && user.code().equals(other.user.code());
    }
}
