package fr.gestan.gsupport.api.keys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The key of a script, as it is listed: never with the key itself or its hash.
 *
 * @param createdAt UTC
 * @param createdBy the code of the administrator who made it; null where that is not known
 * @param expiresOn the last day on which it works, in the publisher's time zone; null: no end
 * @param lastUsedAt UTC, to the minute; null where it was never used
 * @param revokedAt UTC; null where it was not revoked
 */
public record ApiKey(
        long id,
        String name,
        List<String> scopes,
        Status status,
        Instant createdAt,
        String createdBy,
        LocalDate expiresOn,
        Instant lastUsedAt,
        Instant revokedAt) {

    /** Whether it works. */
    public enum Status {
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    public ApiKey {
        scopes = List.copyOf(scopes);
    }
}
