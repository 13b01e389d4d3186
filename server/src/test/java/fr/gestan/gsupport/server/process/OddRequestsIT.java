package fr.gestan.gsupport.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of odd requests to every operation of the contract. To see one run again: {@code -Dodd.seed=…}; more of them:
 * {@code -Dodd.requests=…}.
 */
@Tag("long")
class OddRequestsIT {

    private static final Logger LOG = Logger.getLogger(OddRequestsIT.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int REQUESTS = Integer.getInteger("odd.requests", 6_000);
    private static final long SEED = Long.getLong("odd.seed", System.nanoTime());
    private static final int MOST_LOGINS = REQUESTS / 10;
    private static final Pattern OF_THE_INSIDE = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z.]+\\(|fr\\.gestan|(java|javax|jakarta|com|io|org)\\.[a-z]+\\.[a-zA-Z]");

    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final TreeSet<String> problems = new TreeSet<>();
    private final Map<Long, Integer> acknowledged = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int lines;
    private int logins;

    private PackagedServer server;
    private DatabaseAccess database;
    private RawConnection connection;
    private String person;
    private String key;

    @Test
    void every_odd_request_is_understood_or_told_what_is_wrong() throws Exception {
        var setup = ServerSetup.in(newDirectory()).with("GSUPPORT_HTTP_TRUSTED_PROXIES", "127.0.0.1");
        server = setup.start().awaitReady();
        try {
            database = EmbeddedPostgres.running(setup.dataDirectory());
            new KnownCallers(database).person("ODD", "TECHNICIAN", "SALES_ADMIN", "MANAGER", "ADMIN");
            logIn();
            makeKey();
            var requests =
                    new OddRequests(document(), Sender.loggedInAt(database).clients(30), SEED);
            LOG.infof("%d requests to %d operations, seed %d", REQUESTS, requests.operations(), SEED);

            for (int number = 0; number < REQUESTS; number++) {
                boolean byKey = number / requests.operations() % 3 == 2;
                send(number, requests.request(number, "Bearer " + (byKey ? key : person)), byKey);
            }

            LOG.infof("Answers by status: %s", statuses);
            assertThat(faults).as("seed %d", SEED).isEmpty();
            assertThat(statuses).containsKeys(200, 201, 400, 404, 409, 428);
            assertThat(balances()).isEqualTo(acknowledged);
            assertThat(number("SELECT count(*) FROM ledger_line")).isEqualTo(lines);
            assertThat(problems)
                    .allSatisfy(type -> assertThat(get(type).status()).isEqualTo(200));
            assertThat(server.isReady()).isTrue();
            assertThat(Files.readString(server.log())).doesNotContain(" ERROR ");
            assertThat(setup.admin("verify-ledger").exitCode()).isZero();
        } finally {
            hangUp();
            server.close();
        }
    }

    private void send(int number, OddRequests.Odd request, boolean byKey) throws IOException {
        RawConnection.Answer answer;
        try {
            answer = connection().send(request.bytes(), request.method().equals("HEAD"));
        } catch (IOException e) {
            hangUp();
            fault(number, request, "no answer: " + e);
            return;
        }
        if (request.isAlone() || !answer.stays()) {
            hangUp();
        }
        statuses.merge(answer.status(), 1, Integer::sum);
        check(number, request, answer);
        if (answer.status() == 401) {
            renew(byKey);
        }
    }

    private void check(int number, OddRequests.Odd request, RawConnection.Answer answer)
            throws JsonProcessingException {
        if (answer.status() >= 500) {
            fault(number, request, answer.status() + " " + answer.body());
        } else if (answer.status() >= 400 && !request.method().equals("HEAD")) {
            var why = whyNoProblem(answer);
            if (why != null) {
                fault(number, request, why + ": " + answer);
            }
        } else if (answer.status() == 201 && !answer.headers().containsKey("idempotency-replayed")) {
            acknowledge(answer);
        }
    }

    private String whyNoProblem(RawConnection.Answer answer) {
        if (!answer.header("content-type").startsWith("application/problem+json")) {
            return "no problem document";
        }
        if (OF_THE_INSIDE.matcher(answer.body()).find()) {
            return "tells of the inside";
        }
        try {
            var problem = JSON.readTree(answer.body());
            var type = problem.path("type").asText();
            problems.add(type);
            boolean isWhole = type.startsWith("/problems/")
                    && problem.path("status").asInt() == answer.status()
                    && !problem.path("title").asText().isEmpty()
                    && !problem.path("detail").asText().isEmpty();
            return isWhole ? null : "not a whole problem document";
        } catch (JsonProcessingException e) {
            return "not JSON";
        }
    }

    /** What is written in history answers with the balances around it; nothing else does. */
    private void acknowledge(RawConnection.Answer answer) throws JsonProcessingException {
        var line = JSON.readTree(answer.body());
        if (line.has("balanceAfter") && line.has("clientId")) {
            int change = line.path("balanceAfter").asInt()
                    - line.path("balanceBefore").asInt();
            acknowledged.merge(line.path("clientId").asLong(), change, Integer::sum);
            lines++;
        }
    }

    private void fault(int number, OddRequests.Odd request, String what) {
        if (faults.size() < 20) {
            var text = new String(request.bytes(), StandardCharsets.ISO_8859_1);
            faults.add(number + " " + request.operation() + ": " + shortened(what) + "\n  " + shortened(text));
        }
    }

    private static String shortened(String text) {
        var line = text.replace("\r\n", " | ").replaceAll("[\\x00-\\x1f]", "?");
        return line.length() <= 900 ? line : line.substring(0, 900) + "… (" + text.length() + ")";
    }

    /** Odd requests may log out, or revoke the key that they come with. */
    private void renew(boolean byKey) throws IOException {
        if (!byKey && get("/api/v1/me").status() == 401) {
            logIn();
        } else if (byKey) {
            makeKey();
        }
    }

    /** From an address of its own: the one of the odd requests gets locked for all the passwords that they try. */
    private void logIn() throws IOException {
        logins++;
        assertThat(logins).as("logins in one run").isLessThan(MOST_LOGINS);
        var body = "{\"login\":\"odd\",\"password\":\"" + KnownCallers.PASSWORD + "\"}";
        var answer = connection()
                .send(
                        ("POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + "X-Forwarded-For: 203.0.113.7\r\n"
                                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.US_ASCII),
                        false);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        person = JSON.readTree(answer.body()).path("accessToken").asText();
    }

    private void makeKey() {
        key = new KnownCallers(database).key("clients:read", "credits:read", "credits:write", "green-button");
    }

    private RawConnection.Answer get(String path) throws IOException {
        return connection()
                .send(
                        ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + person + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII),
                        false);
    }

    private JsonNode document() throws IOException {
        return JSON.readTree(get("/openapi?format=json").body());
    }

    private RawConnection connection() throws IOException {
        if (connection == null) {
            connection = new RawConnection(server.port());
        }
        return connection;
    }

    private void hangUp() throws IOException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private Map<Long, Integer> balances() throws SQLException {
        var balances = new HashMap<Long, Integer>();
        try (var open = DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                var select =
                        open.prepareStatement("SELECT client_id, balance_minutes FROM account WHERE last_seq > 0");
                var row = select.executeQuery()) {
            while (row.next()) {
                balances.put(row.getLong(1), row.getInt(2));
            }
            return balances;
        }
    }

    private long number(String sql) throws SQLException {
        try (var open = DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                var select = open.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Path newDirectory() throws IOException {
        var data = Files.createDirectories(Path.of("target", "test-data"));
        return Files.createTempDirectory(data.toAbsolutePath(), "odd-");
    }
}
