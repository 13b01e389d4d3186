package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/**
 * Watches that the window never stands still: whatever a person does next is to be answered at once. Asks the FX thread
 * again and again to pass by, as a key or a click would, and looks at how much processor time the thread uses before it does.
 * Processor time rather than time on the wall: on a machine that is busy with other tests, a thread waits for its turn through
 * no fault of its own, and what a thread computes is what a person would wait for on a machine at rest. A call that blocks the
 * thread without computing is not found by this; such calls go through {@code Calls}.
 *
 * <p>What takes longer than {@link #PROMISED} is told with where it was seen. A test fails from {@link #FROZEN} on, or, with
 * the first window of its Java, from {@link #FROZEN_AT_FIRST} on: the first use of each class costs a cold Java more than it
 * costs a desktop that has been running for a minute. What is promised is asserted by {@link WarmWindowTest}.
 */
final class FxThreadWatch implements AutoCloseable {

    /** The longest that the FX thread may compute before it looks at the next key or click. */
    static final Duration PROMISED = Duration.ofMillis(100);

    /** What a person would take for a program that hangs. */
    static final Duration FROZEN = Duration.ofMillis(500);

    /** The same while a thousand classes are loaded and nothing is compiled yet. */
    static final Duration FROZEN_AT_FIRST = Duration.ofMillis(2000);

    private static final AtomicBoolean FIRST = new AtomicBoolean(true);

    /** Between two looks at what the thread is doing. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private static final Duration TOLD =
            Duration.ofMillis(Long.getLong("gsupport.fx-thread.told", PROMISED.toMillis()));

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Busy> busy = new CopyOnWriteArrayList<>();
    private final Thread watcher = new Thread(this::watch, "FX thread watch");
    private volatile Thread fxThread;
    private volatile long nanosAtPass;
    private volatile long longestNanos;
    private volatile long longestSinceForgotten;

    private record Busy(long millis, String where) {
        @Override
        public String toString() {
            return millis + " ms of processor time in one go, seen at\n" + where;
        }
    }

    private FxThreadWatch() {}

    /** Begins to watch; the toolkit must be running. */
    static FxThreadWatch begin() {
        var watch = new FxThreadWatch();
        watch.watcher.setDaemon(true);
        watch.watcher.start();
        return watch;
    }

    private void watch() {
        try {
            askToPass().await();
            do {
                var before = computed();
                var seen = new SeenAt();
                var latest = before;
                var passed = askToPass();
                while (!passed.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS) && ended.getCount() > 0) {
                    var now = computed();
                    seen.at(fxThread.getStackTrace(), now - latest);
                    latest = now;
                }
                if (passed.getCount() == 0) {
                    note(nanosAtPass - before, seen);
                }
            } while (!ended.await(1, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CountDownLatch askToPass() {
        var passed = new CountDownLatch(1);
        Platform.runLater(() -> {
            fxThread = Thread.currentThread();
            nanosAtPass = threads.getCurrentThreadCpuTime();
            passed.countDown();
        });
        return passed;
    }

    private long computed() {
        return threads.getThreadCpuTime(fxThread.getId());
    }

    /** Counts the longest anew. */
    void forget() {
        longestSinceForgotten = 0;
    }

    /** The longest that the thread has computed in one go since that was last forgotten. */
    Duration longest() {
        return Duration.ofNanos(longestSinceForgotten);
    }

    private void note(long nanos, SeenAt seen) {
        longestNanos = Math.max(longestNanos, nanos);
        longestSinceForgotten = Math.max(longestSinceForgotten, nanos);
        if (nanos > TOLD.toNanos()) {
            busy.add(new Busy(TimeUnit.NANOSECONDS.toMillis(nanos), seen.toString()));
        }
    }

    /** Ends the watch, tells on standard output what took long, and fails where the window was frozen. */
    @Override
    public void close() {
        ended.countDown();
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.printf("FX thread: %d ms at most in one go%n", TimeUnit.NANOSECONDS.toMillis(longestNanos));
        busy.forEach(System.out::println);
        var frozen = FIRST.getAndSet(false) ? FROZEN_AT_FIRST : FROZEN;
        assertThat(busy).as("what froze the window").noneMatch(time -> time.millis() >= frozen.toMillis());
    }
}
