package fr.gestan.gsupport.server.bench;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.database.FreePort;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;

/**
 * How many interventions a second are recorded over HTTP, and how many by the same SQL alone, in the same run on the
 * same database. Its figures tell; nothing fails by them.
 */
public final class RecordingBenchmark {

    private static final int CLIENTS = 10_000;
    private static final int CONNECTIONS = 16;
    private static final int WARM_UP_SECONDS = 25;
    private static final int SECONDS = 10;

    private RecordingBenchmark() {}

    /** @param args where the packaged server is, and a directory for its data, which is emptied first */
    public static void main(String... args) throws Exception {
        var data = Path.of(args[1]).toAbsolutePath();
        deleteTree(data);
        try (var postgres = EmbeddedPostgres.start(data)) {
            var database = postgres.access();
            int port = FreePort.onTheLoopback();
            var server = startServer(Path.of(args[0]).toAbsolutePath(), data, port, database);
            try {
                awaitReady(server, port);
                try (var connection =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword())) {
                    BenchmarkData.insert(connection, CLIENTS);
                }
                measure(System.out, port, database);
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
    }

    private static void measure(PrintStream console, int port, DatabaseAccess database) throws Exception {
        Load.run(CONNECTIONS, WARM_UP_SECONDS, () -> new HttpRecording(port, CLIENTS));
        Load.run(CONNECTIONS, WARM_UP_SECONDS, () -> new SqlRecording(database, CLIENTS));
        console.printf("%d connections, %d s each, synchronous_commit = on%n", CONNECTIONS, SECONDS);
        for (int clients : new int[] {CLIENTS, 1}) {
            var overHttp = Load.run(CONNECTIONS, SECONDS, () -> new HttpRecording(port, clients));
            var bySql = Load.run(CONNECTIONS, SECONDS, () -> new SqlRecording(database, clients));
            console.printf("%,d client(s)%n  HTTP %s%n  SQL  %s%n", clients, overHttp, bySql);
            console.printf("  ratio %.2f%n", overHttp.perSecond() / bySql.perSecond());
        }
    }

    private static Process startServer(Path jar, Path data, int port, DatabaseAccess database) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-Xmx160m", "-XX:+UseSerialGC", "-jar", jar.toString(), "server")
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile());
        var environment = builder.environment();
        environment.put("GSUPPORT_HTTP_PORT", String.valueOf(port));
        environment.put("GSUPPORT_DATA_DIR", data.resolve("server").toString());
        environment.put("GSUPPORT_DB_URL", database.url());
        environment.put("GSUPPORT_DB_USER", database.serverUser());
        environment.put("GSUPPORT_DB_PASSWORD", database.serverPassword());
        environment.put("GSUPPORT_DB_OWNER_USER", database.ownerUser());
        environment.put("GSUPPORT_DB_OWNER_PASSWORD", database.ownerPassword());
        return builder.start();
    }

    private static void awaitReady(Process server, int port) throws InterruptedException {
        var http = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .build();
        while (server.isAlive()) {
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
        throw new IllegalStateException("The server ended; see server.log in the data directory");
    }

    private static void deleteTree(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var paths = Files.walk(directory)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
