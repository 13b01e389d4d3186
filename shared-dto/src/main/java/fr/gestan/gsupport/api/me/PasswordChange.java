package fr.gestan.gsupport.api.me;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A person's own change of password.
 *
 * @param newPassword 10 characters at least, and not one of the common ones
 */
public record PasswordChange(
        @NotBlank @Size(max = 1000) String currentPassword,
        @NotBlank @Size(max = 1000) String newPassword) {

    @Override
    public String toString() {
        return "PasswordChange[]";
    }
}
