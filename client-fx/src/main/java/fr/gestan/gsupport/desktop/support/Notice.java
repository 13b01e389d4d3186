package fr.gestan.gsupport.desktop.support;

/**
 * A sentence under the form.
 *
 * @param tone green: done; orange: something is missing; red: it was not done
 */
public record Notice(String text, Tone tone) {

    /** Nothing to say. */
    public static final Notice NONE = new Notice("", Tone.GREEN);
}
