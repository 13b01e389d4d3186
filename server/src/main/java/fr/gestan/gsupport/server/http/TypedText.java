package fr.gestan.gsupport.server.http;

import java.util.regex.Pattern;

/** What people type into a field of one line, as it is stored: trimmed, on one line, null where nothing is left. */
public final class TypedText {

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\t\\r\\n]+");
    private static final Pattern MARGIN = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

    private TypedText() {}

    /**
     * One text.
     *
     * @param field its name in the request
     * @param typed may be null
     * @return null where it is blank
     * @throws Failure.Invalid where it has control characters, which no keyboard types
     */
    public static String clean(String field, String typed) {
        if (typed == null) {
            return null;
        }
        var line = LINE_BREAKS.matcher(typed).replaceAll(" ");
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw new Failure.Invalid(field, "must not contain control characters");
        }
        var text = MARGIN.matcher(line).replaceAll("");
        return text.isEmpty() ? null : text;
    }

    /**
     * One that is needed.
     *
     * @throws Failure.Invalid where it is blank, or has control characters
     */
    public static String needed(String field, String typed) {
        var text = clean(field, typed);
        if (text == null) {
            throw new Failure.Invalid(field, "must not be blank");
        }
        return text;
    }
}
