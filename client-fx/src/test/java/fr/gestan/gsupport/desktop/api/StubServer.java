package fr.gestan.gsupport.desktop.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A real HTTP server that answers what a test tells it to, and remembers what it was asked. */
public final class StubServer implements AutoCloseable {

    /** A request that came in; {@code key} is its idempotency key, or null, and so is {@code authorization}. */
    public record Request(String method, String path, String query, String key, String authorization, String body) {}

    /** What is answered. */
    public record Reply(int status, String body, Map<String, String> headers) {

        public Reply(int status, String body) {
            this(status, body, Map.of());
        }
    }

    /** Takes the request and hangs up. */
    public static final Reply BREAK_OFF = new Reply(0, "");

    private final HttpServer server;
    private final Map<String, Function<Request, Reply>> replies = new ConcurrentHashMap<>();
    private final List<Request> requests = new ArrayList<>();

    public StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers a request such as {@code GET /api/v1/clients} like this from now on. */
    public void replies(String request, int status, String body) {
        answers(request, came -> new Reply(status, body));
    }

    /** Answers with whatever is made of the request, on a thread of its own. */
    public void answers(String request, Function<Request, Reply> answer) {
        replies.put(request, answer);
    }

    /** Makes wait whoever tries too often. */
    public void asksToWait(String request, int seconds) {
        answers(
                request,
                came -> new Reply(
                        429,
                        "{\"type\":\"/problems/too-many-tries\",\"status\":429}",
                        Map.of("Retry-After", String.valueOf(seconds))));
    }

    /** Answers with a problem document. */
    public void refuses(String request, int status, String slug) {
        replies(request, status, "{\"type\":\"/problems/%s\",\"status\":%d}".formatted(slug, status));
    }

    /** Takes the request and hangs up. */
    public void breaksOff(String request) {
        answers(request, came -> BREAK_OFF);
    }

    /** The requests of one kind, in the order in which they came. */
    public synchronized List<Request> requests(String request) {
        return requests.stream()
                .filter(came -> request.equals(came.method() + " " + came.path()))
                .toList();
    }

    /** A client of this server, logged in. */
    public ServerApi api() {
        return ServerApi.at(address(), () -> Optional.of("token"), Locale.FRENCH);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var came = new Request(
                exchange.getRequestMethod(),
                uri.getPath(),
                uri.getQuery(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body);
        synchronized (this) {
            requests.add(came);
        }
        var reply = replies.getOrDefault(
                        came.method() + " " + came.path(), unknown -> new Reply(404, "{\"status\":404}"))
                .apply(came);
        if (reply != BREAK_OFF) {
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
