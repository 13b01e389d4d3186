package fr.gestan.gsupport.api.credits;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A purchase of credit.
 *
 * @param reference of the order or invoice; may be null
 * @param validUntil informs only; null leaves what stands
 */
public record NewCredit(
        @NotNull @Min(1) @Max(1_000_000) Integer minutes,
        @Size(max = 200) String reference,
        LocalDate validUntil) {}
