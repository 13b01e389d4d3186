package fr.gestan.gsupport.server.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No rule depends on how a path is spelt: whoever is refused at an address is refused at everything that resembles it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("long")
class PathSpellingTest {

    private static final Logger LOG = Logger.getLogger(PathSpellingTest.class);
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3})");
    private static final int PATIENCE_MILLIS = 10_000;

    /** What can be answered without anything having been looked at: no address, no method, no such thing, or go away. */
    private static final Set<Integer> SAYS_NOTHING = Set.of(400, 401, 403, 404, 405);

    private record Operation(String method, String path) {}

    /** What came back: the status, and where it is a 400 or 404 the body. */
    private record Answer(int status, String body) {

        boolean tellsNothing() {
            return SAYS_NOTHING.contains(status) && isOfTheAddressAlone();
        }

        /** A 400 or 404 that a resource or the reading of its body gave would show that somebody got past the rules. */
        private boolean isOfTheAddressAlone() {
            return switch (status) {
                case 400 -> body.isBlank() || body.contains("\"field\":\"path\"") || body.contains("malformed-request");
                case 404 -> body.contains("There is nothing at this address.");
                default -> true;
            };
        }
    }

    @Test
    void no_spelling_gives_more_than_the_plain_one() throws IOException {
        long clientId = GivenClient.aClient().create();
        var nobody = People.person("PSN", "Nobody Much", null);
        var callers = Map.of(
                "no token",
                "",
                "a person without roles",
                nobody,
                "a technician",
                People.technician("PST"),
                "a key without scopes",
                People.apiKey());
        var faults = new ArrayList<String>();
        int sent = 0;
        for (var operation : operations()) {
            var path = operation.path().contains("/clients/{id}")
                    ? operation.path().replace("{id}", String.valueOf(clientId))
                    : operation.path().replaceAll("\\{[^}]+}", "999999999");
            for (var caller : callers.entrySet()) {
                var authorization = fresh(caller.getKey(), caller.getValue());
                int plain = send(operation.method(), path, authorization).status();
                if (plain != 401 && plain != 403) {
                    continue;
                }
                for (var spelling : spellings(path)) {
                    var answer = send(operation.method(), spelling, authorization);
                    sent++;
                    if (!answer.tellsNothing()) {
                        faults.add(operation.method() + " " + spelling + " by " + caller.getKey() + ": "
                                + answer.status() + " instead of " + plain + " " + answer.body());
                    }
                }
            }
        }

        LOG.infof("%d requests with odd spellings", sent);
        assertThat(faults).isEmpty();
        assertThat(sent).isGreaterThan(1_000);
    }

    /** Logging out ends a session, so each operation gets one of its own. */
    private static String fresh(String caller, String authorization) {
        return caller.equals("a technician")
                ? People.session(
                        "PST", "spelling-" + System.nanoTime(), Instant.now().plusSeconds(600))
                : authorization;
    }

    private static List<Operation> operations() {
        Map<String, Map<String, Object>> paths = given().accept("application/json")
                .get("/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        return paths.entrySet().stream()
                .filter(path -> !path.getKey().contains("test-"))
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> new Operation(method.toUpperCase(Locale.ROOT), path.getKey())))
                .toList();
    }

    private static Set<String> spellings(String path) {
        int last = path.lastIndexOf('/');
        var parent = path.substring(0, last);
        var name = path.substring(last + 1);
        var encodedFirst = String.format("%%%02X", (int) name.charAt(0)) + name.substring(1);
        var all = new LinkedHashSet<String>();
        all.addAll(List.of(
                path + "/",
                path + "//",
                path + ".",
                path + "/.",
                path + "/..",
                path + "/x/..",
                path + "/%2e%2e/" + name,
                path + "%2F",
                path + "%2f..%2f" + name,
                path + "%5C",
                path + "\\",
                path + ";x",
                path + ";x=1",
                path + ";/x",
                path + "%3Bx",
                path + "%00",
                path + "%00.json",
                path + "%20",
                path + "%09",
                path + ".json",
                path + "?",
                path + "??",
                path + "#x",
                path + "%23",
                path + "%3F",
                path.toUpperCase(Locale.ROOT),
                "/" + path,
                "//" + path,
                "/." + path,
                "/x/.." + path,
                "/%2e" + path,
                "/openapi/.." + path,
                "/problems/..%2f.." + path,
                "/q/health/../.." + path,
                path.replace("/api/", "/api//"),
                path.replace("/api/", "/api/./"),
                path.replace("/api/", "/API/"),
                path.replace("/api/", "/api;x/"),
                path.replace("/api/", "/api%2F"),
                path.replace("/api/", "/api%5C"),
                path.replace("/api/", "/%61pi/"),
                path.replace("/api/", "/%2561pi/"),
                path.replace("/v1/", "/v1;/"),
                path.replace("/v1/", "/v1/x/../"),
                path.replace("/v1/", "/v1/%2e%2e/v1/"),
                path.replace("/v1/", "/v1%2F"),
                path.replace("/v1/", "/v1\\"),
                parent + "/%20" + name,
                parent + "/" + encodedFirst,
                parent + "/" + encodedFirst.replace("%", "%25"),
                parent + ";x/" + name,
                parent + "%2F" + name,
                parent + "%252F" + name,
                parent + "/;/" + name,
                "http://localhost" + path,
                "http://elsewhere.example" + path));
        all.remove(path);
        return all;
    }

    private static Answer send(String method, String target, String authorization) throws IOException {
        var body = method.equals("GET") || method.equals("DELETE") ? "" : "{\"no-such-field\":1}";
        var request = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n")
                + "Content-Type: application/json\r\nIdempotency-Key: spelling\r\nIf-Match: \"1\"\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var status = STATUS.matcher(String.valueOf(answer.readLine()));
            if (!status.find()) {
                return new Answer(0, "no answer");
            }
            int code = Integer.parseInt(status.group(1));
            var text = new StringBuilder();
            if (code == 400 || code == 404) {
                answer.lines().dropWhile(line -> !line.isEmpty()).forEach(text::append);
            }
            return new Answer(code, text.toString());
        }
    }
}
