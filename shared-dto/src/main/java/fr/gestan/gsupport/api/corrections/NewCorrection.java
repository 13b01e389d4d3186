package fr.gestan.gsupport.api.corrections;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Undoes one line of a client's account.
 *
 * @param correctsLineId "ID inter" of the line
 * @param reason stands as the summary of the correction
 * @param sendRecap whether the client gets a corrected recap; null counts as false
 * @param recordAgain what the line should have been, recorded in the same act; null: it is only undone
 */
public record NewCorrection(
        @NotNull Long correctsLineId,
        @NotBlank @Size(max = 1000) String reason,
        Boolean sendRecap,
        @Valid RecordAgain recordAgain) {}
