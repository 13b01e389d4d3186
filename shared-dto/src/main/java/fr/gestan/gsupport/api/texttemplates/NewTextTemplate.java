package fr.gestan.gsupport.api.texttemplates;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A template as it is written.
 *
 * @param shared whether everybody shall have it; null counts as false
 */
public record NewTextTemplate(
        Boolean shared,
        @NotNull TemplatePlace place,
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 4000) String text) {}
