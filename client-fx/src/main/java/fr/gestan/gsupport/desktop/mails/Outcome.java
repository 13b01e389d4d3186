package fr.gestan.gsupport.desktop.mails;

/**
 * What came of something that was asked for.
 *
 * @param text a sentence; empty where there is nothing to say
 * @param good whether it was done as asked
 */
public record Outcome(String text, boolean good) {

    /** Nothing to say. */
    public static final Outcome NONE = new Outcome("", true);

    /** The CSS class of its tone. */
    public String styleClass() {
        return good ? "tone-green" : "tone-red";
    }
}
