package fr.gestan.gsupport.server.identity;

import fr.gestan.gsupport.api.Role;
import java.util.Set;

/**
 * Who sends the request: a person or an API key.
 *
 * @param id {@code person:HRY} or {@code key:12}: whom idempotency keys and audit entries belong to
 * @param code the trigram that stands in the history; {@code 9999} for an API key
 * @param fullName the person's name or the name of the key
 * @param phone null for an API key
 * @param roles of a person; empty for an API key
 * @param scopes of an API key; empty for a person
 * @param address where the request came from
 */
public record Caller(
        String id, String code, String fullName, String phone, Set<Role> roles, Set<String> scopes, String address) {

    /** The house account, the author of what scripts do. */
    public static final String HOUSE = "9999";

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** The same person with other roles. */
    Caller with(Set<Role> otherRoles) {
        return new Caller(id, code, fullName, phone, otherRoles, scopes, address);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
