package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Watches that the window never stands still: whatever a person does next is to be answered at once. Asks the FX thread
 * again and again to pass by, as a key or a click would, and looks at how much processor time the thread uses before it does.
 * Processor time rather than time on the wall: on a machine that is busy with other tests, a thread waits for its turn through
 * no fault of its own, and what a thread computes is what a person would wait for on a machine at rest. A call that blocks the
 * thread without computing is not found by this; such calls go through {@code Calls}.
 *
 * <p>What takes longer than {@link #PROMISED} fails the test of its window, and is told with where it was seen; told from
 * fewer milliseconds on with {@code -Dgsupport.fx-thread.told}. The first windows of a Java are not watched: see
 * {@link Rehearsed}.
 */
final class FxThreadWatch implements AutoCloseable {

    /** The longest that the FX thread may compute before it looks at the next key or click. */
    static final Duration PROMISED = Duration.ofMillis(100);

    /** Between two looks at what the thread is doing. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private static final long TOLD_MILLIS =
            Math.min(PROMISED.toMillis(), Long.getLong("gsupport.fx-thread.told", PROMISED.toMillis()));

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Busy> busy = new CopyOnWriteArrayList<>();
    private final Thread watcher = new Thread(this::watch, "FX thread watch");
    private volatile Thread fxThread;
    private volatile long nanosAtPass;
    private volatile long longestNanos;

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

    private void note(long nanos, SeenAt seen) {
        longestNanos = Math.max(longestNanos, nanos);
        var millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        if (millis > TOLD_MILLIS) {
            busy.add(new Busy(millis, seen.toString()));
        }
    }

    /** Ends the watch, tells on standard output what took long, and fails where that was longer than is promised. */
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
        assertThat(busy)
                .as("what kept the window from the next key for more than %d ms", PROMISED.toMillis())
                .noneMatch(time -> time.millis() > PROMISED.toMillis());
    }
}
