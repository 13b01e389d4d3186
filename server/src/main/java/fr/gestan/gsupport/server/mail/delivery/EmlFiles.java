package fr.gestan.gsupport.server.mail.delivery;

import io.quarkus.mailer.Mail;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.EncodedPart;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;

/** Mails as files that any mail program opens: what becomes of them where there is no mail server. */
final class EmlFiles {

    private final Path directory;

    EmlFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes {@code <date>-<name>.eml}, whole or not at all; a second time it replaces the first.
     *
     * @throws UncheckedIOException where the directory can not be written to
     */
    Path write(String name, LocalDate date, Mail mail) {
        var file = directory.resolve(date + "-" + name + ".eml");
        var unfinished = directory.resolve(file.getFileName() + ".new");
        try {
            Files.createDirectories(directory);
            try (var channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                var content = StandardCharsets.UTF_8.encode(encoded(mail));
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                channel.force(true);
            }
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(Mail mail) {
        var message = new MailMessage()
                .setFrom(mail.getFrom())
                .setTo(mail.getTo())
                .setSubject(mail.getSubject())
                .setText(mail.getText())
                .setHtml(mail.getHtml());
        var headers = MultiMap.caseInsensitiveMultiMap();
        mail.getHeaders().forEach(headers::add);
        headers.add("Reply-To", mail.getReplyTo());
        message.setHeaders(headers);
        return lines(new MailEncoder(message, "localhost").encodeMail());
    }

    /** MailEncoder's own text of a mail lacks the boundary that ends it. */
    private static String lines(EncodedPart whole) {
        var lines = new StringBuilder();
        appendHeaders(lines, whole);
        if (whole.parts() == null) {
            return lines.append(whole.body()).append('\n').toString().replaceAll("\\r?\\n", "\r\n");
        }
        for (var part : whole.parts()) {
            lines.append("--").append(whole.boundary()).append('\n');
            appendHeaders(lines, part);
            lines.append(part.body()).append('\n');
        }
        lines.append("--").append(whole.boundary()).append("--\n");
        return lines.toString().replaceAll("\\r?\\n", "\r\n");
    }

    private static void appendHeaders(StringBuilder lines, EncodedPart part) {
        part.headers()
                .forEach(header -> lines.append(header.getKey())
                        .append(": ")
                        .append(header.getValue())
                        .append('\n'));
        lines.append('\n');
    }
}
