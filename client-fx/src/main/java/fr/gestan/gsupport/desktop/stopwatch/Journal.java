package fr.gestan.gsupport.desktop.stopwatch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.gestan.gsupport.desktop.disk.OwnerOnlyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The drafts of one technician on one server, in an {@link OwnerOnlyFile}. */
public final class Journal {

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final OwnerOnlyFile file;

    /** @param file need not exist yet, nor its folder */
    public Journal(Path file) {
        this.file = new OwnerOnlyFile(file);
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
    void write(Content content) throws IOException {
        file.write(json.writeValueAsBytes(content));
    }

    /** Empty where nothing was kept. A file that cannot be read is put aside for whoever wants to look into it. */
    Optional<Content> read() throws IOException {
        var kept = file.read();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readValue(kept.get(), Content.class));
        } catch (JacksonException e) {
            var path = file.path();
            Files.move(
                    path, path.resolveSibling(path.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        }
    }
}
