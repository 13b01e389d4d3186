package fr.gestan.gsupport.server.bench;

import fr.gestan.gsupport.server.clients.SearchBySql;
import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.process.ServerSetup;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * How long a person waits for the first results among a million clients, by HTTP, and how long the same statements take
 * alone, in the same run on the same database. Its figures tell; nothing fails by them. The clients are made once, in some
 * minutes: a directory that has them already is used as it is.
 */
public final class SearchBenchmark {

    private static final int SAMPLES = 100;
    private static final int PAGE = 20;
    private static final int WARM_UP = 20;

    private static final String SAMPLE = """
            SELECT id, company_name, last_name, city, phone, licence_number
            FROM client
            WHERE id IN (SELECT n * 9973 + 13 FROM generate_series(0, ?) AS n)
            ORDER BY id
            """;

    private static final String INDEXES = """
            SELECT indexname, indexdef
            FROM pg_indexes
            WHERE tablename IN ('client', 'client_word') AND indexname NOT IN (SELECT conname FROM pg_constraint)
            """;

    private static final String WHAT_TRIGGERS_WOULD_MAKE = """
            INSERT INTO account (client_id) SELECT id FROM client ON CONFLICT DO NOTHING;
            INSERT INTO mail_preference (client_id) SELECT id FROM client ON CONFLICT DO NOTHING;
            """;

    private final PrintStream console;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI clients;
    private final SearchBySql bySql;

    private SearchBenchmark(PrintStream console, int port, SearchBySql bySql) {
        this.console = console;
        this.clients = URI.create("http://127.0.0.1:" + port + "/api/v1/clients");
        this.bySql = bySql;
    }

    /** A client that somebody looks for. */
    private record Sample(long id, String company, String lastName, String city, String phone, String licence) {}

    /** @param args where the packaged server is, and a directory for its data */
    public static void main(String... args) throws Exception {
        var data = Path.of(args[1]).toAbsolutePath();
        try (var postgres = EmbeddedPostgres.start(data)) {
            var database = postgres.access();
            var setup = ServerSetup.in(data.resolve("server"), Path.of(args[0])).with(database);
            try (var server = setup.start().awaitReady();
                    var bySql = new SearchBySql(database)) {
                var sample = givenAMillionClients(database);
                new SearchBenchmark(System.out, server.port(), bySql).measure(sample);
            }
        }
    }

