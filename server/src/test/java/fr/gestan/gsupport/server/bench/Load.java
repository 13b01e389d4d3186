package fr.gestan.gsupport.server.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    static Figures run(int workers, int seconds, Callable<Worker> newWorker)
            throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(workers);
        try {
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            var running = Stream.generate(() -> pool.submit(() -> workUntil(end, newWorker)))
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

    private static long[] workUntil(long end, Callable<Worker> newWorker) throws Exception {
        var nanos = new long[1 << 16];
        int done = 0;
        try (var worker = newWorker.call()) {
            for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
                worker.work();
                if (done == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * done);
                }
                nanos[done++] = System.nanoTime() - before;
            }
        }
        return Arrays.copyOf(nanos, done);
    }
}
