package fr.gestan.gsupport.api.technicians;

import fr.gestan.gsupport.api.Role;
import java.time.Instant;
import java.util.List;

/**
 * The account of a person, whatever that person's roles; never with a password or its hash.
 *
 * @param code the trigram that stands in the history for good, e.g. {@code HRY}
 * @param phone signs the mails of a technician; may be null
 * @param login in lower case
 * @param active whether the person can log in
 * @param hasPassword false where nobody set one, so that the person can log in by single sign-on at most
 * @param passwordChangedAt when it was last set or changed, UTC; null where that is not known
 */
public record Technician(
        String code,
        String fullName,
        String phone,
        String login,
        List<Role> roles,
        boolean active,
        boolean hasPassword,
        Instant passwordChangedAt,
        Instant createdAt) {
    public Technician {
        roles = List.copyOf(roles);
    }
}
