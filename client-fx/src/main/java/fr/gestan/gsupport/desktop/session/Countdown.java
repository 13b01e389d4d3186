package fr.gestan.gsupport.desktop.session;

import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Counts down the seconds that the server makes a person wait. By the clock on the wall, which goes on while the computer
 * sleeps; one that is set back meanwhile does not make the wait longer. Used on the window's thread only.
 */
public final class Countdown {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ReadOnlyObjectWrapper<Duration> remaining = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final Schedule schedule;
    private final InstantSource clock;
    private Schedule.Pending ticking = () -> {};
    private Instant end;

    public Countdown(Schedule schedule, InstantSource clock) {
        this.schedule = schedule;
        this.clock = clock;
    }

    void start(Duration wait) {
        ticking.cancel();
        end = clock.instant().plus(wait);
        remaining.set(wait);
        ticking = schedule.every(EVERY, this::tick);
    }

    private void tick() {
        var left = Duration.between(clock.instant(), end);
        if (left.isNegative() || left.isZero()) {
            stop();
        } else if (left.compareTo(remaining.get()) < 0) {
            remaining.set(left);
        }
    }

    /** Nothing to wait for any more. */
    void stop() {
        ticking.cancel();
        remaining.set(Duration.ZERO);
    }

    boolean isRunning() {
        return !remaining.get().isZero();
    }

    /** Zero where there is nothing to wait for. */
    ReadOnlyObjectProperty<Duration> remainingProperty() {
        return remaining.getReadOnlyProperty();
    }
}
