package fr.gestan.gsupport.server.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A real, embedded PostgreSQL for the tests of this module: the one that users get. */
public final class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** Tests under another profile start the server anew, and then on an empty database. */
    private static final AtomicInteger STARTED = new AtomicInteger();

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            var directory = Path.of("target", "test-data").toAbsolutePath();
            postgres = EmbeddedPostgres.start(
                    directory.resolve("database-" + ProcessHandle.current().pid() + "-" + STARTED.incrementAndGet()));
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
