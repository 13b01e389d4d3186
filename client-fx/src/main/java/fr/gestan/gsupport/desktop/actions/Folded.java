package fr.gestan.gsupport.desktop.actions;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text without case and accents, as people type who are in a hurry. */
final class Folded {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String text;

    Folded(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        this.text = BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip();
    }

    /** Whether each word of the other one begins a word of this one, in any order. */
    boolean hasWordsThatBeginAs(Folded typed) {
        var words = text.split(" ");
        return Arrays.stream(typed.text.split(" "))
                .allMatch(part -> Arrays.stream(words).anyMatch(word -> word.startsWith(part)));
    }

    boolean beginsAs(Folded typed) {
        return text.startsWith(typed.text);
    }
}
