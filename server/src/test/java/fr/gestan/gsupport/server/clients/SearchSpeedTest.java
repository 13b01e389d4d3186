package fr.gestan.gsupport.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How long finding takes among 100,000 clients. It measures and judges nothing; a run of its own, as it fills the
 * database: {@code ./mvnw -pl server -am test -Dtest=SearchSpeedTest -Dgsupport.measure=true
 * -Dsurefire.failIfNoSpecifiedTests=false}
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@EnabledIfSystemProperty(named = "gsupport.measure", matches = "true")
class SearchSpeedTest {

    private static final Logger LOG = Logger.getLogger(SearchSpeedTest.class);
    private static final int CLIENTS = 100_000;
    private static final int SAMPLES = 200;
    private static final int PAGE = 50;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    ClientSearch search;

    @Test
    void finds_among_a_hundred_thousand_clients() throws SQLException, IOException {
        givenClients();
        var sample = LongStream.rangeClosed(1, SAMPLES)
                .mapToObj(i -> search.find(null, 1, new PagePosition(0, i * CLIENTS / (SAMPLES + 1)).write())
                        .items()
                        .get(0))
                .toList();

        queries().forEach((kind, query) -> measure(kind, sample, query));
        measureLastPage("jardins");
    }

    private static Map<String, Function<ClientSummary, String>> queries() {
        var queries = new LinkedHashMap<String, Function<ClientSummary, String>>();
        queries.put("no query", client -> null);
        queries.put("id", client -> String.valueOf(client.id()));
        queries.put("company", ClientSummary::companyName);
        queries.put("contact and city", client -> client.lastName() + " " + client.city());
        queries.put("3 letters of the contact", client -> beginning(client.lastName(), 3));
        queries.put("2 letters of the contact", client -> beginning(client.lastName(), 2));
        queries.put("1 letter", client -> beginning(client.lastName(), 1));
        queries.put("e-mail", ClientSummary::email);
        queries.put("contact with an error", client -> mistyped(client.lastName()));
        queries.put(
                "company and city with errors",
                client -> mistyped(client.companyName()) + " " + mistyped(client.city()));
        queries.put(
                "01 and 3 pairs of a phone",
                client -> String.format(
                        Locale.ROOT, "0%d %02d %02d", 1 + client.id() % 5, client.id() % 100, client.id() / 100 % 100));
        queries.put("0x of a phone", client -> "0" + (1 + client.id() % 5));
        queries.put("everybody", client -> "client.example");
        queries.put("nobody", client -> "zzz" + client.id() + "zzz");
        return queries;
    }

    private void measure(String kind, List<ClientSummary> sample, Function<ClientSummary, String> query) {
        sample.subList(0, 20).forEach(client -> search.find(query.apply(client), PAGE, null));
        var nanos = sample.stream()
                .mapToLong(client -> {
                    long start = System.nanoTime();
                    search.find(query.apply(client), PAGE, null);
                    return System.nanoTime() - start;
                })
                .sorted()
                .toArray();
        LOG.infof(
                "%-30s p50 %6.1f ms   p99 %6.1f ms   (%s)",
                kind, milliseconds(nanos, 50), milliseconds(nanos, 99), query.apply(sample.get(7)));
    }

    private void measureLastPage(String query) {
        String after = null;
        int pages = 0;
        long nanos;
        do {
            long start = System.nanoTime();
            var page = search.find(query, PAGE, after);
            nanos = System.nanoTime() - start;
            after = page.next();
            pages++;
        } while (after != null);
        LOG.infof("page %d of '%s' %.1f ms", pages, query, nanos / 1e6);
    }

    private static double milliseconds(long[] sortedNanos, int percentile) {
        return sortedNanos[(sortedNanos.length - 1) * percentile / 100] / 1e6;
    }

    private static String beginning(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    /** Without its third letter. */
    private static String mistyped(String text) {
        return text.substring(0, 2) + text.substring(3);
    }

    private void givenClients() throws SQLException, IOException {
        var script = new String(
                SearchSpeedTest.class
                        .getResourceAsStream("/clients/hundred-thousand-clients.sql")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : Arrays.asList(script.split(";\n"))) {
                statement.execute(sql);
            }
            try (var row = statement.executeQuery("SELECT count(*) FROM client")) {
                row.next();
                assertThat(row.getInt(1)).isGreaterThanOrEqualTo(CLIENTS);
            }
        }
    }
}
