package fr.gestan.gsupport.server.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.identity.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Somebody who may record, sell and correct, and sends requests to servers in processes of their own. */
public final class Sender {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PERSON = """
            INSERT INTO technician (code, full_name, phone, login, roles)
            VALUES ('SND', 'Tout le monde', '0188000000', 'snd', '{TECHNICIAN,SALES_ADMIN}')
            ON CONFLICT DO NOTHING;
            WITH login AS (
                INSERT INTO session (code, created_at, ends_at)
                VALUES ('SND', now(), now() + interval '1 day') RETURNING id, ends_at)
            INSERT INTO access_token (token_hash, session_id, expires_at) SELECT ?, id, ends_at FROM login
            ON CONFLICT DO NOTHING
            """;

    private static final String CLIENTS = """
            INSERT INTO client (company_name, email)
            SELECT 'Client ordinaire', 'accueil@sent.example' FROM generate_series(1, ?) RETURNING id
            """;

    private static final String TOKEN = "sent-by-a-test";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final DatabaseAccess database;

    private Sender(DatabaseAccess database) {
        this.database = database;
    }

    /**
     * What came back.
     *
     * @param body as it came, byte for byte
     * @param replayed whether {@code Idempotency-Replayed} said so
     * @param retryAfter the header, or null
     */
    public record Answer(int status, String body, boolean replayed, String retryAfter) {

        public boolean isCreated() {
            return status == 201;
        }

        /** The way to say that the database is away: 503, when to come back, and a problem document. */
        public boolean isTellingToTryAgain() {
            return status == 503 && retryAfter != null && "service-unavailable".equals(problem());
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("Not JSON: " + this, e);
            }
        }

        /** The last part of a problem's type. */
        public String problem() {
            return json().path("type").asText().replaceFirst("^/problems/", "");
        }
    }

    /** Logs the sender in by the rights of whoever owns the schema, which is there already. */
    public static Sender loggedInAt(DatabaseAccess database) {
        var sender = new Sender(database);
        try (var connection =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                var person = connection.prepareStatement(PERSON)) {
            person.setBytes(1, Secrets.hash(TOKEN));
            person.execute();
            return sender;
        } catch (SQLException e) {
            throw new IllegalStateException("The sender could not be logged in", e);
        }
    }

    /** New clients with an e-mail address, without a line. */
    public List<Long> clients(int count) {
        try (var connection =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                var insert = connection.prepareStatement(CLIENTS)) {
            insert.setInt(1, count);
            try (var row = insert.executeQuery()) {
                var ids = new ArrayList<Long>();
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
                return ids;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The clients could not be created", e);
        }
    }

    /** The value of the header, for what sends its requests itself. */
    public String authorization() {
        return "Bearer " + TOKEN;
    }

    /**
     * Posts and waits for the answer.
     *
     * @param server its address, e.g. {@code http://127.0.0.1:8080}
     * @param path below {@code /api/v1/clients/}
     * @throws UncheckedIOException where no answer came
     */
    public Answer post(URI server, String path, String key, String body) {
        return send(request(server, "/api/v1/clients/" + path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    /**
     * Reads.
     *
     * @param path from the root
     * @throws UncheckedIOException where no answer came
     */
    public Answer get(URI server, String path) {
        return send(request(server, path).GET());
    }

    /**
     * Tries to log in with a password.
     *
     * @throws UncheckedIOException where no answer came
     */
    public Answer logIn(URI server, String login, String password) {
        return send(request(server, "/api/v1/sessions")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}")));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for an answer", e);
        }
    }

    private static HttpRequest.Builder request(URI server, String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN);
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers()
                        .firstValue("Idempotency-Replayed")
                        .filter("true"::equals)
                        .isPresent(),
                response.headers().firstValue("Retry-After").orElse(null));
    }
}
