package fr.gestan.gsupport.server.identity;

import fr.gestan.gsupport.server.http.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slows down who guesses passwords: after five failures in a row for one login from one address, each further one
 * doubles the wait. Counted by login and address together, so that nobody can lock out somebody else. Kept in memory:
 * a restart forgives.
 */
@ApplicationScoped
class LoginThrottle {

    private static final int FREE_FAILURES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int DOUBLINGS_TO_LONGEST = 8;
    private static final int MOST_ENTRIES = 10_000;

    private final Clock clock;
    private final Map<Guesser, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Guesser, Failures> eldest) {
            return size() > MOST_ENTRIES;
        }
    };

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Guesser(String login, String address) {
        static Guesser of(String login, String address) {
            return new Guesser(login.toLowerCase(Locale.ROOT), address);
        }
    }

    private record Failures(int inARow, Instant nextTry) {}

    /** Fails where this login must not be tried yet from this address. */
    synchronized void check(String login, String address) {
        var known = failures.get(Guesser.of(login, address));
        var now = clock.instant();
        if (known != null && now.isBefore(known.nextTry())) {
            throw new Failure.TooManyTries(
                    Duration.between(now, known.nextTry()).plusMillis(999));
        }
    }

    synchronized void failed(String login, String address) {
        failures.compute(Guesser.of(login, address), (guesser, known) -> {
            int inARow = known == null ? 1 : known.inARow() + 1;
            return new Failures(inARow, clock.instant().plus(waitAfter(inARow)));
        });
    }

    synchronized void succeeded(String login, String address) {
        failures.remove(Guesser.of(login, address));
    }

    private static Duration waitAfter(int inARow) {
        int doublings = inARow - FREE_FAILURES;
        if (doublings < 0) {
            return Duration.ZERO;
        }
        return doublings >= DOUBLINGS_TO_LONGEST ? LONGEST_WAIT : FIRST_WAIT.multipliedBy(1L << doublings);
    }
}
