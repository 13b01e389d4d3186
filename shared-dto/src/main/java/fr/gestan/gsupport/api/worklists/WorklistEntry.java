package fr.gestan.gsupport.api.worklists;

import fr.gestan.gsupport.api.clients.ClientSummary;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A client on a list.
 *
 * @param phone of the client's contact, or null
 * @param lastInterventionOn in the publisher's time zone; null without any
 * @param minutesOfLast90Days NORMAL minutes of the last 90 days, corrected ones netted out; null but on {@code SOON_EMPTY}
 * @param daysLeft how many whole days the balance lasts at that pace, 0 to 29; null but on {@code SOON_EMPTY}
 * @param reason of NPI; null where it is off
 * @param since when NPI was set, UTC; null where it is off
 * @param reviewOn the day to look at NPI again, or null
 */
public record WorklistEntry(
        ClientSummary client,
        String phone,
        LocalDate lastInterventionOn,
        Integer minutesOfLast90Days,
        Integer daysLeft,
        String reason,
        Instant since,
        LocalDate reviewOn) {}
