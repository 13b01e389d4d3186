package fr.gestan.gsupport.api.mails;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A bug that was found during an intervention, for the development team.
 *
 * @param title one line
 * @param gestanVersion of the Gestan in which it was seen; null where it is not known
 */
public record NewBugReport(
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 4000) String description,
        @Size(max = 40) String gestanVersion) {}
