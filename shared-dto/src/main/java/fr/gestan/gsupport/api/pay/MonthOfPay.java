package fr.gestan.gsupport.api.pay;

import java.time.YearMonth;
import java.util.List;

/**
 * What each technician did in a month of the publisher's time zone. Corrected interventions do not count; one recorded
 * again counts in the month of the work, whenever that was done.
 *
 * @param technicians those who have interventions in that month, by code
 */
public record MonthOfPay(YearMonth month, List<Technician> technicians) {

    /**
     * One technician's month.
     *
     * @param by the technician's code
     * @param interventions normal and free
     */
    public record Technician(
            String by, String fullName, int interventions, long normalMinutes, long freeMinutes, long totalMinutes) {}
}
