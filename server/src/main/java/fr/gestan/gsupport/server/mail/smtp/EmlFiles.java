package fr.gestan.gsupport.server.mail.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;

/** Mails as files that any mail program opens: what becomes of them where there is no mail server. */
public final class EmlFiles {

    private final Path directory;

    public EmlFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes {@code <date>-<name>.eml}, whole or not at all; a second time it replaces the first.
     *
     * @throws UncheckedIOException where the directory can not be written to
     */
    public Path write(String name, LocalDate date, WrittenMail mail) {
        var file = directory.resolve(date + "-" + name + ".eml");
        var unfinished = directory.resolve(file.getFileName() + ".new");
        try {
            Files.createDirectories(directory);
            try (var channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                var content = ByteBuffer.wrap(mail.content());
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
}
