package fr.gestan.gsupport.server.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Whether a login still stands on which something hangs for longer than a request. */
@ApplicationScoped
public class LiveLogins {

    private final Callers callers;
    private final Clock clock;

    LiveLogins(Callers callers, Clock clock) {
        this.callers = callers;
        this.clock = clock;
    }

    /** The person as they are now; empty where the token has expired or was ended, or the person deactivated. */
    public Optional<Caller> find(HeldLogin login) {
        var caller = login.caller();
        if (login.signedUntil() == null) {
            return callers.bySession(login.tokenHash(), caller.address());
        }
        return clock.instant().isBefore(login.signedUntil())
                ? callers.byCode(caller.code(), login.tokenHash(), caller.address())
                        .map(account -> account.with(caller.roles()))
                : Optional.empty();
    }
}
