package fr.gestan.gsupport.server.statements;

import fr.gestan.gsupport.server.http.Words;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of statements, in French or English. */
final class StatementWords {

    private StatementWords() {}

    static ResourceBundle in(Locale language) {
        return Words.of("statement", language);
    }

    static String text(ResourceBundle words, String key, Object... values) {
        return new MessageFormat(words.getString(key), words.getLocale()).format(values);
    }

    /** "du … au …", or "jusqu'au …". */
    static String period(ResourceBundle words, LocalDate from, LocalDate to) {
        var day = DateTimeFormatter.ofPattern(words.getString("day"), words.getLocale());
        return from == null
                ? text(words, "until", day.format(to))
                : text(words, "period", day.format(from), day.format(to));
    }
}
