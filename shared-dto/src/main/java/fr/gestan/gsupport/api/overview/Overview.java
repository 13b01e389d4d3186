package fr.gestan.gsupport.api.overview;

import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.interventions.FreeReason;
import java.time.LocalDate;
import java.util.List;

/**
 * What the house did on some days, both included, in the publisher's time zone. Corrected interventions and purchases do
 * not count; what was recorded again counts when it was first recorded. Minutes.
 *
 * @param weeks from Monday to Sunday, the first and the last cut off by the days asked for; those without work too
 * @param soldMinutes credit bought
 * @param usedMinutes credit debited for interventions
 * @param freeMinutes by cause, the most first
 * @param busiestClients ten at most, by their minutes NORMAL and FREE, the busiest first
 * @param mails created on those days, by what has become of them by now
 */
public record Overview(
        LocalDate from,
        LocalDate to,
        List<Week> weeks,
        long soldMinutes,
        long usedMinutes,
        List<FreeCause> freeMinutes,
        List<BusyClient> busiestClients,
        List<MailCount> mails) {

    /** @param startsOn a Monday */
    public record Week(LocalDate startsOn, long normalMinutes, long freeMinutes) {}

    /** @param cause null where none was told */
    public record FreeCause(FreeReason cause, int interventions, long minutes) {}

    /** @param companyName as it is now */
    public record BusyClient(
            long clientId, String companyName, int interventions, long normalMinutes, long freeMinutes) {}

    /** How many mails have come how far. */
    public record MailCount(MailStatus status, long count) {}
}
