package fr.gestan.gsupport.api.pay;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What each technician did in a month of the publisher's time zone. Corrected interventions do not count; one recorded
 * again counts in the month of the work, whenever that was done, unless that month is closed: then what is taken back and
 * what is recorded again counts in the first open month behind it.
 *
 * @param closed who closed the month and when; null while it is open
 * @param technicians those who have interventions in that month, by code
 */
public record MonthOfPay(YearMonth month, Closed closed, List<Technician> technicians) {

    /**
     * The closing of a month.
     *
     * @param at UTC
     * @param by code of the manager
     */
    public record Closed(Instant at, String by) {}

    /**
     * One technician's month; below zero where more of a closed month was taken back than was done.
     *
     * @param by the technician's code
     * @param interventions normal and free
     */
    public record Technician(
            String by, String fullName, int interventions, long normalMinutes, long freeMinutes, long totalMinutes) {}
}
