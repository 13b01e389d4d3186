package fr.gestan.gsupport.desktop.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Which parts of a text are why it was found: as the server compares, without case, accents and separators. */
public final class Highlight {

    private static final int SHORTEST_INSIDE_WORDS = 3;

    private Highlight() {}

    /**
     * A piece of a text.
     *
     * @param matched whether it is what was typed
     */
    public record Part(String text, boolean matched) {}

    /**
     * The text in pieces, none of them empty. What was typed is looked for at the beginnings of words first, and inside of
     * words where it begins none and is long enough.
     *
     * @param text may be null, which is as empty
     */
    public static List<Part> of(String text, String typed) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        var matched = new BitSet();
        var folded = Folded.of(text, false);
        for (var word : Folded.of(typed, false).text.strip().split("\\s+")) {
            if (!folded.mark(word, matched)) {
                Folded.of(text, true).mark(Folded.of(word, true).text, matched);
            }
        }
        return parts(text, matched);
    }

    private static List<Part> parts(String text, BitSet matched) {
        var parts = new ArrayList<Part>();
        int start = 0;
        while (start < text.length()) {
            boolean is = matched.get(start);
            int end = is ? matched.nextClearBit(start) : matched.nextSetBit(start);
            end = end < 0 || end > text.length() ? text.length() : end;
            parts.add(new Part(text.substring(start, end), is));
            start = end;
        }
        return parts;
    }

    /** A text as it is compared, and where in the original each of its characters comes from. */
    private record Folded(String text, int[] origins, boolean compact) {

        static Folded of(String original, boolean compact) {
            var text = new StringBuilder();
            var origins = new ArrayList<Integer>();
            for (int index = 0; index < original.length(); index++) {
                for (var character : fold(original.charAt(index)).toCharArray()) {
                    if (!compact || Character.isLetterOrDigit(character)) {
                        text.append(character);
                        origins.add(index);
                    }
                }
            }
            return new Folded(
                    text.toString(),
                    origins.stream().mapToInt(Integer::intValue).toArray(),
                    compact);
        }

        private static String fold(char character) {
            return switch (character) {
                case 'œ', 'Œ' -> "oe";
                case 'æ', 'Æ' -> "ae";
                case 'ß' -> "ss";
                default ->
                    Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFKD)
                            .replaceAll("\\p{M}+", "")
                            .toLowerCase(Locale.ROOT);
            };
        }

        /** @return whether the word was found */
        private boolean mark(String word, BitSet matched) {
            if (word.isEmpty()) {
                return false;
            }
            return mark(word, matched, true) || (word.length() >= SHORTEST_INSIDE_WORDS && mark(word, matched, false));
        }

        private boolean mark(String word, BitSet matched, boolean atBeginnings) {
            boolean found = false;
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                if (!atBeginnings || beginsAWord(at)) {
                    matched.set(origins[at], origins[at + word.length() - 1] + 1);
                    found = true;
                }
            }
            return found;
        }

        private boolean beginsAWord(int at) {
            return at == 0 || (!compact && !Character.isLetterOrDigit(text.charAt(at - 1)));
        }
    }
}
