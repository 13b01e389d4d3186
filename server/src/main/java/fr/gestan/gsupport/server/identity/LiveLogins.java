package fr.gestan.gsupport.server.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether a login still stands on which something hangs for longer than a request. */
@ApplicationScoped
public class LiveLogins {

    private final Callers callers;

    LiveLogins(Callers callers) {
        this.callers = callers;
    }

    /**
     * The person as they are now; empty where the token has expired or was ended, or the person deactivated.
     *
     * @param tokenHash {@link CurrentCaller#secretHash()}
     * @param address where the login's request came from
     */
    public Optional<Caller> find(byte[] tokenHash, String address) {
        return callers.bySession(tokenHash, address);
    }
}
