package fr.gestan.gsupport.api.lots;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A later end for a lot.
 *
 * @param validUntil the new last day: later than the one so far, and not in the past
 * @param reason stands in the summary of the line
 */
public record LotExtension(
        @NotNull LocalDate validUntil,
        @NotBlank @Size(max = 1000) String reason) {}
