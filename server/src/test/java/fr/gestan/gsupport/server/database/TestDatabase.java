package fr.gestan.gsupport.server.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A real, embedded PostgreSQL for the tests of this module: the one that users get, empty at each start. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            var directory = Path.of("target", "test-data").toAbsolutePath();
            Files.createDirectories(directory);
            postgres = EmbeddedPostgres.start(Files.createTempDirectory(directory, "database-"));
            var settings = new HashMap<>(postgres.access().asQuarkusSettings());
            settings.put("gsupport.data-dir", directory.toString());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
