package fr.gestan.gsupport.server.bench;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.process.ServerSetup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Comparator;

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
            var setup = ServerSetup.in(data.resolve("server"), Path.of(args[0])).with(database);
            try (var server = setup.start().awaitReady()) {
                try (var connection =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword())) {
                    BenchmarkData.insert(connection, CLIENTS);
                }
                measure(System.out, server.port(), database);
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
