package fr.gestan.gsupport.server.statements;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** What a font can write of a text, and in which order its letters stand on a line. */
final class Letters {

    /** Stands for each letter that the font does not have. */
    static final String MISSING = "□";

    /** What a reader takes for one letter, such as a face made of several. */
    private static final Pattern LETTER = Pattern.compile("\\X");

    private static final String MIRRORED = "()[]{}<>«»‹›";

    private final Map<Integer, Boolean> known = new HashMap<>();
    private final IntPredicate font;
    private boolean missed;

    /** @param font whether it has a code point */
    Letters(IntPredicate font) {
        this.font = font;
    }

    /** Whether a letter was asked for that the font does not have. */
    boolean missed() {
        return missed;
    }

    /** The text with a square for each letter that is missing, and a space for what is no letter at all. */
    String legible(String text) {
        var legible = new StringBuilder(text.length());
        LETTER.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .results()
                .forEach(found -> add(found.group(), legible));
        return legible.toString();
    }

    private void add(String letter, StringBuilder legible) {
        int base = letter.codePointAt(0);
        if (Character.isISOControl(base) || Character.isWhitespace(base) || Character.isSpaceChar(base)) {
            legible.append(' ');
        } else if (isShown(base) && !has(base)) {
            addMissing(legible);
        } else {
            letter.codePoints().filter(Letters::isShown).forEach(part -> {
                if (has(part)) {
                    legible.appendCodePoint(part);
                } else {
                    addMissing(legible);
                }
            });
        }
    }

    private void addMissing(StringBuilder legible) {
        missed = true;
        legible.append(MISSING);
    }

    private boolean has(int codePoint) {
        return known.computeIfAbsent(codePoint, font::test);
    }

    /** Formats and selectors say how other letters look, and are none themselves. */
    private static boolean isShown(int codePoint) {
        return Character.getType(codePoint) != Character.FORMAT
                && Character.UnicodeBlock.of(codePoint) != Character.UnicodeBlock.VARIATION_SELECTORS;
    }

    /** A line from left to right as it stands on paper: words that are read from right to left are turned round. */
    static String asItStands(String line) {
        if (!Bidi.requiresBidi(line.toCharArray(), 0, line.length())) {
            return line;
        }
        var order = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int runs = order.getRunCount();
        var levels = new byte[runs];
        var texts = new String[runs];
        for (int run = 0; run < runs; run++) {
            levels[run] = (byte) order.getRunLevel(run);
            var text = line.substring(order.getRunStart(run), order.getRunLimit(run));
            texts[run] = levels[run] % 2 == 0 ? text : turnedRound(text);
        }
        Bidi.reorderVisually(levels, 0, texts, 0, runs);
        return String.join("", texts);
    }

    private static String turnedRound(String text) {
        List<String> letters = new ArrayList<>();
        LETTER.matcher(text).results().forEach(found -> letters.add(mirrored(found.group())));
        Collections.reverse(letters);
        return String.join("", letters);
    }

    /** Brackets that open on the left of words read from left to right open on the right of others. */
    private static String mirrored(String letter) {
        int place = MIRRORED.indexOf(letter);
        return place < 0 ? letter : String.valueOf(MIRRORED.charAt(place ^ 1));
    }
}
