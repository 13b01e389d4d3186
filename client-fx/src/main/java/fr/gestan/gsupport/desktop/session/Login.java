package fr.gestan.gsupport.desktop.session;

import fr.gestan.gsupport.api.sessions.Refresh;
import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.api.sessions.SessionsApi;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One login, from the password to its end, through all of its tokens. A refresh token works once and ends everything when
 * it comes a second time, so that only one renewal runs at a time, whoever asks for it.
 */
final class Login implements Tokens {

    /** How early an access token is renewed at most; a short one when a quarter of its time is left. */
    private static final Duration AHEAD_AT_MOST = Duration.ofMinutes(1);

    private static final int PART_AHEAD = 4;

    /** Calls that are still on their way were made with one of the last few tokens. */
    private static final int TOKENS_REMEMBERED = 8;

    private final SessionsApi sessions;
    private final KeptLogin kept;
    private final InstantSource clock;
    /** Held by whoever renews or replaces the tokens; reentrant, for a change of password may need a renewal itself. */
    private final ReentrantLock renewing = new ReentrantLock();

    private final Deque<String> earlier = new ArrayDeque<>();
    private volatile Session newest;
    private volatile Instant renewFrom;
    private volatile boolean over;
    private volatile long failures;
    private volatile ApiFailure lastFailure;

    /**
     * @param sessions needs no token of this login
     * @param kept gets each refresh token before it is used, if it has the one before
     */
    Login(Session opened, SessionsApi sessions, KeptLogin kept, InstantSource clock) {
        this.sessions = sessions;
        this.kept = kept;
        this.clock = clock;
        accept(opened);
    }

    @Override
    public Optional<String> token() {
        return over ? Optional.empty() : Optional.of(newest.accessToken());
    }

    boolean isOf(String userCode) {
        return newest.user() != null && newest.user().code().equals(userCode);
    }

    /** Whether a token was given out by this login, and lately. */
    boolean gave(String token) {
        synchronized (earlier) {
            return newest.accessToken().equals(token) || earlier.contains(token);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws ApiFailure.SessionEnded where the login has ended, and from then on
     */
    @Override
    public Optional<String> insteadOf(String refused) {
        long failuresBefore = failures;
        renewing.lock();
        try {
            if (!over && newest.accessToken().equals(refused)) {
                if (failures != failuresBefore) {
                    // Somebody tried while we waited for our turn, and all get the same answer.
                    throw lastFailure;
                }
                renew();
            }
            return token();
        } finally {
            renewing.unlock();
        }
    }

    /** Whether the access token ends soon, by the computer's clock: a wrong one costs nothing but an answer of 401. */
    boolean isRenewalDue() {
        return !over && renewFrom != null && !clock.instant().isBefore(renewFrom);
    }

    /** Renews, unless somebody else is at it. */
    void renewIfDue() {
        if (renewing.tryLock()) {
            try {
                if (isRenewalDue()) {
                    renew();
                }
            } finally {
                renewing.unlock();
            }
        }
    }

    /** Goes on with the tokens that this call answers; no other renewal runs meanwhile. */
    void replaceBy(Callable<Session> call) throws Exception {
        renewing.lock();
        try {
            acceptAndKeep(call.call());
        } finally {
            renewing.unlock();
        }
    }

    private void renew() {
        try {
            if (newest.refreshToken() == null) {
                throw new ApiFailure.SessionEnded();
            }
            acceptAndKeep(sessions.refresh(new Refresh(newest.refreshToken())));
        } catch (RuntimeException e) {
            var reason = ApiFailure.of(e).beforeTheCall();
            over = over || reason instanceof ApiFailure.SessionEnded;
            lastFailure = reason;
            failures++;
            throw reason;
        }
    }

    private void acceptAndKeep(Session next) {
        if (newest.refreshToken() != null && next.refreshToken() != null) {
            kept.replace(newest.refreshToken(), next.refreshToken());
        }
        accept(next);
    }

    private void accept(Session next) {
        synchronized (earlier) {
            if (newest != null) {
                earlier.addLast(newest.accessToken());
            }
            if (earlier.size() > TOKENS_REMEMBERED) {
                earlier.removeFirst();
            }
            newest = next;
        }
        renewFrom = renewFrom(next);
    }

    /** Null: only an answer of 401 tells, for the clock is wrong, or no later end can be had. */
    private Instant renewFrom(Session next) {
        var lasts = Duration.between(clock.instant(), next.expiresAt());
        boolean endsWithTheLogin =
                next.refreshExpiresAt() == null || !next.expiresAt().isBefore(next.refreshExpiresAt());
        if (endsWithTheLogin || lasts.isNegative() || lasts.isZero()) {
            return null;
        }
        var part = lasts.dividedBy(PART_AHEAD);
        return next.expiresAt().minus(part.compareTo(AHEAD_AT_MOST) < 0 ? part : AHEAD_AT_MOST);
    }

    /** No token any more, whatever the server says. */
    void end() {
        over = true;
    }
}
