package fr.gestan.gsupport.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;

/**
 * What is handed out, whatever its size: it lies in a file of its own until it has been read, so that neither memory nor a
 * connection to the database is held while somebody's line is slow.
 */
public final class TemporaryFile {

    private TemporaryFile() {}

    /** Writes the file. */
    @FunctionalInterface
    public interface Writing {
        void to(Path file) throws IOException, SQLException;
    }

    /**
     * The file's content; the file is gone once it is closed.
     *
     * @param suffix of its name, with the dot
     */
    public static InputStream of(String suffix, Writing writing) {
        try {
            var file = Files.createTempFile("gsupport", suffix);
            try {
                writing.to(file);
                return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
            } catch (IOException | SQLException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("What is to be handed out could not be read", e);
        }
    }
}
