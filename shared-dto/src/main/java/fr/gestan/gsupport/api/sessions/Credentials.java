package fr.gestan.gsupport.api.sessions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a person types to log in.
 *
 * @param stayLoggedIn whether the login outlasts the working day on this computer; null: it does not
 */
public record Credentials(
        @NotBlank @Size(max = 100) String login,
        @NotBlank @Size(max = 1000) String password,
        Boolean stayLoggedIn) {

    /** A login for the working day. */
    public Credentials(String login, String password) {
        this(login, password, null);
    }

    @Override
    public String toString() {
        return "Credentials[login=" + login + ", stayLoggedIn=" + stayLoggedIn + "]";
    }
}
