package fr.gestan.gsupport.api.corrections;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What the line should have been. Each field that is null stays as it was on the line that is undone; so does who did the
 * work, and is paid for it.
 *
 * @param clientId whose line it should have been
 * @param summary of an intervention
 * @param advice of an intervention
 * @param billing of an intervention
 * @param freeReason of an intervention that becomes or stays {@code FREE}
 * @param durationMinutes of an intervention
 * @param minutes of a purchase
 */
public record RecordAgain(
        Long clientId,

        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Size(max = 4000)
        String summary,

        @Size(max = 4000) String advice,
        Billing billing,
        FreeReason freeReason,
        @Min(1) @Max(1440) Integer durationMinutes,
        @Min(1) @Max(1_000_000) Integer minutes) {}
