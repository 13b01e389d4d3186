package fr.gestan.gsupport.api.clients;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Sets or lifts NPI.
 *
 * @param reason needed to set it
 */
public record DoNotInterveneChange(
        @NotNull Boolean active, @Size(max = 1000) String reason) {}
