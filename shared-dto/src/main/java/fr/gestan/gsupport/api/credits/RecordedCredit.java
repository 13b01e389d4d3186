package fr.gestan.gsupport.api.credits;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A purchase that is on disk, or what it would be. Minutes; {@code performedAt} in UTC.
 *
 * @param id "ID inter"; null in a dry run, which wrote nothing
 */
public record RecordedCredit(
        Long id,
        long clientId,
        int minutes,
        int balanceBefore,
        int balanceAfter,
        Instant performedAt,
        String by,
        String reference,
        LocalDate validUntil) {}
