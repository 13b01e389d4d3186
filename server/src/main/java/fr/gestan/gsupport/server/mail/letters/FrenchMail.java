package fr.gestan.gsupport.server.mail.letters;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.regex.Pattern;

/** How mails write numbers, phones and text of several lines; the templates call these on the value itself. */
@TemplateExtension
final class FrenchMail {

    static final String SUBJECT = "Votre situation de Crédit-Temps";

    private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\-/()\\u00a0\\u202f]");
    private static final Pattern FRENCH_PREFIX = Pattern.compile("^(?:\\+33|0033)0?(?=[1-9][0-9]{8}$)");
    private static final Pattern FRENCH_NUMBER = Pattern.compile("0[1-9][0-9]{8}");

    private FrenchMail() {}

    /** {@code -15 minutes}, {@code 1 minute}: in French the plural begins at two. */
    static String inMinutes(int minutes) {
        return minutes + (Math.abs((long) minutes) < 2 ? " minute" : " minutes");
    }

    /** {@code 01-88-00-00-01} for any way to write a French number; every other number as it is. */
    static String inDashedPairs(String phone) {
        var digits = SEPARATORS.matcher(phone).replaceAll("");
        var national = FRENCH_PREFIX.matcher(digits).replaceFirst("0");
        return FRENCH_NUMBER.matcher(national).matches()
                ? national.replaceAll("(?<=\\G[0-9]{2})(?!$)", "-")
                : phone.strip();
    }

    /** The lines of a typed text, at least one. */
    static List<String> typedLines(String text) {
        return text.strip().lines().map(String::stripTrailing).toList();
    }

    /** The same for plain text: what was typed stays to the right of the lines that the mail itself begins. */
    static String indented(String text) {
        return String.join("\n  ", typedLines(text));
    }

    /** A name, which never begins a line of its own. */
    static String onOneLine(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }
}
