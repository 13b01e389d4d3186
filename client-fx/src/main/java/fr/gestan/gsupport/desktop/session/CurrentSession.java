package fr.gestan.gsupport.desktop.session;

import fr.gestan.gsupport.api.sessions.Session;
import java.util.Optional;

/** The login that calls are made with. Read from any thread. */
public final class CurrentSession {

    private volatile Session session;

    /** What goes into {@code Authorization}; empty while nobody is logged in. */
    public Optional<String> token() {
        return Optional.ofNullable(session).map(Session::accessToken);
    }

    void begin(Session opened) {
        session = opened;
    }

    /** From now on calls are made without a login. */
    public void end() {
        session = null;
    }
}
