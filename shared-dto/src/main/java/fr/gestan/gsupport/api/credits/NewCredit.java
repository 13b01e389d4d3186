package fr.gestan.gsupport.api.credits;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * A purchase of credit. What came later than others is left out where it is null: a request without it is, to the letter,
 * the one that an idempotency key was used for before there was any.
 *
 * @param minutes needed unless a pack says how many; with one, the same as the pack's
 * @param reference of the order or invoice; may be null
 * @param validUntil the last day on which this credit is valid; null: as the pack says, and without one what stands
 *     stays
 * @param packId what was sold, which must be on sale; may be null
 * @param offered whether it is a gift; null counts as false
 * @param bindingValidity whether what is left expires after {@code validUntil}, which it then needs; null: as the pack
 *     says, and without one the end only informs
 */
public record NewCredit(
        @Min(1) @Max(1_000_000) Integer minutes,
        @Size(max = 200) String reference,
        LocalDate validUntil,
        @JsonInclude(Include.NON_NULL) Long packId,
        @JsonInclude(Include.NON_NULL) Boolean offered,
        @JsonInclude(Include.NON_NULL) Boolean bindingValidity) {

    /** Minutes without a pack, paid for, whose end only informs. */
    public NewCredit(Integer minutes, String reference, LocalDate validUntil) {
        this(minutes, reference, validUntil, null, null, null);
    }
}
