package fr.gestan.gsupport.server.clients;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The figures of the card that are worked out rather than kept. */
final class ActivityFigures {

    private static final int DAYS_OF_YEAR = 365;

    private ActivityFigures() {}

    /**
     * "Total / an": round(total × 365 ÷ max(365, days from first to today)).
     *
     * @param firstInterventionOn null without any intervention, which makes 0
     */
    static long averageMinutesPerYear(long totalMinutes, LocalDate firstInterventionOn, LocalDate today) {
        if (firstInterventionOn == null) {
            return 0;
        }
        long days = Math.max(DAYS_OF_YEAR, ChronoUnit.DAYS.between(firstInterventionOn, today));
        return (2 * totalMinutes * DAYS_OF_YEAR + days) / (2 * days);
    }

    /** When the last twelve months began: the same date one year ago, at the start of that day. */
    static Instant startOfLast12Months(LocalDate today, ZoneId zone) {
        return today.minusYears(1).atStartOfDay(zone).toInstant();
    }
}
