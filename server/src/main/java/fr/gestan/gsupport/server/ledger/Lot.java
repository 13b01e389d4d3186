package fr.gestan.gsupport.server.ledger;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What is left of minutes that came to an account together. Minutes.
 *
 * @param lineId of the purchase or the opening balance that brought them
 * @param purchasedAt UTC
 * @param minutes as they came
 * @param validUntil the last day on which they are valid; null: without end
 * @param binding whether what is left expires after that day
 * @param offered a gift
 * @param packId what was sold, or null
 * @param reference of the order or invoice, or null
 */
public record Lot(
        long lineId,
        Instant purchasedAt,
        int minutes,
        int remainingMinutes,
        LocalDate validUntil,
        boolean binding,
        boolean offered,
        Long packId,
        String reference) {

    /** Whether what is left is to be taken, as of a day in the publisher's time zone. */
    public boolean hasExpired(LocalDate today) {
        return binding && remainingMinutes > 0 && validUntil.isBefore(today);
    }
}