    private void measure(List<Sample> sample) throws Exception {
        console.printf(
                "1,000,000 clients, %d searches each, page of %d, load %.1f%n",
                sample.size(),
                PAGE,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        warmUp(sample);
        for (var kind : kinds().entrySet()) {
            var queries = sample.stream().map(kind.getValue()).toList();
            var overHttp = timed(queries, this::byHttp);
            var alone = timed(queries, this::bySql);
            console.printf(
                    Locale.ROOT,
                    "%-38s HTTP p50 %6.1f p99 %6.1f ms   SQL p50 %6.1f p99 %6.1f ms   ratio %.2f   such as '%s'%n",
                    kind.getKey(),
                    millis(overHttp, 50),
                    millis(overHttp, 99),
                    millis(alone, 50),
                    millis(alone, 99),
                    millis(overHttp, 50) / millis(alone, 50),
                    queries.get(7));
        }
        console.printf(
                "load at the end %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Both sides alike. */
    private void warmUp(List<Sample> sample) {
        for (var kind : kinds().values()) {
            var queries = sample.stream().limit(WARM_UP).map(kind).toList();
            queries.forEach(this::byHttp);
            queries.forEach(this::bySql);
        }
    }

    private static Map<String, Function<Sample, String>> kinds() {
        var kinds = new LinkedHashMap<String, Function<Sample, String>>();
        kinds.put("nothing typed", client -> "");
        kinds.put("1 letter", client -> String.valueOf((char) ('a' + client.id() % 26)));
        kinds.put("2 letters", client -> beginning(field(client), 2));
        kinds.put("3 letters", client -> beginning(field(client), 3));
        kinds.put("4 letters", client -> beginning(field(client), 4));
        kinds.put("5 letters", client -> beginning(field(client), 5));
        kinds.put("6 letters", client -> beginning(field(client), 6));
        kinds.put("a whole company", Sample::company);
        kinds.put("a whole contact", Sample::lastName);
        kinds.put("contact and city", client -> client.lastName() + " " + client.city());
        kinds.put("two words of companies", client -> word(client.company(), 0) + " " + word(client.company(), -1));
        kinds.put("two beginnings of 2", client -> beginning(client.company(), 2) + " " + beginning(client.city(), 2));
        kinds.put("two beginnings of 3", client -> beginning(client.lastName(), 3) + " " + beginning(client.city(), 3));
        kinds.put("inside of a word", client -> inside(field(client)));
        kinds.put("inside of two words", client -> inside(client.company()) + " " + inside(client.city()));
        kinds.put("accents", client -> word(client.company(), 0).toUpperCase(Locale.FRENCH) + " érable");
        kinds.put("id", client -> String.valueOf(client.id()));
        kinds.put("1 digit", client -> String.valueOf(client.id() % 10));
        kinds.put("2 digits", client -> client.phone().substring(0, 2));
        kinds.put("3 digits", client -> client.phone().substring(0, 4).replace("-", ""));
        kinds.put(
                "4 digits of a phone in pairs",
                client -> client.phone().substring(0, 5).replace("-", " "));
        kinds.put(
                "6 digits of a phone in pairs",
                client -> client.phone().substring(0, 8).replace("-", " "));
        kinds.put("a whole phone", Sample::phone);
        kinds.put("a whole licence", Sample::licence);
        kinds.put("a licence without its year", client -> client.licence().substring(9));
        kinds.put("contact with an error", client -> mistyped(client.lastName()));
        kinds.put(
                "company and city with errors",
                client -> mistyped(word(client.company(), 0)) + " " + mistyped(client.city()));
        kinds.put("what everybody has", client -> "client.example");
        kinds.put("what nobody has", client -> "zzz" + client.id() + "zzz");
        return kinds;
    }

    /** Company, contact and city in turn. */
    private static String field(Sample client) {
        return switch ((int) (client.id() % 3)) {
            case 0 -> client.company();
            case 1 -> client.lastName();
            default -> client.city();
        };
    }

    private static String beginning(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static String inside(String text) {
        var word = word(text, 0);
        return word.substring(1, Math.min(6, word.length()));
    }

    /** @param index from 0; -1: the last one */
    private static String word(String text, int index) {
        var words = text.split(" ");
        return words[index < 0 ? words.length - 1 : index];
    }

    /** Without its third letter. */
    private static String mistyped(String text) {
        return text.substring(0, 2) + text.substring(3);
    }

    private int byHttp(String query) {
        var asked = URI.create(clients + "?limit=" + PAGE + "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(asked)
                .header("Authorization", "Bearer " + BenchmarkData.TOKEN)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
            }
            return answer.body().length();
        } catch (IOException e) {
            throw new IllegalStateException("The server hung up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The measurement was ended", e);
        }
    }

    private int bySql(String query) {
        return bySql.find(query, PAGE);
    }

    private static long[] timed(List<String> queries, ToLongFunction<String> search) {
        var nanos = new long[queries.size()];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            search.applyAsLong(queries.get(i));
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static double millis(long[] sortedNanos, int percentile) {
        return sortedNanos[(sortedNanos.length - 1) * percentile / 100] / 1e6;
    }

    private static List<Sample> givenAMillionClients(DatabaseAccess database) throws SQLException, IOException {
        try (var connection =
                DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword())) {
            var sample = sample(connection);
            if (sample.isEmpty()) {
                BenchmarkData.logIn(connection);
                insert(connection);
                sample = sample(connection);
            }
            return sample;
        }
    }

    private static List<Sample> sample(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(SAMPLE)) {
            select.setInt(1, SAMPLES - 1);
            var sample = new ArrayList<Sample>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    sample.add(new Sample(
                            row.getLong("id"),
                            row.getString("company_name"),
                            row.getString("last_name"),
                            row.getString("city"),
                            row.getString("phone"),
                            row.getString("licence_number")));
                }
            }
            return sample;
        }
    }

    /** Indexes are made afterwards: growing them by a million rows one by one takes ten times as long. */
    private static void insert(Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        var indexes = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE client DISABLE TRIGGER USER");
            statement.execute("SET maintenance_work_mem = '512MB'");
            try (var row = statement.executeQuery(INDEXES)) {
                while (row.next()) {
                    indexes.put(row.getString(1), row.getString(2));
                }
            }
            for (var index : indexes.keySet()) {
                statement.execute("DROP INDEX " + index);
            }
            for (var sql : script().split(";\n")) {
                statement.execute(sql);
            }
            statement.execute(WHAT_TRIGGERS_WOULD_MAKE);
            for (var index : indexes.values()) {
                statement.execute(index);
            }
            statement.execute("ALTER TABLE client ENABLE TRIGGER USER");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("VACUUM ANALYZE");
        }
    }

    private static String script() throws IOException {
        try (var script = SearchBenchmark.class.getResourceAsStream("/bench/million-clients.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
