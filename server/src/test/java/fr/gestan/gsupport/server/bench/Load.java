package fr.gestan.gsupport.server.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The same work, over and over, by several at once. */
final class Load {

    private Load() {}

    /** One of those who work; closed at the end. */
    interface Worker extends AutoCloseable {
        void work() throws Exception;
    }

    /**
     * What came of it.
     *
     * @param nanos how long each piece of work took, sorted
     */
    record Figures(double perSecond, long[] nanos) {

        @Override
        public String toString() {
            return String.format("%,7.0f /s   p50 %.2f ms   p99 %.2f ms", perSecond, millis(50), millis(99));
        }

        private double millis(int percentile) {
            return nanos[(int) ((long) nanos.length * percentile / 100)] / 1e6;
        }
    }

    /** As fast as it goes. */
    static Figures run(int workers, int seconds, Callable<Worker> newWorker)
            throws InterruptedException, ExecutionException {
        return paced(workers, seconds, Double.POSITIVE_INFINITY, newWorker);
    }

    /**
     * At a given rate, over all workers. What waits because the piece ahead of it took long has begun when it was due, so
     * that a pause of the other side shows in full.
     */
    static Figures paced(int workers, int seconds, double perSecond, Callable<Worker> newWorker)
            throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(workers);
        try {
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            long interval = (long) (workers * 1e9 / perSecond);
            var running = Stream.generate(() -> pool.submit(() -> workUntil(end, interval, newWorker)))
                    .limit(workers)
                    .toList();
            var nanos = LongStream.empty();
            for (Future<long[]> each : running) {
                nanos = LongStream.concat(nanos, Arrays.stream(each.get()));
            }
            double elapsedSeconds = (System.nanoTime() - start) / 1e9;
            var sorted = nanos.sorted().toArray();
            return new Figures(sorted.length / elapsedSeconds, sorted);
        } finally {
            pool.shutdownNow();
        }
    }

    private static long[] workUntil(long end, long interval, Callable<Worker> newWorker) throws Exception {
        var nanos = new long[1 << 16];
        int done = 0;
        try (var worker = newWorker.call()) {
            long due = System.nanoTime()
                    + (interval == 0 ? 0 : ThreadLocalRandom.current().nextLong(interval));
            while (due < end && System.nanoTime() < end) {
                waitUntil(due);
                worker.work();
                if (done == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * done);
                }
                long now = System.nanoTime();
                nanos[done++] = now - due;
                due = interval == 0 ? now : due + interval;
            }
        }
        return Arrays.copyOf(nanos, done);
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
