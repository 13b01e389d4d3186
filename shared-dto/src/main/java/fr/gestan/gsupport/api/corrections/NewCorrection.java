package fr.gestan.gsupport.api.corrections;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Undoes one line of a client's account.
 *
 * @param correctsLineId "ID inter" of the line
 * @param reason stands as the summary of the correction
 */
public record NewCorrection(
        @NotNull Long correctsLineId,
        @NotBlank @Size(max = 1000) String reason) {}
