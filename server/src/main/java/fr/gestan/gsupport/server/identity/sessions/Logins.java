package fr.gestan.gsupport.server.identity.sessions;

import fr.gestan.gsupport.api.sessions.Credentials;
import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Logs people in and out. */
@ApplicationScoped
class Logins {

    private static final String LOG_IN = "session.open";

    private final PasswordCheck passwords;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    Logins(PasswordCheck passwords, Sessions sessions, Audit audit, Clock clock) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens a session; a wrong login and a wrong password fail alike, and take the same time. */
    Session open(Credentials credentials, String address) {
        var known = passwords
                .known(credentials.login(), credentials.password(), LOG_IN, address)
                .orElseThrow(Logins::wrong);
        boolean stays = Boolean.TRUE.equals(credentials.stayLoggedIn());
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!passwords.stillHolds(known)) {
                throw wrong();
            }
            audit.write(
                    new Audit.Entry(
                            "person:" + known.code(), LOG_IN, null, null, address, "OK", stays ? "stays" : null),
                    clock.instant());
            return sessions.begin(known.code(), stays);
        });
    }

    private static Failure.NotLoggedIn wrong() {
        return new Failure.NotLoggedIn("The login or the password is wrong.");
    }

    /** Ends the session of that access token. */
    void close(Caller caller, byte[] accessTokenHash) {
        QuarkusTransaction.requiringNew().run(() -> {
            sessions.end(accessTokenHash);
            audit.write(
                    new Audit.Entry(caller.id(), "session.close", null, null, caller.address(), "OK", null),
                    clock.instant());
        });
    }
}
