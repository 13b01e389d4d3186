package fr.gestan.gsupport.server.verification;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Says what the last run found. A finding is a matter for a person: the server goes on, so it shows in the wellness check
 * and leaves liveness and readiness alone.
 */
@Wellness
@ApplicationScoped
class LedgerHealth implements HealthCheck {

    private final LastVerification last;

    LedgerHealth(LastVerification last) {
        this.last = last;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("ledger");
        var run = last.get().orElse(null);
        if (run == null) {
            return response.withData("lastRun", "none yet").up().build();
        }
        response.withData("lastRun", run.at().toString());
        if (run.failure() != null) {
            return response.withData("failure", run.failure()).down().build();
        }
        return response.withData("lines", run.lines())
                .withData("findings", run.findings())
                .status(run.findings() == 0)
                .build();
    }
}
