package fr.gestan.gsupport.api.pay;

import fr.gestan.gsupport.api.interventions.Billing;
import java.time.Instant;
import java.time.YearMonth;

/**
 * A line that counts in a month of pay.
 *
 * @param lineId "ID inter" of the intervention, or of the correction that takes one of a closed month back
 * @param by trigram of whose pay it counts for
 * @param performedAt when the work was first recorded, UTC; of a correction when that was made
 * @param summary what was done; of a correction its reason
 * @param minutes below zero where it takes an intervention of a closed month back
 * @param correctsLineId the intervention of a closed month that it takes back, or null
 * @param replacesLineId the undone line that it was recorded in the stead of, or null
 * @param correctsMonth the closed month that it puts right; null where it simply counts
 */
public record PayLine(
        long lineId,
        String by,
        String fullName,
        long clientId,
        String companyName,
        Instant performedAt,
        String summary,
        Billing billing,
        int minutes,
        Long correctsLineId,
        Long replacesLineId,
        YearMonth correctsMonth) {}
