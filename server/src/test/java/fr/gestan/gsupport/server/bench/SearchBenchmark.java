package fr.gestan.gsupport.server.bench;

import fr.gestan.gsupport.server.clients.SearchBySql;
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
import java.sql.DriverManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * How long a person waits for the first results among a million clients, by HTTP, and how long the same statements take
 * alone, in the same run on the same database. Its figures tell; nothing fails by them. The clients are made once, in some
 * minutes: a directory that has them already is used as it is. For Linux, where processor time is read from.
 */
public final class SearchBenchmark {

    private static final int SAMPLES = 100;
    private static final int PAGE = 20;
    private static final int WARM_UP = 20;

    private final PrintStream console;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI clients;
    private final SearchBySql bySql;
    private final PostgresTime postgres;

    private SearchBenchmark(PrintStream console, int port, SearchBySql bySql, PostgresTime postgres) {
        this.console = console;
        this.postgres = postgres;
        this.clients = URI.create("http://127.0.0.1:" + port + "/api/v1/clients");
        this.bySql = bySql;
    }

    /** @param args where the packaged server is, and a directory for its data */
    public static void main(String... args) throws Exception {
        var data = Path.of(args[1]).toAbsolutePath();
        try (var postgres = EmbeddedPostgres.start(data)) {
            var database = postgres.access();
            var setup = ServerSetup.in(data.resolve("server"), Path.of(args[0])).with(database);
            try (var server = setup.start().awaitReady();
                    var bySql = new SearchBySql(database);
                    var connection = DriverManager.getConnection(
                            database.url(), database.ownerUser(), database.ownerPassword())) {
                var sample = LargeHouse.withClients(database, SAMPLES);
                new SearchBenchmark(System.out, server.port(), bySql, new PostgresTime(connection)).measure(sample);
            }
        }
    }

    private void measure(List<LargeHouse.Sample> sample) throws Exception {
        console.printf(
                "1,000,000 clients, %d searches each, page of %d, load %.1f%n",
                sample.size(),
                PAGE,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        warmUp(sample);
        for (var kind : kinds().entrySet()) {
            var queries = sample.stream().map(kind.getValue()).toList();
            var overHttp = Timed.times(queries.size(), postgres, number -> byHttp(queries.get(number)));
            var alone = Timed.times(queries.size(), postgres, number -> bySql(queries.get(number)));
            console.printf(
                    Locale.ROOT,
                    "%-30s HTTP %s   SQL %s   ratio %.2f   such as '%s'%n",
                    kind.getKey(),
                    overHttp,
                    alone,
                    overHttp.median() / alone.median(),
                    queries.get(7));
        }
        console.printf(
                "load at the end %.1f%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Both sides alike. */
    private void warmUp(List<LargeHouse.Sample> sample) {
        for (var kind : kinds().values()) {
            var queries = sample.stream().limit(WARM_UP).map(kind).toList();
            queries.forEach(this::byHttp);
            queries.forEach(this::bySql);
        }
    }

    private static Map<String, Function<LargeHouse.Sample, String>> kinds() {
        var kinds = new LinkedHashMap<String, Function<LargeHouse.Sample, String>>();
        kinds.put("nothing typed", client -> "");
        kinds.put("1 letter", client -> String.valueOf((char) ('a' + client.id() % 26)));
        kinds.put("2 letters", client -> beginning(field(client), 2));
        kinds.put("3 letters", client -> beginning(field(client), 3));
        kinds.put("4 letters", client -> beginning(field(client), 4));
        kinds.put("5 letters", client -> beginning(field(client), 5));
        kinds.put("6 letters", client -> beginning(field(client), 6));
        kinds.put("a whole company", LargeHouse.Sample::company);
        kinds.put("a whole contact", LargeHouse.Sample::lastName);
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
        kinds.put("a whole phone", LargeHouse.Sample::phone);
        kinds.put("a whole licence", LargeHouse.Sample::licence);
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
    private static String field(LargeHouse.Sample client) {
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
}
