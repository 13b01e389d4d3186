package fr.gestan.gsupport.server.admin;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jboss.logging.Logger;

/**
 * Verifies the ledger every night and says so to those who watch. A finding is a matter for a person: the server goes on,
 * so it shows in the wellness check and in metrics and leaves liveness and readiness alone.
 */
@Wellness
@ApplicationScoped
class NightlyVerification implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(NightlyVerification.class);
    private static final int MOST_FINDINGS_LOGGED = 20;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private volatile Run last;

    NightlyVerification(AgroalDataSource dataSource, Clock clock, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.clock = clock;
        metrics.gauge("gsupport_ledger_findings", this, nightly -> nightly.figure(Run::findings));
        metrics.gauge("gsupport_ledger_verified_lines", this, nightly -> nightly.figure(Run::lines));
    }

    /** @param failure why nothing could be checked, or null */
    private record Run(Instant at, long lines, long findings, String failure) {}

    /** Checks all accounts; {@code gsupport.ledger.verify-at} says when. */
    @Scheduled(
            cron = "{gsupport.ledger.verify-at}",
            timeZone = "{gsupport.time-zone}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void verify() {
        var at = clock.instant();
        try (var connection = dataSource.getConnection()) {
            var result = Verification.run(connection, OptionalLong.empty(), (lines, ofLines) -> {});
            last = new Run(at, result.lines(), result.findingCount(), null);
            log(result);
        } catch (SQLException e) {
            last = new Run(at, 0, 0, "the database could not be read");
            LOG.error("The ledger could not be verified", e);
        }
    }

    @Override
    public HealthCheckResponse call() {
        var run = last;
        var response = HealthCheckResponse.named("ledger");
        if (run == null) {
            return response.withData("lastRun", "none since the start").up().build();
        }
        response.withData("lastRun", run.at().toString())
                .withData("lines", run.lines())
                .withData("findings", run.findings());
        if (run.failure() != null) {
            response.withData("failure", run.failure());
        }
        return response.status(run.findings() == 0 && run.failure() == null).build();
    }

    private static void log(Verification.Result result) {
        if (result.allHolds()) {
            LOG.infof(
                    "The ledger holds: %d lines of %d accounts verified in %d ms",
                    result.lines(), result.accounts(), result.took().toMillis());
            return;
        }
        result.findings().stream().limit(MOST_FINDINGS_LOGGED).forEach(finding -> LOG.error(finding));
        LOG.errorf(
                "The ledger does not hold: %d findings in %d lines of %d accounts; './gsupport admin verify-ledger' lists"
                        + " them",
                result.findingCount(), result.lines(), result.accounts());
    }

    /** Not a number until the first run. */
    private double figure(ToLongFunction<Run> of) {
        var run = last;
        return run == null || run.failure() != null ? Double.NaN : of.applyAsLong(run);
    }
}
