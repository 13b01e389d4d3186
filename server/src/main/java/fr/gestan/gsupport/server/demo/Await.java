package fr.gestan.gsupport.server.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a server that is being started by the launcher. */
public final class Await {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /**
     * Returns once the server answers that it is ready.
     *
     * @param process the server's process
     * @throws IOException where that process ends, or nothing answers for two minutes
     */
    public static void ready(URI server, long process) throws IOException, InterruptedException {
        var http = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(server.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty()) {
                throw new IOException("Le serveur s'est arrêté ; la raison est ci-dessus.");
            }
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        throw new IOException(
                "Le serveur ne répond pas après " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE.toNanos()) + " s.");
    }
}
