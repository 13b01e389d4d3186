package fr.gestan.gsupport.desktop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a real HTTP server that answers what a test wants. */
class ServerApiTest {

    private record Seen(String method, String uri, Map<String, String> headers, String body) {}

    private final AtomicReference<Seen> seen = new AtomicReference<>();
    private final CountDownLatch testOver = new CountDownLatch(1);
    private HttpServer server;
    private int status = 200;
    private String answer = "{}";
    private boolean silent;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        testOver.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var wanted = Map.of(
                "Accept-Language", String.valueOf(headers.getFirst("Accept-Language")),
                "Authorization", String.valueOf(headers.getFirst("Authorization")),
                "Idempotency-Key", String.valueOf(headers.getFirst("Idempotency-Key")));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.set(new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), wanted, body));
        if (silent) {
            awaitTheEndOfTheTest();
        }
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitTheEndOfTheTest() {
        try {
            testOver.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ServerApi api() {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return ServerApi.at(address, () -> Optional.of("token-1"), Locale.FRENCH, Duration.ofMillis(500));
    }

    private static NewIntervention anIntervention() {
        return new NewIntervention("Aide", null, Billing.NORMAL, null, 5, null, false, null, null);
    }

    @Test
    void asks_in_french_with_the_token_and_leaves_out_what_is_null() {
        answer = "{\"items\":[{\"id\":4996,\"companyName\":\"ÉTÉ\",\"balanceMinutes\":-15,\"new\":1}],\"next\":null}";

        var page = api().clients().find("été à deux", null, null);

        assertThat(page.items()).singleElement().satisfies(client -> {
            assertThat(client.id()).isEqualTo(4996);
            assertThat(client.companyName()).isEqualTo("ÉTÉ");
            assertThat(client.balanceMinutes()).isEqualTo(-15);
        });
        assertThat(seen.get().uri()).isEqualTo("/api/v1/clients?q=%C3%A9t%C3%A9%20%C3%A0%20deux");
        assertThat(seen.get().headers())
                .containsEntry("Accept-Language", "fr")
                .containsEntry("Authorization", "Bearer token-1");
    }

    @Test
    void sends_the_key_of_the_draft_in_its_header() {
        status = 201;
        answer = "{\"id\":6628,\"clientId\":4996,\"balanceAfter\":45,\"performedAt\":\"2026-11-24T10:00:00Z\"}";

        var recorded = api().interventions().record(4996, "key-1", anIntervention());

        assertThat(recorded.id()).isEqualTo(6628);
        assertThat(seen.get().uri()).isEqualTo("/api/v1/clients/4996/interventions");
        assertThat(seen.get().headers()).containsEntry("Idempotency-Key", "key-1");
        assertThat(seen.get().body()).contains("\"summary\":\"Aide\"").doesNotContain("advice");
    }

    @Test
    void logs_out_with_an_answer_that_has_no_body() {
        status = 204;
        answer = "";

        api().sessions().close();

        assertThat(seen.get().method()).isEqualTo("DELETE");
        assertThat(seen.get().uri()).isEqualTo("/api/v1/sessions/current");
    }

    @Test
    void a_problem_document_is_a_refusal_with_its_kind_and_sentence() {
        status = 409;
        answer = "{\"type\":\"/problems/refused-overdrawn\",\"status\":409,\"detail\":\"Solde : -75 mn.\"}";

        var failure = failureOf(() -> api().interventions().record(1, "k", anIntervention()));

        assertThat(failure).isInstanceOfSatisfying(ApiFailure.Refused.class, refused -> {
            assertThat(refused.slug()).isEqualTo("refused-overdrawn");
            assertThat(refused.detail()).isEqualTo("Solde : -75 mn.");
            assertThat(refused.outcomeUnknown()).isFalse();
        });
    }

    @Test
    void a_page_that_is_no_problem_document_is_still_a_refusal() {
        status = 404;
        answer = "<html>";

        assertThat(failureOf(() -> api().clients().open(1)))
                .isInstanceOfSatisfying(
                        ApiFailure.Refused.class,
                        refused -> assertThat(refused.slug()).isEmpty());
    }

    @Test
    void a_401_says_that_the_session_has_ended() {
        status = 401;

        assertThat(failureOf(() -> api().clients().open(1))).isInstanceOf(ApiFailure.SessionEnded.class);
    }

    @Test
    void after_a_500_nobody_knows_whether_it_was_done() {
        status = 500;

        assertThat(failureOf(() -> api().clients().open(1)))
                .isInstanceOf(ApiFailure.ServerInTrouble.class)
                .satisfies(failure -> assertThat(failure.outcomeUnknown()).isTrue());
    }

    @Test
    void an_answer_that_cannot_be_read_leaves_the_outcome_unknown() {
        answer = "not json";

        assertThat(failureOf(() -> api().interventions().record(1, "k", anIntervention())))
                .isInstanceOf(ApiFailure.NoAnswer.class);
    }

    @Test
    void a_server_that_stays_silent_leaves_the_outcome_unknown() {
        silent = true;

        assertThat(failureOf(() -> api().clients().open(1))).isInstanceOf(ApiFailure.NoAnswer.class);
    }

    @Test
    void a_port_where_nobody_listens_is_unreachable_and_nothing_was_done() throws IOException {
        int freePort;
        try (var socket = new ServerSocket(0)) {
            freePort = socket.getLocalPort();
        }
        var api = ServerApi.at(URI.create("http://127.0.0.1:" + freePort), Optional::empty, Locale.FRENCH);

        assertThat(failureOf(() -> api.clients().open(1)))
                .isInstanceOf(ApiFailure.Unreachable.class)
                .satisfies(failure -> assertThat(failure.outcomeUnknown()).isFalse());
    }

    private static ApiFailure failureOf(Runnable call) {
        return Failures.of(catchThrowable(call::run));
    }
}
