package fr.gestan.gsupport.desktop.spelling;

import fr.gestan.gsupport.desktop.disk.OwnerOnlyFile;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The words that a person has told to be right, one a line in a file of their own. Works on the disk: to be asked on any
 * thread but the window's. What the disk refuses holds until the desktop ends.
 */
public final class OwnWords {

    private static final System.Logger LOG = System.getLogger(OwnWords.class.getName());

    private final OwnerOnlyFile file;
    private TreeSet<String> words;

    /** @param file need not exist yet; read when first asked */
    public OwnWords(OwnerOnlyFile file) {
        this.file = file;
    }

    /** Whether it was told to be right, in capitals or not. */
    synchronized boolean know(String word) {
        return words().contains(small(word));
    }

    /** It is right from now on. */
    synchronized void add(String word) {
        if (words().add(small(word))) {
            keep();
        }
    }

    /** It is as any other from now on. */
    synchronized void remove(String word) {
        if (words().remove(small(word))) {
            keep();
        }
    }

    private static String small(String word) {
        return word.toLowerCase(Locale.FRENCH);
    }

    private TreeSet<String> words() {
        if (words == null) {
            words = new TreeSet<>();
            try {
                file.read()
                        .ifPresent(content -> new String(content, StandardCharsets.UTF_8)
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .forEach(line -> words.add(small(line))));
            } catch (IOException e) {
                LOG.log(Level.WARNING, "The own words cannot be read", e);
            }
        }
        return words;
    }

    private void keep() {
        try {
            file.write(String.join("\n", words).concat("\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The own words cannot be kept", e);
        }
    }
}
