package fr.gestan.gsupport.server.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads numbers, durations and dates as an old Gestan and a spreadsheet write them. */
final class OldFigures {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NUMBER = Pattern.compile("([+-]?[0-9]{1,18})([.,]0+)?");
    private static final Pattern HOURS_AND_MINUTES = Pattern.compile("(?:([0-9]{1,4})h)?(?:([0-9]{1,5})(?:mn?|min)?)?");
    private static final Pattern CLOCK = Pattern.compile("([0-9]{1,4}):([0-5][0-9])(?::00)?");
    private static final Set<String> YES = Set.of("1", "-1", "o", "oui", "vrai", "x", "true", "y", "yes", "cloud");
    private static final Set<String> NO = Set.of("0", "n", "non", "faux", "false", "no", "classic", "classique");
    private static final int MINUTES_PER_HOUR = 60;
    private static final long HIGHEST_ID = 100_000_000;

    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendOptional(DateTimeFormatter.ofPattern("d/M/uuuu"))
            .appendOptional(new DateTimeFormatterBuilder()
                    .appendPattern("d/M/")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
                    .toFormatter(Locale.ROOT))
            .appendOptional(DateTimeFormatter.ofPattern("uuuu-MM-dd"))
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DATE)
            .optionalStart()
            .appendPattern("[ ]['T']H:mm[:ss]")
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private OldFigures() {}

    /** A number from 1 to 100 million, e.g. {@code 6 627}. */
    static long id(Column column, String text) throws RefusedRow {
        long id = number(column, text);
        if (id < 1 || id > HIGHEST_ID) {
            throw new RefusedRow(ImportWords.say("row.number", column.shown(), text));
        }
        return id;
    }

    /** Minutes of a balance, which may be negative. */
    static int minutes(Column column, String text) throws RefusedRow {
        long minutes = number(column, text);
        if (minutes != (int) minutes) {
            throw new RefusedRow(ImportWords.say("row.number", column.shown(), text));
        }
        return (int) minutes;
    }

    /** Minutes of work, e.g. {@code 5}, {@code 1 h 20 m} or {@code 1:20}; null where there are none. */
    static Integer durationOrNull(Column column, String text) throws RefusedRow {
        if (text == null) {
            return null;
        }
        var plain = SPACES.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
        var clock = CLOCK.matcher(plain);
        var words = HOURS_AND_MINUTES.matcher(plain);
        long minutes;
        if (clock.matches()) {
            minutes = Long.parseLong(clock.group(1)) * MINUTES_PER_HOUR + Long.parseLong(clock.group(2));
        } else if (words.matches()) {
            minutes = orZero(words.group(1)) * MINUTES_PER_HOUR + orZero(words.group(2));
        } else {
            minutes = minutes(column, text);
        }
        return minutes == 0 ? null : (int) minutes;
    }

    /** An instant; without a zone of its own, in that of the publisher. */
    static Instant instant(Column column, String text, ZoneId zone) throws RefusedRow {
        try {
            return text.endsWith("Z")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(SPACES.matcher(text).replaceAll(" "), TIME)
                            .atZone(zone)
                            .toInstant();
        } catch (DateTimeException e) {
            throw new RefusedRow(ImportWords.say("row.date", column.shown(), text));
        }
    }

    /** A date; null where there is none. */
    static LocalDate dateOrNull(Column column, String text) throws RefusedRow {
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text, DATE);
        } catch (DateTimeException e) {
            throw new RefusedRow(ImportWords.say("row.date", column.shown(), text));
        }
    }

    /** Yes or no; nothing is no. */
    static boolean yes(Column column, String text) throws RefusedRow {
        var plain = text == null ? "" : text.toLowerCase(Locale.ROOT);
        if (YES.contains(plain)) {
            return true;
        }
        if (plain.isEmpty() || NO.contains(plain)) {
            return false;
        }
        throw new RefusedRow(ImportWords.say("row.yes", column.shown(), text));
    }

    private static long number(Column column, String text) throws RefusedRow {
        var number = NUMBER.matcher(text == null ? "" : SPACES.matcher(text).replaceAll(""));
        if (!number.matches()) {
            throw new RefusedRow(
                    text == null
                            ? ImportWords.say("row.nothing", column.shown())
                            : ImportWords.say("row.number", column.shown(), text));
        }
        return Long.parseLong(number.group(1));
    }

    private static long orZero(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
