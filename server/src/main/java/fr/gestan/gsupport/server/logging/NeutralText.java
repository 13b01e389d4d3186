package fr.gestan.gsupport.server.logging;

/** Text that somebody may have typed, as it may stand in a line of the log. */
final class NeutralText {

    private static final String MARKS_OF_DIRECTION = "\u061c\u200e\u200f";

    private NeutralText() {}

    /**
     * The same in which nothing breaks the line, moves the cursor of a terminal or turns the direction of reading: such
     * characters stand there as escapes, as Java writes them.
     */
    static String neutral(String text) {
        if (text == null || text.codePoints().noneMatch(NeutralText::isHarmful)) {
            return text;
        }
        var neutral = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> neutral.append("\\n");
                case '\r' -> neutral.append("\\r");
                case '\t' -> neutral.append("\\t");
                default -> {
                    if (isHarmful(c)) {
                        neutral.append("\\u%04x".formatted(c));
                    } else {
                        neutral.appendCodePoint(c);
                    }
                }
            }
        });
        return neutral.toString();
    }

    private static boolean isHarmful(int c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069
                || MARKS_OF_DIRECTION.indexOf(c) >= 0
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
