package fr.gestan.gsupport.api.clients;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * Sets or lifts NPI.
 *
 * @param reason needed to set it
 * @param reviewOn the day from which on somebody is to look at it again, today at the earliest; null: none
 */
public record DoNotInterveneChange(
        @NotNull Boolean active, @Size(max = 1000) String reason, LocalDate reviewOn) {}
