package fr.gestan.gsupport.server.identity.sso;

import com.fasterxml.jackson.databind.JsonNode;
import fr.gestan.gsupport.api.Role;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a person out of the claims of a genuine token.
 *
 * @param codeClaim where the technician's code stands
 * @param rolesClaim where the roles stand; null: they are not the provider's to give
 * @param roleNames what the provider calls each role
 */
record PersonInClaims(String codeClaim, String rolesClaim, Map<Role, Set<String>> roleNames) {

    /** Letters beyond ASCII are refused: some of them turn into ASCII letters, and so into somebody else, in upper case. */
    private static final Pattern CODE = Pattern.compile("[!-~]{1,10}");

    static PersonInClaims of(SingleSignOnSettings settings) {
        return new PersonInClaims(
                settings.codeClaim().orElse("preferred_username"),
                settings.rolesClaim().orElse(null),
                settings.role().byRole());
    }

    /** The person, or nothing where the claim holds no code. */
    Optional<SignedOn> read(JsonNode claims) {
        var code = claim(claims, codeClaim);
        if (!code.isTextual() || !CODE.matcher(code.textValue()).matches()) {
            return Optional.empty();
        }
        return Optional.of(new SignedOn(
                code.textValue().toUpperCase(Locale.ROOT),
                rolesClaim == null ? null : roles(claim(claims, rolesClaim)),
                Instant.ofEpochSecond(claims.path("exp").asLong())));
    }

    /** A claim's names may hold dots themselves ({@code https://example.com/roles}), so the whole name is tried first. */
    private static JsonNode claim(JsonNode claims, String path) {
        var whole = claims.path(path);
        if (!whole.isMissingNode()) {
            return whole;
        }
        var found = claims;
        for (var name : path.split("\\.", -1)) {
            found = found.path(name);
        }
        return found;
    }

    private Set<Role> roles(JsonNode claim) {
        var named = new HashSet<String>();
        if (claim.isTextual()) {
            named.add(claim.textValue());
        } else if (claim.isArray()) {
            claim.forEach(name -> named.add(name.asText()));
        }
        var roles = EnumSet.noneOf(Role.class);
        roleNames.forEach((role, names) -> {
            if (names.stream().anyMatch(named::contains)) {
                roles.add(role);
            }
        });
        return roles;
    }
}
