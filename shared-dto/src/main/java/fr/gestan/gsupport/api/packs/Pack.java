package fr.gestan.gsupport.api.packs;

import java.time.LocalDate;

/**
 * Minutes that are sold under one name and at one price.
 *
 * @param minutes above 0
 * @param priceCents without tax, in hundredths of the publisher's currency
 * @param validityDays how long its minutes are valid from the day of the purchase; null where that is counted in months,
 *     or not limited
 * @param validityMonths the same in months
 * @param bindingValidity whether what is left expires at the end of the validity; otherwise the end only informs
 * @param onSaleFrom the first day on which it is sold; null: from ever
 * @param onSaleTo the last day on which it is sold; null: without end
 * @param onSale whether it is sold today, in the publisher's time zone
 * @param sold whether it has been sold: minutes and price then stay what they are
 */
public record Pack(
        long id,
        String label,
        int minutes,
        int priceCents,
        Integer validityDays,
        Integer validityMonths,
        boolean bindingValidity,
        LocalDate onSaleFrom,
        LocalDate onSaleTo,
        boolean onSale,
        boolean sold) {}
