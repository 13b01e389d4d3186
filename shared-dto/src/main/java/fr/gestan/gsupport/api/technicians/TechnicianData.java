package fr.gestan.gsupport.api.technicians;

import fr.gestan.gsupport.api.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What replaces the data of an account.
 *
 * @param phone null: none
 * @param login unique, whatever its case
 * @param active false: every login of the person ends, and nobody can log in; null: as it is
 */
public record TechnicianData(
        @NotBlank @Size(max = 200) String fullName,
        @Size(max = 40) String phone,
        @NotBlank @Size(max = 100) String login,
        @NotEmpty @Size(max = 20) List<@NotNull Role> roles,
        Boolean active) {}
