package fr.gestan.gsupport.server.mail.delivery;

import fr.gestan.gsupport.server.mail.MailSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** When a mail is tried again: twice as long each time, at random within half as much more, so that not all come at once. */
final class Pauses {

    private static final double MOST_MORE = 0.5;
    private static final int MOST_DOUBLINGS = 20;

    private final MailSettings.Retry settings;
    private final DoubleSupplier chance;

    Pauses(MailSettings.Retry settings) {
        this(settings, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param chance from 0 to 1 */
    Pauses(MailSettings.Retry settings, DoubleSupplier chance) {
        this.settings = settings;
        this.chance = chance;
    }

    /**
     * The next attempt, the last one when the time is over.
     *
     * @param attempts how many there were
     * @param triedSince when the first of them was
     * @return empty: it was the last one
     */
    Optional<Instant> next(int attempts, Instant triedSince, Instant now) {
        var end = triedSince.plus(settings.giveUpAfter());
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        var next = now.plus(pauseAfter(attempts));
        return Optional.of(next.isBefore(end) ? next : end);
    }

    private Duration pauseAfter(int attempts) {
        double doubled = settings.firstPause().toMillis() * Math.pow(2, Math.min(attempts - 1, MOST_DOUBLINGS));
        double most = settings.longestPause().toMillis();
        double shortest = Math.min(doubled, most / (1 + MOST_MORE));
        return Duration.ofMillis(Math.round(shortest * (1 + MOST_MORE * chance.getAsDouble())));
    }
}
