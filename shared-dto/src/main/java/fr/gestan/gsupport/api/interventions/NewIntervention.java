package fr.gestan.gsupport.api.interventions;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * What a technician writes down. All but {@code summary}, {@code billing} and {@code durationMinutes} may be null.
 *
 * @param summary goes to the client
 * @param advice goes to the client
 * @param freeReason only with {@code FREE}
 * @param durationMinutes the minutes accounted
 * @param measuredSeconds what the stopwatch measured
 * @param inviteToFacebook null counts as false
 * @param startedAt when the work began, UTC
 * @param overrideReason why to record although the rule refuses
 */
public record NewIntervention(
        @NotBlank @Size(max = 4000) String summary,
        @Size(max = 4000) String advice,
        @NotNull Billing billing,
        FreeReason freeReason,
        @NotNull @Min(1) @Max(1440) Integer durationMinutes,
        @Min(0) @Max(31_536_000) Long measuredSeconds,
        Boolean inviteToFacebook,
        Instant startedAt,
        @Size(max = 1000) String overrideReason) {}
