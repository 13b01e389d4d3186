package fr.gestan.gsupport.server.mail.letters;

/**
 * A picture that a mail brings along.
 *
 * @param contentId as the HTML names it, without angle brackets
 * @param fileName what a mail program calls it
 * @param contentType {@code image/png} or {@code image/jpeg}
 * @param content the file; shared, never changed
 */
public record InlineImage(String contentId, String fileName, String contentType, byte[] content) {}
