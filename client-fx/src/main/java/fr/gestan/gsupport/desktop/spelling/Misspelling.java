package fr.gestan.gsupport.desktop.spelling;

import java.util.List;

/**
 * A word that nobody knows.
 *
 * @param start where it begins in the text, from 0
 * @param word as it is written
 * @param suggestions what may have been meant, the most likely one first; may be empty
 */
public record Misspelling(int start, String word, List<String> suggestions) {

    public Misspelling {
        suggestions = List.copyOf(suggestions);
    }

    /** Behind its last letter. */
    public int end() {
        return start + word.length();
    }

    /** The same further on or back in the text. */
    public Misspelling moved(int by) {
        return new Misspelling(start + by, word, suggestions);
    }
}
