package fr.gestan.gsupport.api.events;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Which client the caller has on screen. */
public record ClientOnScreen(@NotNull @Min(1) Long clientId) {}
