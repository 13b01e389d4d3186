package fr.gestan.gsupport.server.mail.letters;

import fr.gestan.gsupport.api.clients.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * A day and a time as a mail says them.
 *
 * @param day {@code 27/03/2020}; in English {@code 27 March 2020}, which no country reads the other way round
 * @param time {@code 11:03}
 */
record Moment(String day, String time) {

    private static final DateTimeFormatter FRENCH_DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.FRENCH);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    static Moment of(Instant instant, ZoneId zone, Language language) {
        var local = instant.atZone(zone);
        return new Moment(day(local, language), TIME.format(local));
    }

    static String day(TemporalAccessor date, Language language) {
        return switch (language) {
            case FR -> FRENCH_DAY.format(date);
            case EN -> ENGLISH_DAY.format(date);
        };
    }
}
