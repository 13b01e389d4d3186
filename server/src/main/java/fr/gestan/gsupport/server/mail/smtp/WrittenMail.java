package fr.gestan.gsupport.server.mail.smtp;

import java.util.List;

/**
 * A mail, byte for byte as it goes out.
 *
 * @param sender of the envelope: where bounces go
 * @param recipients of the envelope
 * @param content headers, an empty line, the body; each line ends with CR LF
 * @param needsUtf8 whether it takes a mail server that knows SMTPUTF8 (RFC 6531)
 */
public record WrittenMail(String sender, List<String> recipients, byte[] content, boolean needsUtf8) {

    public WrittenMail {
        recipients = List.copyOf(recipients);
    }
}
