package fr.gestan.gsupport.api.sessions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * Asks for the next tokens of a login.
 *
 * @param refreshToken of the newest {@link Session}
 */
public record Refresh(@NotBlank @Size(max = 200) String refreshToken) {

    @Override
    public String toString() {
        return "Refresh[]";
    }
}
