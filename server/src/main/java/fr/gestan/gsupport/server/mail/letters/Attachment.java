package fr.gestan.gsupport.server.mail.letters;

/**
 * A file that goes along with a mail.
 *
 * @param fileName of ASCII
 */
@SuppressWarnings("ArrayRecordComponent")
public record Attachment(String fileName, String contentType, byte[] content) {}
