package fr.gestan.gsupport.server.imports;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A column that is looked for in a table, by any of the names that it has had. */
interface Column {

    Pattern MARKS = Pattern.compile("[^a-z0-9]+");

    /** Its names, without accents, case and punctuation; the first is the usual one. */
    List<String> names();

    /** As people know it. */
    String shown();

    /** Whether there is no import without it. */
    boolean isNeeded();

    /** Whether a heading is one of its names. */
    default boolean isNamed(String heading) {
        return names().contains(plain(heading));
    }

    private static String plain(String heading) {
        var decomposed = Normalizer.normalize(heading, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return MARKS.matcher(decomposed.replaceAll("\\p{M}+", "")).replaceAll("");
    }
}
