package fr.gestan.gsupport.api.overrides;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.interventions.Billing;
import java.time.Instant;

/**
 * An intervention that a rule refused and that was recorded by exception.
 *
 * @param lineId "ID inter" of the intervention
 * @param companyName of the client as it is now
 * @param by trigram of whose intervention it is
 * @param fullName of that person as it is now
 * @param decidedBy trigram of who made the exception: the same person, or who corrected a line and recorded it again
 * @param performedAt when it was recorded, UTC
 * @param balanceBefore minutes: what the rule was asked with
 * @param balanceAfter minutes
 * @param rule {@code REFUSE_OVERDRAWN} or {@code REFUSE_DO_NOT_INTERVENE}
 * @param reason why it was done all the same, in that person's words
 * @param startedAt when the work began, UTC, or null; where a technician recorded against {@code
 *     REFUSE_DO_NOT_INTERVENE}, it lies before NPI was set: work begun in good faith
 * @param correctedByLineId the line that undid it since, or null
 */
public record RuleOverride(
        long lineId,
        long clientId,
        String companyName,
        String by,
        String fullName,
        String decidedBy,
        Instant performedAt,
        int balanceBefore,
        int balanceAfter,
        int durationMinutes,
        Billing billing,
        ClientCard.Decision rule,
        String reason,
        Instant startedAt,
        Long correctedByLineId) {}
