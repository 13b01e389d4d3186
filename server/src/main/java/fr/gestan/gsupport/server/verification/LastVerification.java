package fr.gestan.gsupport.server.verification;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** The newest run as this server knows it, whichever server made it: for those who ask often. */
@ApplicationScoped
class LastVerification {

    private static final Logger LOG = Logger.getLogger(LastVerification.class);
    private static final double MILLIS_PER_SECOND = 1e3;

    private final VerificationRuns runs;
    private volatile VerificationRun last;

    LastVerification(VerificationRuns runs, MeterRegistry metrics) {
        this.runs = runs;
        metrics.gauge("gsupport_ledger_findings", this, self -> self.figure(VerificationRun::findings));
        metrics.gauge("gsupport_ledger_verified_lines", this, self -> self.figure(VerificationRun::lines));
        metrics.gauge(
                "gsupport_ledger_verified_timestamp_seconds",
                this,
                self -> self.figure(run -> run.at().toEpochMilli() / MILLIS_PER_SECOND));
    }

    /** Looks whether there was another one. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            runs.last().ifPresent(this::is);
        } catch (SQLException e) {
            LOG.debug("The last verification of the ledger could not be read", e);
        }
    }

    void is(VerificationRun run) {
        var known = last;
        if (known == null || !run.at().isBefore(known.at())) {
            last = run;
        }
    }

    /** Empty before the first run, and for a moment after the start. */
    Optional<VerificationRun> get() {
        return Optional.ofNullable(last);
    }

    /** Not a number before the first run, and where the last one could check nothing. */
    private double figure(ToDoubleFunction<VerificationRun> of) {
        var run = last;
        return run == null || run.failure() != null ? Double.NaN : of.applyAsDouble(run);
    }
}
