package fr.gestan.gsupport.server.bench;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.process.ServerSetup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.util.Comparator;

/**
 * How many interventions a second are recorded over HTTP, and how many by the same SQL alone, in the same run on the
 * same database. Its figures tell; nothing fails by them.
 */
public final class RecordingBenchmark {

    private static final int CLIENTS = 10_000;
    private static final int LINES_ON_FILE = 1_000_000;
    private static final int[] CONNECTIONS = {8, 32};
    private static final int WARM_UP_SECONDS = 40;
    private static final int SECONDS = 10;

    private final PrintStream console;
    private final int port;
    private final DatabaseAccess database;

    private RecordingBenchmark(PrintStream console, int port, DatabaseAccess database) {
        this.console = console;
        this.port = port;
        this.database = database;
    }

    /** @param args where the packaged server is, and a directory for its data, which is emptied first */
    public static void main(String... args) throws Exception {
        var data = Path.of(args[1]).toAbsolutePath();
        deleteTree(data);
        makeRoomForConnections(data);
        try (var postgres = EmbeddedPostgres.start(data)) {
            var database = postgres.access();
            var setup = ServerSetup.in(data.resolve("server"), Path.of(args[0])).with(database);
            try (var server = setup.start().awaitReady();
                    var connection = DriverManager.getConnection(
                            database.url(), database.ownerUser(), database.ownerPassword())) {
                var benchmark = new RecordingBenchmark(System.out, server.port(), database);
                BenchmarkData.insert(connection, CLIENTS);
                benchmark.warmUp();
                benchmark.measure("a line each on file");
                BenchmarkData.fileLines(connection, LINES_ON_FILE / CLIENTS);
                benchmark.measure(String.format("%,d lines on file", LINES_ON_FILE));
            }
        }
    }

    /** Both sides keep theirs open, which is more than the desk of a publisher needs. */
    private static void makeRoomForConnections(Path data) throws IOException {
        EmbeddedPostgres.start(data).close();
        Files.writeString(
                data.resolve("postgres/cluster/postgresql.auto.conf"),
                "max_connections = 80\n",
                StandardOpenOption.APPEND);
    }

    private void warmUp() throws Exception {
        Load.run(CONNECTIONS[1], WARM_UP_SECONDS, () -> new HttpRecording(port, CLIENTS));
        Load.run(CONNECTIONS[1], WARM_UP_SECONDS, () -> new SqlRecording(database, CLIENTS));
    }

    private void measure(String onFile) throws Exception {
        console.printf("%,d accounts, %s; %d s each, synchronous_commit = on%n", CLIENTS, onFile, SECONDS);
        for (int connections : CONNECTIONS) {
            for (int clients : new int[] {CLIENTS, 1}) {
                measure(connections, clients);
            }
        }
    }

    private void measure(int connections, int clients) throws Exception {
        var overHttp = Load.run(connections, SECONDS, () -> new HttpRecording(port, clients));
        var bySql = Load.run(connections, SECONDS, () -> new SqlRecording(database, clients));
        var atHalfTheRate =
                Load.paced(connections, SECONDS, overHttp.perSecond() / 2, () -> new HttpRecording(port, clients));
        console.printf("%d connections, %s%n", connections, clients == 1 ? "one hot account" : "spread over accounts");
        console.printf("  HTTP         %s%n  SQL          %s%n", overHttp, bySql);
        console.printf("  HTTP at half %s%n", atHalfTheRate);
        console.printf("  ratio HTTP : SQL %.2f%n", overHttp.perSecond() / bySql.perSecond());
    }

    static void deleteTree(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var paths = Files.walk(directory)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
