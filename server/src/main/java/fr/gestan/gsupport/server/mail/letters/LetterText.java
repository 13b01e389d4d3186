package fr.gestan.gsupport.server.mail.letters;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.regex.Pattern;

/** How mails write phones and what somebody typed; the templates call these on the value itself. */
@TemplateExtension
final class LetterText {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s.\\-/()\\u00a0\\u202f]");
    private static final Pattern FRENCH_PREFIX = Pattern.compile("^(?:\\+33|0033)0?(?=[1-9][0-9]{8}$)");
    private static final Pattern FRENCH_NUMBER = Pattern.compile("0[1-9][0-9]{8}");

    /** Control characters, and the marks that turn the direction of what comes after the typed text as well. */
    private static final Pattern NO_TEXT =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069&&[^\\t\\r\\n]]");

    private LetterText() {}

    /** {@code 01-88-00-00-01} for any way to write a French number; every other number as it is. */
    static String inDashedPairs(String phone) {
        var digits = SEPARATORS.matcher(phone).replaceAll("");
        var national = FRENCH_PREFIX.matcher(digits).replaceFirst("0");
        return FRENCH_NUMBER.matcher(national).matches()
                ? national.replaceAll("(?<=\\G[0-9]{2})(?!$)", "-")
                : onOneLine(phone);
    }

    /** The lines of a typed text, at least one. */
    static List<String> typedLines(String text) {
        var lines = onlyText(text).strip().lines().map(String::stripTrailing).toList();
        return lines.isEmpty() ? List.of("") : lines;
    }

    /** The same for plain text: what was typed stays to the right of the lines that the mail itself begins. */
    static String indented(String text) {
        return String.join("\n  ", typedLines(text));
    }

    /** A name, which never begins a line of its own. */
    static String onOneLine(String name) {
        return onlyText(name).strip().replaceAll("\\s+", " ");
    }

    /** A line of signs as long as a heading, to stand below it. */
    static String underline(String heading) {
        return "=".repeat(heading.codePointCount(0, heading.length()));
    }

    private static String onlyText(String typed) {
        return NO_TEXT.matcher(typed).replaceAll("");
    }
}
