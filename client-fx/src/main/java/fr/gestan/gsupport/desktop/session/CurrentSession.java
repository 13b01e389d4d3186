package fr.gestan.gsupport.desktop.session;

import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.api.sessions.SessionsApi;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Tokens;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The login that calls are made with, renewed as it goes. Used from any thread. A call that began under one login is never
 * repeated under another: that may be another person's by then.
 */
public final class CurrentSession implements Tokens {

    private final KeptLogin kept;
    private final InstantSource clock;
    private volatile Login login;

    /**
     * @param kept where the login is kept that outlasts the desktop
     * @param clock says when a token ends
     */
    public CurrentSession(KeptLogin kept, InstantSource clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Calls are made with this login from now on.
     *
     * @param toKeep what to keep of it for the next start; empty: nothing, and what was kept before is forgotten
     */
    synchronized void begin(Session opened, SessionsApi sessions, Optional<KeptLogin.Content> toKeep) {
        toKeep.ifPresentOrElse(kept::keep, kept::forget);
        login = new Login(opened, sessions, kept, clock);
    }

    /** Calls are made with a login from now on that was kept, and goes on being kept. */
    synchronized void resume(Session renewed, SessionsApi sessions) {
        login = new Login(renewed, sessions, kept, clock);
    }

    /** Whether another window on this computer keeps a login, so that this one cannot. */
    boolean isKeptElsewhere() {
        return kept.isElsewhere();
    }

    @Override
    public Optional<String> token() {
        var current = login;
        return current == null ? Optional.empty() : current.token();
    }

    @Override
    public Optional<String> insteadOf(String refused) {
        var current = login;
        if (current == null || !current.gave(refused)) {
            return Optional.empty();
        }
        try {
            return current.insteadOf(refused);
        } catch (ApiFailure.SessionEnded e) {
            end(current);
            throw e;
        }
    }

    @Override
    public void refusedAgain(String token) {
        var current = login;
        if (current != null && current.gave(token)) {
            end(current);
        }
    }

    /** The tokens of this person's logins alone: what one person began is never done under the name of another. */
    public Tokens of(String userCode) {
        return new Tokens() {
            @Override
            public Optional<String> token() {
                var current = login;
                return current != null && current.isOf(userCode) ? current.token() : Optional.empty();
            }

            @Override
            public Optional<String> insteadOf(String refused) {
                return CurrentSession.this.insteadOf(refused);
            }

            @Override
            public void refusedAgain(String token) {
                CurrentSession.this.refusedAgain(token);
            }
        };
    }

    /** Whether {@link #renewIfDue} has something to do; costs nothing. */
    public boolean isRenewalDue() {
        var current = login;
        return current != null && current.isRenewalDue();
    }

    /** Renews the access token where it ends soon. Takes as long as a call, and fails like one. */
    public void renewIfDue() {
        var current = login;
        if (current == null) {
            return;
        }
        try {
            current.renewIfDue();
        } catch (ApiFailure.SessionEnded e) {
            end(current);
            throw e;
        }
    }

    /**
     * Goes on with the session that this call answers, as a change of password does: it ends the tokens of before, and
     * calls that are refused meanwhile wait for the new ones.
     *
     * @throws ApiFailure.SessionEnded also where nobody is logged in
     */
    void replaceBy(Callable<Session> call) throws Exception {
        var current = login;
        if (current == null) {
            throw new ApiFailure.SessionEnded();
        }
        current.replaceBy(call);
    }

    /**
     * From now on calls are made without a login, and none is kept.
     *
     * @return the tokens to tell the server with that this login is over; empty where nobody was logged in
     */
    public synchronized Optional<Tokens> end() {
        var current = login;
        login = null;
        kept.forget();
        return Optional.ofNullable(current);
    }

    private synchronized void end(Login ended) {
        ended.end();
        if (login == ended) {
            end();
        }
    }
}
