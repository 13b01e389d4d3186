package fr.gestan.gsupport.server.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;

/** The API of a server process, for one caller. */
public final class HttpApi {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String INTERVENTION =
            "{\"summary\":\"Envoi des courriels\",\"billing\":\"%s\",\"durationMinutes\":%d}";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String root;
    private final String secret;

    /** @param secret an access token or an API key */
    public HttpApi(int port, String secret) {
        this.root = "http://127.0.0.1:" + port + "/api/v1";
        this.secret = secret;
    }

    /**
     * What came back.
     *
     * @param retryAfter the header, or null
     */
    public record Answer(int status, String body, boolean replayed, String retryAfter) {}

    /** Records minutes that are debited. */
    public Answer recordNormal(long clientId, String key, int minutes) throws IOException, InterruptedException {
        return record(clientId, key, "NORMAL", minutes);
    }

    /** Records minutes that are not. */
    public Answer recordFree(long clientId, String key, int minutes) throws IOException, InterruptedException {
        return record(clientId, key, "FREE", minutes);
    }

    private Answer record(long clientId, String key, String billing, int minutes)
            throws IOException, InterruptedException {
        return post(
                "/clients/" + clientId + "/interventions",
                key,
                String.format(Locale.ROOT, INTERVENTION, billing, minutes));
    }

    /** Buys credit. */
    public Answer buy(long clientId, String key, int minutes) throws IOException, InterruptedException {
        return post("/clients/" + clientId + "/credits", key, "{\"minutes\":" + minutes + "}");
    }

    /** Opens the card of a client. */
    public Answer card(long clientId) throws IOException, InterruptedException {
        return get("/clients/" + clientId);
    }

    /** @param path behind {@code /api/v1} */
    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /**
     * Sends JSON.
     *
     * @param key the idempotency key; null: without one
     */
    public Answer post(String path, String key, String json) throws IOException, InterruptedException {
        var request = request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        return send(key == null ? request : request.header("Idempotency-Key", key));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + secret);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Idempotency-Replayed").isPresent(),
                response.headers().firstValue("Retry-After").orElse(null));
    }
}
