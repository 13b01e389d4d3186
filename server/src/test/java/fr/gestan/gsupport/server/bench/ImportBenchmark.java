package fr.gestan.gsupport.server.bench;

import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long {@code ./gsupport admin import} takes with a million lines and how much memory, and how long PostgreSQL alone
 * takes to write the same lines into a table of the same columns, checks and indices. Its figures tell; nothing fails by
 * them. For Linux, where memory is read from.
 */
public final class ImportBenchmark {

    private static final int CLIENTS = 10_000;
    private static final int LINES_OF_A_CLIENT = 100;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final LocalDateTime FIRST = LocalDateTime.of(2015, 1, 5, 9, 0, 0);
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT);
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Pattern OWN_KILOBYTES = Pattern.compile("(?m)^Pss: +(\\d+) kB$");

    private static final List<String> AS_LAUNCHED = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar");

    private ImportBenchmark() {}

    /** @param args where the packaged server is, and a directory for data, which is emptied first */
    public static void main(String... args) throws Exception {
        var server = Path.of(args[0]).toAbsolutePath();
        var directory = Path.of(args[1]).toAbsolutePath();
        RecordingBenchmark.deleteTree(directory);
        Files.createDirectories(directory);
        var clients = writeClients(directory.resolve("clients.csv"));
        var history = writeHistory(directory.resolve("historique.csv"));
        var data = directory.resolve("data");
        EmbeddedPostgres.start(data).close();

        var command = Stream.concat(
                        AS_LAUNCHED.stream(),
                        Stream.of(server, "admin", "import", clients, history).map(Object::toString))
                .toList();
        var run = new ProcessBuilder(command);
        run.environment().put("GSUPPORT_DATA_DIR", data.toString());
        var log = directory.resolve("import.log");
        run.redirectErrorStream(true).redirectOutput(log.toFile());
        long start = System.nanoTime();
        long most = memoryUntilItEnds(run.start());
        double seconds = secondsSince(start);

        try (var postgres = EmbeddedPostgres.start(data)) {
            var database = postgres.access();
            try (var connection =
                    DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword())) {
                print(System.out, connection, seconds, most, log);
            }
        }
    }

    private static void print(PrintStream console, Connection connection, double seconds, long most, Path log)
            throws SQLException, IOException {
        long lines = number(connection, "SELECT count(*) FROM ledger_line");
        double alone = copyAlone(connection);
        console.printf(
                Locale.ROOT,
                "import of %,d clients and %,d lines: %.0f s, at most %d MB with PostgreSQL; PostgreSQL alone: %.0f s; ratio %.2f%n",
                CLIENTS,
                lines,
                seconds,
                most / 1024,
                alone,
                seconds / alone);
        var said = Files.readAllLines(log);
        console.println(said.get(said.size() - 1));
    }

    /** The most that the process and those it started have of their own, in kilobytes. */
    private static long memoryUntilItEnds(Process process) throws InterruptedException {
        long most = 0;
        while (!process.waitFor(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            long now = kilobytes(process.pid());
            now += process.descendants()
                    .mapToLong(child -> kilobytes(child.pid()))
                    .sum();
            most = Math.max(most, now);
        }
        return most;
    }

    private static long kilobytes(long pid) {
        try {
            var found = OWN_KILOBYTES.matcher(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup")));
            return found.find() ? Long.parseLong(found.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static double copyAlone(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE line_alone (LIKE ledger_line INCLUDING ALL)");
            String columns;
            try (var row = statement.executeQuery("""
                    SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns
                    WHERE table_schema = 'public' AND table_name = 'ledger_line' AND is_generated = 'NEVER'
                    """)) {
                row.next();
                columns = row.getString(1);
            }
            long start = System.nanoTime();
            statement.execute("INSERT INTO line_alone (" + columns + ") SELECT " + columns + " FROM ledger_line");
            return secondsSince(start);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static Path writeClients(Path file) throws IOException {
        try (var writer = Files.newBufferedWriter(file, WINDOWS)) {
            writer.write("ID client;Raison sociale;APE;Nom;Prénom;Courriel;CP;Ville;Pays;NPI;Validité CT;Solde CT\n");
            for (int client = 1; client <= CLIENTS; client++) {
                writer.write("%d;SOCIÉTÉ %d;6202A;NOM %d;Zoé;c%d@client.example;62180;VERTON;France;N;;\n"
                        .formatted(client, client, client, client));
            }
        }
        return file;
    }

    /** Each account's first line buys an hour, every twentieth one more; the lines of all accounts lie mixed. */
    private static Path writeHistory(Path file) throws IOException {
        try (var writer = Files.newBufferedWriter(file, WINDOWS)) {
            writer.write("ID inter;ID client;Motif;Conseil;Par;Crédit avant;Crédit après;DH Inter;Durée inter\n");
            var balances = new int[CLIENTS + 1];
            int id = 0;
            for (int line = 0; line < LINES_OF_A_CLIENT; line++) {
                for (int client = 1; client <= CLIENTS; client++) {
                    boolean bought = line % 20 == 0;
                    int before = balances[client];
                    int after = bought ? before + 60 : before - 3;
                    balances[client] = after;
                    writer.write("%d;%d;%s;%s;%s;%d;%d;%s;%s\n"
                            .formatted(
                                    ++id,
                                    client,
                                    bought ? "ACHAT CREDIT-TEMPS" : "Problème d'édition de la facture n° " + id,
                                    bought ? "" : "Sauvegardez régulièrement !",
                                    bought ? "9999" : "HRY",
                                    before,
                                    after,
                                    FRENCH.format(FIRST.plusMinutes(3L * id)),
                                    bought ? "" : "3"));
                }
            }
        }
        return file;
    }
}
