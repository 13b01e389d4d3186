package fr.gestan.gsupport.api.sessions;

import fr.gestan.gsupport.api.Role;
import java.time.Instant;
import java.util.List;

/**
 * A login that succeeded, or goes on.
 *
 * @param accessToken goes into {@code Authorization: Bearer …}
 * @param expiresAt when the access token ends, UTC
 * @param refreshToken buys the next access token, once ({@link SessionsApi#refresh})
 * @param refreshExpiresAt until when it does, UTC: later somebody has to log in again
 */
public record Session(String accessToken, Instant expiresAt, String refreshToken, Instant refreshExpiresAt, User user) {

    /**
     * Who logged in.
     *
     * @param code the trigram, e.g. {@code HRY}
     */
    public record User(String code, String fullName, List<Role> roles) {}

    @Override
    public String toString() {
        return "Session[user=" + user + ", expiresAt=" + expiresAt + "]";
    }
}
