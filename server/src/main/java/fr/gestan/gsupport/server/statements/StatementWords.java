package fr.gestan.gsupport.server.statements;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of statements, in French or English. */
final class StatementWords {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private StatementWords() {}

    static ResourceBundle in(Locale language) {
        return ResourceBundle.getBundle("messages/statement", language, NO_FALLBACK);
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
