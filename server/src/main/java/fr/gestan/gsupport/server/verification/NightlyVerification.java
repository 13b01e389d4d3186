package fr.gestan.gsupport.server.verification;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** Verifies the ledger every night, on one of the servers of a database, and writes down what came out. */
@ApplicationScoped
class NightlyVerification {

    private static final Logger LOG = Logger.getLogger(NightlyVerification.class);

    private final AgroalDataSource dataSource;
    private final VerificationRuns runs;
    private final LastVerification last;
    private final LedgerSettings settings;
    private final Clock clock;
    private volatile Unwritten unwritten;

    NightlyVerification(
            AgroalDataSource dataSource,
            VerificationRuns runs,
            LastVerification last,
            LedgerSettings settings,
            Clock clock) {
        this.dataSource = dataSource;
        this.runs = runs;
        this.last = last;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the database would not take down, since it was away. */
    private record Unwritten(Instant scheduledFor, VerificationRun run) {}

    /** {@code gsupport.ledger.verify-at} says when. */
    @Scheduled(
            cron = "{gsupport.ledger.verify-at}",
            timeZone = "{gsupport.time-zone}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void atItsTime(ScheduledExecution execution) {
        verify(execution.getScheduledFireTime());
    }

    /**
     * Checks all accounts, unless another server does so.
     *
     * @param scheduledFor the same on every server
     */
    void verify(Instant scheduledFor) {
        var at = clock.instant();
        try {
            runs.once(scheduledFor, tellAt(at), () -> run(at)).ifPresent(last::is);
        } catch (SQLException e) {
            LOG.error("What the verification of the ledger found could not be written down", e);
            var failed = failed(at, e);
            last.is(failed);
            unwritten = new Unwritten(scheduledFor, failed);
        }
    }

    /** Writes a failed run down once the database is back. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void writeWhatIsUnwritten() {
        var left = unwritten;
        if (left == null) {
            return;
        }
        try {
            runs.once(left.scheduledFor(), tellAt(clock.instant()), left::run);
            unwritten = null;
        } catch (SQLException e) {
            LOG.debug("The database does not take the failed verification down yet", e);
        }
    }

    private Instant tellAt(Instant now) {
        return settings.tell().isEmpty() ? null : now;
    }

    private VerificationRun run(Instant at) {
        try (var connection = dataSource.getConnection()) {
            var result = Verification.run(connection, OptionalLong.empty(), (lines, ofLines) -> {});
            var run = VerificationRun.of(at, result);
            log(result, run);
            return run;
        } catch (SQLException | RuntimeException e) {
            LOG.error("The ledger could not be verified", e);
            return failed(at, e);
        }
    }

    private VerificationRun failed(Instant at, Exception e) {
        var why = e instanceof SQLException sql
                ? "The database could not be read or written (" + sql.getSQLState() + "); the server's log says more."
                : "The verification broke off; the server's log says more.";
        return VerificationRun.failed(at, Duration.between(at, clock.instant()), why);
    }

    private static void log(Verification.Result result, VerificationRun run) {
        if (result.allHolds()) {
            LOG.infof(
                    "The ledger holds: %d lines of %d accounts verified in %d ms",
                    result.lines(), result.accounts(), result.took().toMillis());
            return;
        }
        run.examples().forEach(LOG::error);
        LOG.errorf(
                "The ledger does not hold: %d findings in %d lines of %d accounts; './gsupport admin verify-ledger' lists"
                        + " them",
                result.findingCount(), result.lines(), result.accounts());
    }
}
