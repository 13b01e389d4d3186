package fr.gestan.gsupport.desktop.mails;

/**
 * How far a mail has come, as a line of the history shows it: by icon, by words and, beside them, by colour.
 *
 * @param icon Ikonli's name of it
 * @param styleClass the CSS class
 * @param words one or two
 * @param sentence all there is to say: when, why, what follows
 */
public record MailMark(String icon, String styleClass, String words, String sentence) {}
