package fr.gestan.gsupport.api.technicians;

import fr.gestan.gsupport.api.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A person who is to have an account.
 *
 * @param code usually a trigram; it can not be changed and is never given twice
 * @param phone may be null
 * @param login unique, whatever its case
 * @param password 10 characters at least, and not one of the common ones; null: none, the person can log in by single
 *     sign-on at most
 */
public record NewTechnician(
        @NotNull @Pattern(regexp = "[A-Z0-9]{2,10}", message = "must be 2 to 10 capital letters or digits, such as HRY")
        String code,

        @NotBlank @Size(max = 200) String fullName,
        @Size(max = 40) String phone,
        @NotBlank @Size(max = 100) String login,
        @NotEmpty @Size(max = 20) List<@NotNull Role> roles,
        @Size(max = 1000) String password) {

    @Override
    public String toString() {
        return "NewTechnician[code=" + code + "]";
    }
}
