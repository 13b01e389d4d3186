package fr.gestan.gsupport.desktop.stopwatch;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Time measured for one client: start, pause, go on, reset. It reads a clock that only moves forward, so that setting
 * the computer's clock changes nothing.
 */
public final class Stopwatch {

    private static final int SECONDS_PER_MINUTE = 60;

    private final LongSupplier nanoTime;
    private long nanosBefore;
    private long runningSince;
    private boolean running;

    /** @param nanoTime nanoseconds since any fixed moment, such as {@link System#nanoTime} */
    public Stopwatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Starts or goes on; does nothing while running. */
    public void start() {
        if (!running) {
            runningSince = nanoTime.getAsLong();
            running = true;
        }
    }

    /** Stops counting and keeps what was counted. */
    public void pause() {
        nanosBefore = elapsed().toNanos();
        running = false;
    }

    /** Back to zero, and stopped. */
    public void reset() {
        nanosBefore = 0;
        running = false;
    }

    /** Adds time that passed while nobody could measure it. */
    public void add(Duration missed) {
        nanosBefore += missed.toNanos();
    }

    public boolean isRunning() {
        return running;
    }

    /** What was measured so far. */
    public Duration elapsed() {
        return Duration.ofNanos(nanosBefore + (running ? nanoTime.getAsLong() - runningSince : 0));
    }

    /** Whole minutes, a started one rounded up; 0 only where nothing was measured. */
    public int startedMinutes() {
        var elapsed = elapsed();
        if (elapsed.isZero()) {
            return 0;
        }
        return (int) Math.max(1, (elapsed.toSeconds() + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE);
    }
}
