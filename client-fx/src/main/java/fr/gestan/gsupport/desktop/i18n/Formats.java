package fr.gestan.gsupport.desktop.i18n;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, dates and durations as the support desk writes them; a null is shown as nothing. */
public final class Formats {

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final int MINUTES_PER_HOUR = 60;
    private static final int SECONDS_PER_MINUTE = 60;

    private final DateTimeFormatter date = DateTimeFormatter.ofPattern("dd/MM/yy", Locale.FRENCH);
    private final DateTimeFormatter longDate = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRENCH);
    private final DateTimeFormatter day;
    private final DateTimeFormatter dateTime;
    private final DateTimeFormatter shortDateTime;
    private final DecimalFormat grouped;

    /** @param zone in which times of day are shown */
    public Formats(ZoneId zone) {
        this.day = date.withZone(zone);
        this.dateTime = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.FRENCH)
                .withZone(zone);
        this.shortDateTime =
                DateTimeFormatter.ofPattern("dd/MM/yy HH:mm", Locale.FRENCH).withZone(zone);
        var symbols = DecimalFormatSymbols.getInstance(Locale.FRENCH);
        symbols.setGroupingSeparator(NO_BREAK_SPACE);
        this.grouped = new DecimalFormat("#,##0", symbols);
    }

    /** {@code 6 627}: ids and counts of minutes alike. */
    public String number(Number value) {
        return value == null ? "" : grouped.format(value);
    }

    /** {@code 26/10/20}. */
    public String date(LocalDate value) {
        return value == null ? "" : date.format(value);
    }

    /** The day of a moment: {@code 26/10/20}. */
    public String day(Instant value) {
        return value == null ? "" : day.format(value);
    }

    /** {@code 30/07/2021}. */
    public String longDate(LocalDate value) {
        return value == null ? "" : longDate.format(value);
    }

    /** {@code 01/02/2022 14:13:12}. */
    public String dateTime(Instant value) {
        return value == null ? "" : dateTime.format(value);
    }

    /** {@code 01/02/22 14:13}. */
    public String shortDateTime(Instant value) {
        return value == null ? "" : shortDateTime.format(value);
    }

    /** {@code 29 m}, {@code 1 h 20 m}, {@code 1 h 0 m}. */
    public String duration(long minutes) {
        var sign = minutes < 0 ? "-" : "";
        var hours = Math.abs(minutes) / MINUTES_PER_HOUR;
        var rest = Math.abs(minutes) % MINUTES_PER_HOUR + " m";
        return hours == 0 ? sign + rest : sign + number(hours) + " h " + rest;
    }

    /** {@code 04:07}, and {@code 1:04:07} from an hour on. */
    public String stopwatch(Duration elapsed) {
        var seconds = elapsed.toSeconds();
        var minutes = seconds / SECONDS_PER_MINUTE;
        return minutes < MINUTES_PER_HOUR
                ? "%02d:%02d".formatted(minutes, seconds % SECONDS_PER_MINUTE)
                : "%d:%02d:%02d"
                        .formatted(
                                minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR, seconds % SECONDS_PER_MINUTE);
    }
}
