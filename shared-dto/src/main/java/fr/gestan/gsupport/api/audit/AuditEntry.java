package fr.gestan.gsupport.api.audit;

import java.time.Instant;

/**
 * Something that somebody did, or was refused.
 *
 * @param id rises in the order in which entries were written
 * @param at in UTC
 * @param actor {@code person:HRY}, {@code key:12}, or {@code -} where nobody was logged in
 * @param code the person's trigram, {@code 9999} for a key, or null
 * @param name the full name of the person or the name of the key, as it is now, or null
 * @param action a noun and a verb, e.g. {@code intervention.record}
 * @param clientId whose account it was about, or null
 * @param target what it was done to, e.g. {@code line 6628}, or null
 * @param address where the request came from, or null
 * @param result {@code OK}, {@code REFUSED} or {@code FAILED}
 * @param detail which fields, which rule; never personal data of clients; or null
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String code,
        String name,
        String action,
        Long clientId,
        String target,
        String address,
        String result,
        String detail) {}
