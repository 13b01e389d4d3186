package fr.gestan.gsupport.server.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.gestan.gsupport.server.process.ExternalPostgres;
import fr.gestan.gsupport.server.process.PackagedServer;
import fr.gestan.gsupport.server.process.Sender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several servers on one database hear each other. */
class EventsAcrossServersIT {

    private static final Logger LOG = Logger.getLogger(EventsAcrossServersIT.class);
    private static final String PURCHASE = "{\"minutes\":60}";

    private static ExternalPostgres postgres;
    private static PackagedServer one;
    private static PackagedServer other;
    private static Sender sender;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        var data = Files.createDirectories(Path.of("target", "test-data"));
        var directory = Files.createTempDirectory(data.toAbsolutePath(), "events-");
        postgres = ExternalPostgres.in(directory);
        one = PackagedServer.on(postgres.access(), directory.resolve("one"));
        other = PackagedServer.on(postgres.access(), directory.resolve("other"));
        sender = Sender.loggedInAt(postgres.access());
    }

    @AfterAll
    static void stop() throws Exception {
        for (var running : new AutoCloseable[] {one, other, postgres}) {
            if (running != null) {
                running.close();
            }
        }
    }

    @Test
    void what_is_done_at_one_server_is_heard_at_both_within_a_moment() {
        long clientId = sender.clients(1).get(0);
        var nanosHere = new long[50];
        var nanosThere = new long[nanosHere.length];
        try (var here = Ear.at(one.uri(), sender.authorization());
                var there = Ear.at(other.uri(), sender.authorization())) {
            for (int i = 0; i < nanosHere.length; i++) {
                long lineId = bought(one.uri(), clientId);
                long answered = System.nanoTime();
                nanosHere[i] = told(here, lineId).atNanos() - answered;
                nanosThere[i] = told(there, lineId).atNanos() - answered;
            }
            assertThat(there.events("client-changed", clientId)).hasSameSizeAs(nanosThere);
        }
        LOG.infof(
                "After the answer, median and longest of 50: %s here, %s at the other server",
                of(nanosHere), of(nanosThere));
    }

    @Test
    void the_green_button_and_who_is_there_reach_the_other_server_too() throws Exception {
        long clientId = sender.clients(1).get(0);
        try (var there = Ear.at(other.uri(), sender.authorization())) {
            assertThat(send(
                            one.uri(),
                            "POST",
                            "/green-button",
                            "{\"clientId\":" + clientId + ",\"technician\":\"SND\"}"))
                    .isEqualTo(200);
            there.hears("open-client", clientId);
            assertThat(send(one.uri(), "PUT", "/presence", "{\"clientId\":" + clientId + "}"))
                    .isEqualTo(204);
            there.hears("presence", clientId);
        }
        try (var here = Ear.at(one.uri(), sender.authorization())) {
            here.hears("presence", clientId);
            assertThat(send(other.uri(), "DELETE", "/presence", "")).isEqualTo(204);
            await().until(() -> here.events("presence", clientId).stream()
                    .anyMatch(event -> event.data().path("since").isNull()));
        }
    }

    @Test
    void a_stream_outlives_a_database_that_goes_away_and_hears_the_other_server_again() throws Exception {
        long clientId = sender.clients(1).get(0);
        try (var there = Ear.at(other.uri(), sender.authorization())) {
            postgres.stopAtOnce();
            postgres.start();

            await().atMost(Duration.ofSeconds(30)).until(() -> {
                sender.post(one.uri(), clientId + "/credits", UUID.randomUUID().toString(), PURCHASE);
                return !there.events("client-changed", clientId).isEmpty();
            });
            assertThat(there.hasEnded()).isFalse();
        }
    }

    private static long bought(URI server, long clientId) {
        var answer =
                sender.post(server, clientId + "/credits", UUID.randomUUID().toString(), PURCHASE);
        assertThat(answer.isCreated()).as(answer.body()).isTrue();
        return answer.json().path("id").longValue();
    }

    private static Ear.Heard told(Ear ear, long lineId) {
        return ear.hears(event -> event.name().equals("client-changed") && event.number("lineId") == lineId);
    }

    private static int send(URI server, String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/api/v1" + path))
                .header("Authorization", sender.authorization())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static String of(long... nanos) {
        var sorted = Arrays.stream(nanos).sorted().toArray();
        return String.format("%.1f and %.1f ms", sorted[sorted.length / 2] / 1e6, sorted[sorted.length - 1] / 1e6);
    }
}
