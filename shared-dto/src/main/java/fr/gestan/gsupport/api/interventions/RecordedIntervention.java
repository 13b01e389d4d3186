package fr.gestan.gsupport.api.interventions;

import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.history.SuppressionReason;
import java.time.Instant;

/**
 * An intervention that is on disk.
 *
 * @param balanceBefore minutes
 * @param balanceAfter minutes; equal to {@code balanceBefore} where {@code FREE}
 * @param performedAt UTC
 */
public record RecordedIntervention(
        long id,
        long clientId,
        Billing billing,
        int durationMinutes,
        int balanceBefore,
        int balanceAfter,
        Instant performedAt,
        String by,
        QueuedMail mail) {

    /**
     * The recap as it stood when the intervention was recorded: {@code QUEUED}, or {@code SUPPRESSED}.
     *
     * @param suppressedBecause null unless {@code SUPPRESSED}
     */
    public record QueuedMail(long id, MailStatus status, SuppressionReason suppressedBecause) {}
}
