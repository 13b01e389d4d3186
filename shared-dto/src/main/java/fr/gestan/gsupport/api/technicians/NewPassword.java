package fr.gestan.gsupport.api.technicians;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A password that an administrator gives somebody.
 *
 * @param password 10 characters at least, and not one of the common ones
 */
public record NewPassword(@NotBlank @Size(max = 1000) String password) {

    @Override
    public String toString() {
        return "NewPassword[]";
    }
}
