package fr.gestan.gsupport.server.demo;

import fr.gestan.gsupport.server.database.FreePort;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/** The build's run of the demo: it walks the tour unseen and ends, so that the JVM can archive the classes it took. */
public final class Rehearsal {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);

    private Rehearsal() {}

    /** Chooses a free port for the server that is about to start, and ends that server once the tour is over. */
    public static void begin() throws IOException {
        int port = FreePort.onTheLoopback();
        System.setProperty("gsupport.http.port", String.valueOf(port));
        var thread = new Thread(() -> walk(URI.create("http://127.0.0.1:" + port)), "rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    private static void walk(URI server) {
        try (var unseen = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Await.ready(server, ProcessHandle.current().pid());
            new Tour(server, unseen).walk();
            Quarkus.asyncExit(0);
        } catch (IOException e) {
            LOG.error("The rehearsal failed", e);
            Quarkus.asyncExit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
