package fr.gestan.gsupport.server.process;

import static org.awaitility.Awaitility.await;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The packaged server in a process of its own: one run of it, as {@link ServerSetup} says. */
public final class PackagedServer implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final int STOP_TIMEOUT_SECONDS = 60;

    private final Process process;
    private final int port;
    private final Path log;
    private final HttpRequest ready;

    PackagedServer(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.ready = HttpRequest.newBuilder(uri().resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    /**
     * Starts a server on a database that others may use as well, and waits until it is ready.
     *
     * @param directory for its data and its log; made where it is missing
     */
    public static PackagedServer on(DatabaseAccess database, Path directory) throws IOException {
        return ServerSetup.in(directory).with(database).start().awaitReady();
    }

    /** Its address, e.g. {@code http://127.0.0.1:8080}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    /** What it and the runs before it in the same directory have said. */
    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it answers that it is ready. */
    public boolean isReady() {
        try {
            return HttpClient.newHttpClient()
                            .send(ready, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns once it is ready; one that does not get so far is ended. */
    public PackagedServer awaitReady() {
        try {
            await("the server of " + log)
                    .atMost(LONGEST_START)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast("the server ended", () -> !process.isAlive())
                    .until(this::isReady);
            return this;
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
    }

    /** Ends it as {@code kill -9} does, and returns when it is gone; a PostgreSQL of its own goes on. */
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
