package fr.gestan.gsupport.server.identity.sso;

import fr.gestan.gsupport.api.Role;
import java.time.Instant;
import java.util.Set;

/**
 * Whom a genuine token names.
 *
 * @param code of the technician, in upper case; whether there is such an account is not known yet
 * @param roles what the provider says they may do; null where that is the account's to say
 * @param expiresAt when the token ends by itself
 */
public record SignedOn(String code, Set<Role> roles, Instant expiresAt) {

    public SignedOn {
        roles = roles == null ? null : Set.copyOf(roles);
    }
}
