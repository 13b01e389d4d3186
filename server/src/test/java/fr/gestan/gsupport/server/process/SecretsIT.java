package fr.gestan.gsupport.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must stay secret does: passwords, tokens and keys that came to the server are found nowhere afterwards. */
class SecretsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each of them somebody's, by the way in which it came; none is part of another. */
    private final Map<String, String> secrets = new LinkedHashMap<>();

    private final List<String> answers = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private URI address;

    @Test
    void nothing_that_was_used_is_in_a_log_a_dump_an_answer_or_the_list_of_processes() throws Exception {
        var setup = ServerSetup.in(newDirectory())
                .with("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "true")
                .with("QUARKUS_LOG_CATEGORY__FR_GESTAN__LEVEL", "DEBUG")
                .with("QUARKUS_LOG_CATEGORY__IO_QUARKUS_SECURITY__LEVEL", "DEBUG");
        try (var server = setup.start().awaitReady()) {
            address = server.uri();
            var database = EmbeddedPostgres.running(setup.dataDirectory());
            secrets.put("the database password of the owner", database.ownerPassword());
            secrets.put("the database password of the server", database.serverPassword());

            useThem(database);

            var processes = processes();
            assertThat(processes).as("the list of processes").contains("quarkus-run.jar", "postgres");
            var log = Files.readString(server.log());
            assertThat(log).as("the access log").contains("POST /api/v1/sessions");
            var dump = dump(database);
            assertThat(dump).as("the dump").contains("login sec", "Sauvegardes");
            isNowhereIn("the list of processes", processes);
            isNowhereIn("the server's logs", log);
            isNowhereIn(
                    "the database's log", Files.readString(setup.dataDirectory().resolve("postgres/postgres.log")));
            isNowhereIn("the dump", dump);
            isNowhereIn("what was answered", String.join("\n", answers));
        }
    }

    private void useThem(DatabaseAccess database) throws IOException, InterruptedException {
        var callers = new KnownCallers(database);
        var login = callers.person("SEC", "TECHNICIAN", "SALES_ADMIN", "MANAGER", "ADMIN");
        var key = secret("an API key", callers.key("credits:read", "credits:write", "clients:read"));
        long client = Sender.loggedInAt(database).clients(1).get(0);
        secret("a password", KnownCallers.PASSWORD);
        var token = logIn(login, KnownCallers.PASSWORD);
        var ended = logIn(login, KnownCallers.PASSWORD);

        refuse(credentials(login, secret("a wrong password", "wrong-Zw7!password-of-a-person")));
        refuse(credentials("nobody", secret("the password of nobody", "Qk3-password-of-nobody-at-all")));
        refuse("{\"login\":\"" + login + "\",\"password\":\"" + secret("in broken JSON", "broken-Jh5-json-password"));
        refuse("{\"login\":\"" + login + "\",\"pasword\":\"" + secret("in a misspelt field", "misspelt-Rt8-password")
                + "\"}");
        refuse("{\"login\":\"" + login + "\",\"password\":[\"" + secret("of a wrong type", "typed-Vb2-password")
                + "\"]}");
        refuse("{\"login\":{},\"password\":\"" + secret("beside a wrong login", "beside-Nm6-password") + "\"}");
        refuse(credentials(login, secret("a very long password", "long-Xc9-".repeat(200))));
        refuse(credentials(login, secret("with a NUL", "nul-Lp4-password") + "\\u0000"));

        send("GET", "/api/v1/me", secret("an unknown token", "Hy1-unknown-token-of-somebody"), null);
        send("GET", "/api/v1/me", secret("a token too long", "Gt0-".repeat(100)), null);
        send("GET", "/api/v1/me", secret("an unknown key", "gsk_Fd7-unknown-key-of-a-shop"), null);
        send("GET", "/api/v1/no-such-thing", token, null);
        send("GET", "/api/v1/clients?limit=x", token, null);
        send("GET", "/api/v1/audit", key, null);
        send("DELETE", "/api/v1/sessions/current", ended, null);
        send("GET", "/api/v1/me", ended, null);

        assertThat(send("GET", "/api/v1/me", token, null).statusCode()).isEqualTo(200);
        assertThat(send("POST", "/api/v1/clients/" + client + "/credits", key, "{\"minutes\":60}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(send(
                                "POST",
                                "/api/v1/clients/" + client + "/interventions",
                                token,
                                "{\"summary\":\"Sauvegardes\",\"billing\":\"NORMAL\",\"durationMinutes\":5}")
                        .statusCode())
                .isEqualTo(201);
        send("POST", "/api/v1/clients/" + client + "/credits", key, "{\"minutes\":");
    }

    private String secret(String what, String value) {
        secrets.put(what, value);
        return value;
    }

    /** All tokens that a login gives are secrets too. */
    private String logIn(String login, String password) throws IOException, InterruptedException {
        var answer = http.send(
                request("POST", "/api/v1/sessions", null, credentials(login, password)), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var session = JSON.readTree(answer.body());
        session.fieldNames().forEachRemaining(name -> {
            if (name.endsWith("Token")) {
                secrets.put(name + " " + secrets.size(), session.path(name).asText());
            }
        });
        return session.path("accessToken").asText();
    }

    private void refuse(String body) throws IOException, InterruptedException {
        assertThat(send("POST", "/api/v1/sessions", null, body).statusCode()).isIn(400, 401, 429);
    }

    private static String credentials(String login, String password) {
        return "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}";
    }

    private HttpResponse<String> send(String method, String path, String secret, String body)
            throws IOException, InterruptedException {
        var answer = http.send(request(method, path, secret, body), BodyHandlers.ofString());
        answers.add(answer.headers().map() + answer.body());
        return answer;
    }

    private HttpRequest request(String method, String path, String secret, String body) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "secrets-" + answers.size());
        if (secret != null) {
            request.header("Authorization", "Bearer " + secret);
        }
        return request.build();
    }

    /** Neither as it is, nor as what bytes of it look like in a dump. */
    private void isNowhereIn(String where, String text) {
        assertThat(secrets).as("secrets that were used").hasSizeGreaterThan(15);
        secrets.forEach((what, value) -> {
            var bytes = value.getBytes(StandardCharsets.UTF_8);
            assertThat(text.contains(value)
                            || text.contains(HexFormat.of().formatHex(bytes))
                            || text.contains(
                                    Base64.getEncoder().withoutPadding().encodeToString(bytes)))
                    .as("%s is in %s", what, where)
                    .isFalse();
        });
    }

    /** Every row of every table, as text. */
    private static String dump(DatabaseAccess database) throws SQLException {
        var dump = new StringBuilder();
        try (var connection =
                        DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var row = statement.executeQuery("""
                    SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                    """)) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            for (var table : tables) {
                try (var row = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (row.next()) {
                        dump.append(table).append(' ').append(row.getString(1)).append('\n');
                    }
                }
            }
        }
        return dump.toString();
    }

    /** What {@code ps} shows to everybody. */
    private static String processes() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse("") + " "
                        + String.join(" ", process.info().arguments().orElse(new String[0])))
                .collect(Collectors.joining("\n"));
    }

    private static Path newDirectory() throws IOException {
        var data = Files.createDirectories(Path.of("target", "test-data"));
        return Files.createTempDirectory(data.toAbsolutePath(), "secrets-");
    }
}
