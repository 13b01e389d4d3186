package fr.gestan.gsupport.server.process;

import static org.awaitility.Awaitility.await;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server in a process of its own, on a database that others may use as well. */
public final class PackagedServer implements AutoCloseable {

    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final int STOP_TIMEOUT_SECONDS = 30;

    private final Process process;
    private final URI uri;

    private PackagedServer(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param directory for its data and its log; made where it is missing
     */
    public static PackagedServer on(DatabaseAccess database, Path directory) throws IOException {
        Files.createDirectories(directory);
        int port = FreePort.onTheLoopback();
        var log = directory.resolve("server.log");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-Xmx160m", "-XX:+UseSerialGC", "-jar", JAR.toString(), "server")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "GSUPPORT_HTTP_HOST", "127.0.0.1",
                        "GSUPPORT_HTTP_PORT", String.valueOf(port),
                        "GSUPPORT_DATA_DIR", directory.resolve("data").toString(),
                        "GSUPPORT_SMTP_HOST", "",
                        "GSUPPORT_DB_URL", database.url(),
                        "GSUPPORT_DB_USER", database.serverUser(),
                        "GSUPPORT_DB_PASSWORD", database.serverPassword(),
                        "GSUPPORT_DB_OWNER_USER", database.ownerUser(),
                        "GSUPPORT_DB_OWNER_PASSWORD", database.ownerPassword()));
        var server = new PackagedServer(builder.start(), URI.create("http://127.0.0.1:" + port));
        try {
            await("the server of " + log)
                    .atMost(LONGEST_START)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast("the server ended", () -> !server.process.isAlive())
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(server::isReady);
            return server;
        } catch (RuntimeException e) {
            server.kill();
            throw e;
        }
    }

    /** Its address, e.g. {@code http://127.0.0.1:8080}. */
    public URI uri() {
        return uri;
    }

    private boolean isReady() throws IOException, InterruptedException {
        var ready = HttpRequest.newBuilder(uri.resolve("/q/health/ready")).build();
        return HttpClient.newHttpClient().send(ready, BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Ends it as {@code kill -9} does, and returns when it is gone. */
    public void kill() {
        end(process.destroyForcibly());
    }

    /** Ends it as a service manager does. */
    @Override
    public void close() {
        process.destroy();
        end(process);
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The server did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while the server was stopping", e);
        }
    }
}
