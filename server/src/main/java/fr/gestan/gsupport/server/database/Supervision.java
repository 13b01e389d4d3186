package fr.gestan.gsupport.server.database;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Starts PostgreSQL again whenever it has ended by itself, until told to end. It is looked at rather than waited for: it
 * is no child of this process, and for those the JVM looks less often than this does.
 */
final class Supervision {

    private static final Logger LOG = Logger.getLogger(Supervision.class);
    private static final long LOOK_EVERY_MILLIS = 200;
    private static final long SHORTEST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final BooleanSupplier runs;
    private final Start start;
    private final ScheduledExecutorService thread;
    private boolean ended;
    private long pauseMillis = SHORTEST_PAUSE_MILLIS;

    /**
     * A supervision that has not begun.
     *
     * @param start called by one thread at a time, while {@code runs} says no, and again after a pause where it fails
     */
    Supervision(BooleanSupplier runs, Start start) {
        this.runs = runs;
        this.start = start;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var supervisor = new Thread(task, "postgres-supervision");
            supervisor.setDaemon(true);
            return supervisor;
        });
    }

    /** Starts what ended. */
    @FunctionalInterface
    interface Start {
        void again() throws IOException;
    }

    void begin() {
        lookIn(LOOK_EVERY_MILLIS);
    }

    private synchronized void look() {
        if (ended) {
            return;
        }
        if (runs.getAsBoolean()) {
            lookIn(LOOK_EVERY_MILLIS);
            return;
        }
        LOG.warn("PostgreSQL ended although the server runs; it is started again");
        try {
            start.again();
            LOG.info("PostgreSQL runs again");
            pauseMillis = SHORTEST_PAUSE_MILLIS;
            lookIn(LOOK_EVERY_MILLIS);
        } catch (IOException | RuntimeException e) {
            LOG.errorf("PostgreSQL could not be started again, next try in %d ms: %s", pauseMillis, e.getMessage());
            lookIn(pauseMillis);
            pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        }
    }

    private void lookIn(long millis) {
        thread.schedule(this::look, millis, TimeUnit.MILLISECONDS);
    }

    /** Once this returns nothing is started any more; a start that is under way is waited for. */
    synchronized void end() {
        ended = true;
        thread.shutdownNow();
    }
}
