package fr.gestan.gsupport.desktop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.gestan.gsupport.api.events.ClientChanged;
import fr.gestan.gsupport.api.events.OpenChoice;
import fr.gestan.gsupport.api.events.OpenClient;
import fr.gestan.gsupport.api.events.OpenSearch;
import fr.gestan.gsupport.api.events.Presence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server that streams what a test tells it to. */
class ServerEventsTest {

    private static final String HELLO = ": you hear all from here on\n\n";
    private static final String HANG_UP = "";
    private static final ServerEvents.Pace QUICK =
            new ServerEvents.Pace(Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofSeconds(5));

    private final BlockingQueue<String> toSend = new LinkedBlockingQueue<>();
    private final List<String> tokensSeen = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final KnownTokens tokens = new KnownTokens();
    private HttpServer server;
    private ServerEvents events;

    /** One login with one token after the other. */
    private static final class KnownTokens implements Tokens {
        private volatile String valid = "token-1";
        private volatile String held = "token-1";
        private volatile boolean renewable = true;

        @Override
        public Optional<String> token() {
            return Optional.ofNullable(held);
        }

        @Override
        public Optional<String> insteadOf(String refused) {
            held = renewable ? valid : null;
            return token();
        }
    }

    private final class Ear implements ServerEvents.Listener {
        @Override
        public void connected() {
            heard.add("connected");
        }

        @Override
        public void clientChanged(ClientChanged changed) {
            heard.add(changed.toString());
        }

        @Override
        public void presence(Presence presence) {
            heard.add(presence.toString());
        }

        @Override
        public void openClient(OpenClient found) {
            heard.add(found.toString());
        }

        @Override
        public void openChoice(OpenChoice found) {
            heard.add("choice of " + found.candidates().size());
        }

        @Override
        public void openSearch(OpenSearch nothing) {
            heard.add(nothing.toString());
        }

        @Override
        public void sessionEnded() {
            heard.add("ended");
        }
    }

    @BeforeEach
    void start() throws IOException {
        startTheServer(0);
        listenAt(QUICK);
    }

    @AfterEach
    void stop() {
        events.stop();
        server.stop(0);
        threads.shutdownNow();
    }

    private void startTheServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/api/v1/events", this::answer);
        server.start();
    }

    private void listenAt(ServerEvents.Pace pace) {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        events = new ServerEvents(address, tokens, Locale.FRENCH, threads, Runnable::run, pace);
        events.listen(new Ear());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var token = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
        tokensSeen.add(token);
        try (exchange) {
            exchange.sendResponseHeaders(token.equals(tokens.valid) ? 200 : 401, 0);
            if (token.equals(tokens.valid)) {
                sendAll(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAll(HttpExchange exchange) throws IOException, InterruptedException {
        var next = HELLO;
        while (!next.equals(HANG_UP)) {
            exchange.getResponseBody().write(next.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            next = toSend.take();
        }
    }

    private void isHeard(String... news) {
        await().untilAsserted(() -> assertThat(heard).containsExactly(news));
    }

    @Test
    void each_event_is_told_as_its_record() {
        events.start();
        toSend.add("event: client-changed\ndata: {\"clientId\":4996,\"balanceMinutes\":-15,\"lineId\":6628}\n\n");
        toSend.add(": heartbeat\n\n");
        toSend.add("event:presence\ndata:{\"clientId\":4996,\"by\":\"ECN\",\"since\":null}\n\n");
        toSend.add("event: open-client\ndata: {\"clientId\":5001}\n\n");
        toSend.add("event: open-choice\ndata: {\"candidates\":[{\"id\":1},{\"id\":2}]}\n\n");
        toSend.add("event: open-search\ndata: {\"query\":\"été\"}\n\n");

        isHeard(
                "connected",
                new ClientChanged(4996, -15, 6628).toString(),
                new Presence(4996, "ECN", null).toString(),
                new OpenClient(5001).toString(),
                "choice of 2",
                new OpenSearch("été").toString());
    }

    @Test
    void what_a_newer_server_tells_or_tells_wrongly_is_passed_over() {
        events.start();
        toSend.add("event: moon-phase\ndata: {}\n\n");
        toSend.add("event: open-client\ndata: not json\n\n");
        toSend.add("event: open-client\ndata: {\"clientId\":5001,\"colour\":\"red\"}\n\n");

        isHeard("connected", new OpenClient(5001).toString());
    }

    @Test
    void connects_again_after_the_server_hung_up() {
        events.start();
        isHeard("connected");
        toSend.add(HANG_UP);

        isHeard("connected", "connected");
    }

    @Test
    void connects_again_once_a_server_that_was_away_is_back() throws IOException {
        var port = server.getAddress().getPort();
        server.stop(0);
        events.start();
        startTheServer(port);

        isHeard("connected");
    }

    @Test
    void a_connection_that_fell_silent_is_given_up() {
        listenAt(new ServerEvents.Pace(QUICK.firstWait(), QUICK.longestWait(), Duration.ofMillis(100)));
        events.start();

        await().untilAsserted(() -> assertThat(heard).hasSizeGreaterThan(1).containsOnly("connected"));
    }

    @Test
    void goes_on_with_the_next_token_where_one_is_refused() {
        tokens.valid = "token-2";
        events.start();

        isHeard("connected");
        assertThat(tokensSeen).containsExactly("token-1", "token-2");
    }

    @Test
    void says_that_the_login_has_ended_and_listens_again_under_the_next() {
        tokens.valid = "token-2";
        tokens.renewable = false;
        events.start();
        isHeard("ended");

        tokens.held = "token-2";
        events.start();

        isHeard("ended", "connected");
    }

    @Test
    void nothing_is_told_any_more_after_the_end() {
        events.start();
        isHeard("connected");

        events.stop();
        toSend.add("event: open-client\ndata: {\"clientId\":5001}\n\n");
        toSend.add(HANG_UP);
        await().until(toSend::isEmpty);
        events.start();

        isHeard("connected", "connected");
    }
}
