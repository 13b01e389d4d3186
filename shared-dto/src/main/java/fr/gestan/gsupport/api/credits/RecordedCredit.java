package fr.gestan.gsupport.api.credits;

import java.time.Instant;
import java.time.LocalDate;

/** A purchase that is on disk. Minutes; {@code performedAt} in UTC. */
public record RecordedCredit(
        long id,
        long clientId,
        int minutes,
        int balanceBefore,
        int balanceAfter,
        Instant performedAt,
        String by,
        String reference,
        LocalDate validUntil) {}
