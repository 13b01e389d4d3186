package fr.gestan.gsupport.server.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * How long the same work took, again and again, one after the other.
 *
 * @param nanos on the wall, sorted
 * @param postgresMillis the processor time of PostgreSQL, for each on average
 */
record Timed(long[] nanos, double postgresMillis) {

    /** One piece of work, the first of them being 0. */
    interface Work {
        void run(int number) throws Exception;
    }

    static Timed times(int count, PostgresTime postgres, Work work) throws Exception {
        var nanos = new long[count];
        double before = postgres.millis();
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            work.run(i);
            nanos[i] = System.nanoTime() - start;
        }
        double used = postgres.millis() - before;
        Arrays.sort(nanos);
        return new Timed(nanos, used / count);
    }

    double median() {
        return millis(50);
    }

    private double millis(int percentile) {
        return nanos[(nanos.length - 1) * percentile / 100] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "p50 %7.1f p99 %7.1f ms (processor %6.1f)", millis(50), millis(99), postgresMillis);
    }
}
