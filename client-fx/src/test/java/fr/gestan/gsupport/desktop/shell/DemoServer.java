package fr.gestan.gsupport.desktop.shell;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The real server, on sample data, in a process of its own. */
final class DemoServer implements AutoCloseable {

    static final Path JAR = Path.of("../server/target/quarkus-app/quarkus-run.jar");
    private static final Path FOLDER = Path.of("target/demo-server");
    private static final Duration START_AT_MOST = Duration.ofMinutes(5);
    private static final long END_AT_MOST_SECONDS = 30;

    private final ProcessBuilder starting;
    private final URI address;
    private Process process;

    private DemoServer(ProcessBuilder starting, URI address) throws IOException {
        this.starting = starting;
        this.address = address;
        startAgain();
    }

    static DemoServer start() throws IOException {
        Files.createDirectories(FOLDER);
        var data = Files.createTempDirectory(FOLDER.toAbsolutePath(), "data");
        var port = freePort();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-jar", JAR.toAbsolutePath().toString(), "demo");
        builder.environment().put("GSUPPORT_HTTP_PORT", String.valueOf(port));
        builder.environment().put("GSUPPORT_DATA_DIR", data.toString());
        builder.redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("server.log").toFile());
        return new DemoServer(builder, URI.create("http://127.0.0.1:" + port));
    }

    /** On the same data, at the same address. */
    void startAgain() throws IOException {
        process = starting.start();
        await("the server with sample data").atMost(START_AT_MOST).until(this::isReady);
    }

    URI address() {
        return address;
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The server ended by itself: see " + FOLDER.resolve("server.log"));
        }
        try {
            var request =
                    HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** As an administrator does. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_AT_MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
