package fr.gestan.gsupport.desktop.stopwatch;

import java.time.Duration;
import java.time.Instant;

/**
 * A stopwatch that ran when the desktop stopped, and waits where it was last kept until a person says whether the call
 * went on.
 *
 * @param keptAt the last moment kept, by the computer's clock
 * @param awayUntilRestored from then until the draft was read again, by the computer's clock: a proposal for a person,
 *     never counted by itself
 * @param restoredAtNanos when the draft was read again, by the clock that only moves forward
 */
record Interruption(Instant keptAt, Duration awayUntilRestored, long restoredAtNanos) {

    /** How long the call would have gone on until now without being measured. */
    Duration away(long nowNanos) {
        return awayUntilRestored.plusNanos(nowNanos - restoredAtNanos);
    }
}
