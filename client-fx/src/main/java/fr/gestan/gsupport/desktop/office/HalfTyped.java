package fr.gestan.gsupport.desktop.office;

import java.util.HashMap;
import java.util.Map;

/**
 * What is half typed in a form about one of many, and stays until its turn comes again.
 *
 * @param <K> what tells the many apart
 * @param <T> all that the form holds
 */
public final class HalfTyped<K, T> {

    private final Map<K, T> kept = new HashMap<>();
    private T onFile;

    /** @param nothing what the form holds before it is about anything */
    public HalfTyped(T nothing) {
        this.onFile = nothing;
    }

    /** Keeps what the form holds; what is on file so need not be kept. */
    public void keep(K about, T typed) {
        if (typed.equals(onFile)) {
            kept.remove(about);
        } else {
            kept.put(about, typed);
        }
    }

    /** The form is about another one: it is to hold what was typed there, or else what is on file. */
    public T open(K about, T nowOnFile) {
        onFile = nowOnFile;
        return kept.getOrDefault(about, nowOnFile);
    }

    /** What the form is about is on file so from now on. */
    public void isOnFile(T now) {
        onFile = now;
    }

    public void forget(K about) {
        kept.remove(about);
    }

    /** Takes over what another one keeps. */
    public void goOnFrom(HalfTyped<K, T> before) {
        kept.putAll(before.kept);
    }
}
