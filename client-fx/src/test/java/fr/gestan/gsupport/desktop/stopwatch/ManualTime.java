package fr.gestan.gsupport.desktop.stopwatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/** Time that passes when a test says so: a schedule, a clock on the wall and one that only moves forward. */
public final class ManualTime implements Schedule, LongSupplier, InstantSource {

    private final List<Planned> planned = new ArrayList<>();
    private long nanos = 1_000;
    private Instant wall = Instant.parse("2026-11-24T09:00:00Z");

    private static final class Planned implements Pending {
        private final long at;
        private final Duration interval;
        private final Runnable work;
        private boolean cancelled;

        private Planned(long at, Duration interval, Runnable work) {
            this.at = at;
            this.interval = interval;
            this.work = work;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    @Override
    public Pending after(Duration delay, Runnable work) {
        return plan(delay, null, work);
    }

    @Override
    public Pending every(Duration interval, Runnable work) {
        return plan(interval, interval, work);
    }

    private Planned plan(Duration delay, Duration interval, Runnable work) {
        var next = new Planned(nanos + delay.toNanos(), interval, work);
        planned.add(next);
        return next;
    }

    /** Lets time pass and does what was planned meanwhile, in order. */
    public void pass(Duration time) {
        var until = nanos + time.toNanos();
        while (true) {
            var due = planned.stream()
                    .filter(next -> !next.cancelled && next.at <= until)
                    .min(Comparator.comparingLong(next -> next.at));
            if (due.isEmpty()) {
                moveTo(until);
                return;
            }
            planned.remove(due.get());
            moveTo(due.get().at);
            if (due.get().interval != null) {
                plan(due.get().interval, due.get().interval, due.get().work);
            }
            due.get().work.run();
        }
    }

    /** The process ends, and with it whatever it had planned. */
    public void forgetWhatWasPlanned() {
        planned.clear();
    }

    /** Somebody sets the computer's clock. */
    public void setWallClock(Instant moment) {
        wall = moment;
    }

    private void moveTo(long moment) {
        wall = wall.plusNanos(moment - nanos);
        nanos = moment;
    }

    @Override
    public long getAsLong() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return wall;
    }
}
