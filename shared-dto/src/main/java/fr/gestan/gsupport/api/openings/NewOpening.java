package fr.gestan.gsupport.api.openings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * What an account brought from elsewhere starts with.
 *
 * @param balanceMinutes what is left; negative where the client owes
 * @param validUntil informs only; may be null
 */
public record NewOpening(
        @NotNull @Min(-1_000_000) @Max(1_000_000) Integer balanceMinutes, LocalDate validUntil) {}
