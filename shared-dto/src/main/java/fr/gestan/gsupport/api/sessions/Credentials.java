package fr.gestan.gsupport.api.sessions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a person types to log in. */
public record Credentials(
        @NotBlank @Size(max = 100) String login,
        @NotBlank @Size(max = 1000) String password) {

    @Override
    public String toString() {
        return "Credentials[login=" + login + "]";
    }
}
