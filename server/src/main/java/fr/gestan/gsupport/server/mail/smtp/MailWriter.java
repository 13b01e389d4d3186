package fr.gestan.gsupport.server.mail.smtp;

import fr.gestan.gsupport.server.mail.MailSettings;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/** Puts a letter as mail programs want it: headers, folded lines, quoted-printable text, parts, a signature. */
public final class MailWriter {

    private static final String TRANSFER_ENCODING = "Content-Transfer-Encoding";

    private final MailSettings settings;
    private final Optional<DkimSigner> signer;
    private final Clock clock;
    private final ZoneId zone;

    /** @param signer empty: mails are not signed */
    public MailWriter(MailSettings settings, Optional<DkimSigner> signer, Clock clock, ZoneId zone) {
        this.settings = settings;
        this.signer = signer;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Writes.
     *
     * @throws NotTaken where an address can be nobody's
     */
    public WrittenMail write(Letter letter) throws NotTaken {
        var recipients = new ArrayList<InternetAddress>();
        for (var recipient : letter.recipients()) {
            recipients.add(Mailbox.of(recipient));
        }
        var from = Mailbox.of(settings.from(), settings.fromName().orElse(null));
        var replyTo = Mailbox.of(settings.replyTo().orElse(settings.from()));
        var envelope = Mailbox.of(settings.envelopeFrom().orElse(settings.from()));
        boolean needsUtf8 =
                !recipients.stream().map(InternetAddress::getAddress).allMatch(Mailbox::isAscii);
        try {
            var content = bytes(message(letter, from, replyTo, recipients.toArray(Address[]::new), needsUtf8));
            var signed = signer.map(with -> with.sign(content, clock.instant())).orElse(content);
            return new WrittenMail(
                    envelope.getAddress(),
                    recipients.stream().map(InternetAddress::getAddress).toList(),
                    signed,
                    needsUtf8);
        } catch (MessagingException e) {
            throw new IllegalStateException("The mail could not be written: " + e.getMessage(), e);
        }
    }

    private MimeMessage message(
            Letter letter, InternetAddress from, InternetAddress replyTo, Address[] recipients, boolean needsUtf8)
            throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", String.valueOf(needsUtf8));
        var domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        var message = new KnownById(Session.getInstance(properties), letter.messageId(), domain);
        message.setFrom(from);
        message.setReplyTo(new Address[] {replyTo});
        message.setRecipients(MimeMessage.RecipientType.TO, recipients);
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(zone)));
        message.setHeader("Auto-Submitted", "auto-generated");
        for (var header : letter.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        if (letter.html() == null) {
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
            message.setHeader(TRANSFER_ENCODING, "quoted-printable");
        } else {
            message.setContent(withAttachments(
                    letter, new MimeMultipart("alternative", text(letter.text(), "plain"), htmlPart(letter))));
        }
        message.saveChanges();
        return message;
    }

    private static MimeMultipart withAttachments(Letter letter, MimeMultipart body) throws MessagingException {
        if (letter.attachments().isEmpty()) {
            return body;
        }
        var part = new MimeBodyPart();
        part.setContent(body);
        var mixed = new MimeMultipart("mixed", part);
        for (var attachment : letter.attachments()) {
            var file = new MimeBodyPart();
            file.setDataHandler(
                    new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.contentType())));
            file.setHeader(TRANSFER_ENCODING, "base64");
            file.setFileName(attachment.fileName());
            file.setDisposition(MimeBodyPart.ATTACHMENT);
            mixed.addBodyPart(file);
        }
        return mixed;
    }

    private static MimeBodyPart htmlPart(Letter letter) throws MessagingException {
        var html = text(letter.html(), "html");
        if (letter.images().isEmpty()) {
            return html;
        }
        var related = new MimeMultipart("related", html);
        for (var image : letter.images()) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(image.content(), image.contentType())));
            part.setHeader(TRANSFER_ENCODING, "base64");
            part.setContentID("<" + image.contentId() + ">");
            part.setFileName(image.fileName());
            part.setDisposition(MimeBodyPart.INLINE);
            related.addBodyPart(part);
        }
        var part = new MimeBodyPart();
        part.setContent(related);
        return part;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        part.setHeader(TRANSFER_ENCODING, "quoted-printable");
        return part;
    }

    private static byte[] bytes(MimeMessage message) throws MessagingException {
        var bytes = new ByteArrayOutputStream();
        try {
            message.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Angus Mail makes up a Message-ID of its own at each writing. */
    private static final class KnownById extends MimeMessage {

        private final String messageId;

        KnownById(Session session, UUID messageId, String domain) {
            super(session);
            this.messageId = "<" + messageId + "@" + domain + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
