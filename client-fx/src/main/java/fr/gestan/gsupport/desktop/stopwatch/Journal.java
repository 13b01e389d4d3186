package fr.gestan.gsupport.desktop.stopwatch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The drafts of one technician on one server, in a small file that is replaced as a whole: a crash leaves the old one
 * or the new one, never half of one. Only its owner may read it.
 */
public final class Journal {

    private static final FileAttribute<?>[] OWNER_ONLY = ownerOnly();

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;

    /** @param file need not exist yet, nor its folder */
    public Journal(Path file) {
        this.file = file;
    }

    /**
     * What is kept.
     *
     * @param keptAt by the computer's clock; good for telling a person how long ago, not for counting time
     * @param openClientId the client on the screen, or null
     */
    record Content(Instant keptAt, Long openClientId, List<DraftSnapshot> drafts) {
        Content {
            drafts = List.copyOf(drafts);
        }
    }

    /** Returns once the disk has it. */
    synchronized void write(Content content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, OWNER_ONLY);
        try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(json.writeValueAsBytes(content));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty where nothing was kept. A file that cannot be read is put aside for whoever wants to look into it. */
    Optional<Content> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(Files.readAllBytes(file), Content.class));
        } catch (JacksonException e) {
            Files.move(
                    file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        var attributes = new ArrayList<FileAttribute<?>>();
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            attributes.add(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return attributes.toArray(FileAttribute<?>[]::new);
    }
}
