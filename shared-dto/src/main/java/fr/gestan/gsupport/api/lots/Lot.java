package fr.gestan.gsupport.api.lots;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Minutes that came to an account together and are drawn on until none is left.
 *
 * @param lineId "ID inter" of the purchase or the opening balance
 * @param purchasedAt UTC
 * @param minutes as they came
 * @param remainingMinutes what is left of them
 * @param validUntil the last day on which they are valid, as it stands after extensions; null: without end
 * @param bindingValidity whether what is left expires after that day; otherwise it only informs
 * @param offered whether they are a gift
 * @param reference of the order or invoice, or null
 * @param packLabel what was sold, as it is called today; null where it was no pack
 */
public record Lot(
        long lineId,
        Instant purchasedAt,
        int minutes,
        int remainingMinutes,
        LocalDate validUntil,
        boolean bindingValidity,
        boolean offered,
        String reference,
        String packLabel) {}
