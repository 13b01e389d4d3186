package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import fr.gestan.gsupport.server.http.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** What must hold between the fields of an intervention, beyond what each one's constraints say. */
@ApplicationScoped
class InterventionChecks {

    /** A desktop's clock may be wrong; nobody's work is refused for that. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private static final Duration OLDEST_START = Duration.ofDays(3_650);

    private final Clock clock;

    InterventionChecks(Clock clock) {
        this.clock = clock;
    }

    /** @throws Failure.Invalid naming the field */
    void check(NewIntervention intervention) {
        if (intervention.freeReason() != null && intervention.billing() != Billing.FREE) {
            throw new Failure.Invalid("freeReason", "may only be given where billing is FREE");
        }
        var startedAt = intervention.startedAt();
        if (startedAt == null) {
            return;
        }
        var now = clock.instant();
        if (startedAt.isAfter(now.plus(CLOCK_TOLERANCE)) || startedAt.isBefore(now.minus(OLDEST_START))) {
            throw new Failure.Invalid("startedAt", "must be when the work began, in the past");
        }
    }
}
