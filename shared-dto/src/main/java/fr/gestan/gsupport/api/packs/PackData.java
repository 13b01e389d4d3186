package fr.gestan.gsupport.api.packs;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A pack as it is written.
 *
 * @param priceCents without tax, in hundredths of the publisher's currency
 * @param validityDays only where {@code validityMonths} is not given; null: not limited in days
 * @param validityMonths only where {@code validityDays} is not given; null: not limited in months
 * @param bindingValidity whether what is left expires at the end of the validity, which it then needs; null counts as
 *     false
 * @param onSaleFrom the first day of sale; null: from ever
 * @param onSaleTo the last day of sale, not before the first; null: without end
 */
public record PackData(
        @NotBlank @Size(max = 100) String label,
        @NotNull @Min(1) @Max(1_000_000) Integer minutes,
        @NotNull @Min(0) @Max(100_000_000) Integer priceCents,
        @Min(1) @Max(3_650) Integer validityDays,
        @Min(1) @Max(120) Integer validityMonths,
        Boolean bindingValidity,
        LocalDate onSaleFrom,
        LocalDate onSaleTo) {}
