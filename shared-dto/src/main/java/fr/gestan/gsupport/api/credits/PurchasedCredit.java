package fr.gestan.gsupport.api.credits;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A purchase as it stands. Minutes; {@code performedAt} in UTC.
 *
 * @param id "ID inter"
 * @param by trigram of who bought it; {@code 9999} for a script
 * @param reference of the order or invoice, or null
 * @param validUntil as the purchase said, or null
 * @param correctedByLineId the line that undoes this purchase, or null where it counts
 */
public record PurchasedCredit(
        long id,
        long clientId,
        int minutes,
        int balanceBefore,
        int balanceAfter,
        Instant performedAt,
        String by,
        String reference,
        LocalDate validUntil,
        Long correctedByLineId) {}
