package fr.gestan.gsupport.server.http;

import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Warns of the same thing at most once in ten seconds, however many requests meet it. */
final class SeldomWarning {

    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Logger log;
    private final String what;
    private boolean saidBefore;
    private long saidAtNanos;
    private long unsaid;

    /** @param what the beginning of the sentence */
    SeldomWarning(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    synchronized void warn(String why) {
        long now = System.nanoTime();
        if (saidBefore && now - saidAtNanos < PAUSE_NANOS) {
            unsaid++;
            return;
        }
        log.warnf("%s: %s%s", what, why, unsaid == 0 ? "" : " (and " + unsaid + " times since the last such line)");
        saidBefore = true;
        saidAtNanos = now;
        unsaid = 0;
    }
}
