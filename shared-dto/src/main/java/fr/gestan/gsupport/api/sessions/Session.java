package fr.gestan.gsupport.api.sessions;

import fr.gestan.gsupport.api.Role;
import java.time.Instant;
import java.util.List;

/**
 * A login that succeeded.
 *
 * @param accessToken goes into {@code Authorization: Bearer …}
 * @param expiresAt when the token ends, UTC
 */
public record Session(String accessToken, Instant expiresAt, User user) {

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
