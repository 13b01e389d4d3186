package fr.gestan.gsupport.server.logging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.CoreMatchers.either;
import static org.hamcrest.CoreMatchers.is;

import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who types a line break forges no line of the log, and the access log holds no secret. Read from a file of its own. */
@QuarkusTest
@TestProfile(ForgedLogTest.LogInAFile.class)
class ForgedLogTest {

    private static final Path LOG =
            Path.of("target", "test-data", "forged-" + ProcessHandle.current().pid() + ".log");
    private static final String FORGED = "23:59:59 INFO  audit  Forged";
    private static final Pattern ENTRY = Pattern.compile("\\d\\d:\\d\\d:\\d\\d [A-Z]+ +\\S+  .*");
    private static final Pattern OF_AN_EXCEPTION =
            Pattern.compile("\\S+(Exception|Error)\\b.*|\\s+(at|\\.\\.\\.|Suppressed:) .*|Caused by: .*|");

    public static class LogInAFile implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.log.file.enabled", "true",
                    "quarkus.log.file.path", LOG.toString(),
                    "quarkus.log.file.format", "%d{HH:mm:ss} %-5p %c{1}  %s%e%n",
                    "gsupport.access-log", "true");
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TestDatabase.class, Map.of("of", "the log")));
        }
    }

    @Test
    void a_line_break_in_a_login_a_path_a_header_or_an_exception_begins_no_line() throws IOException {
        var end = "end-" + UUID.randomUUID();
        given().contentType(ContentType.JSON)
                .body(Map.of("login", "hry\n" + FORGED + " 1", "password", "x"))
                .post("/api/v1/sessions")
                .then()
                .statusCode(401);
        for (var broken : List.of("%0A", "%0D", "%0D%0A", "%E2%80%A8", "%C2%85")) {
            given().urlEncodingEnabled(false)
                    .header("X-Typed", "tab\tbell")
                    .get("/test-log/hry" + broken + FORGED.replace(" ", "%20") + "?fail=why" + broken
                            + FORGED.replace(" ", "%20"))
                    .then()
                    .statusCode(500);
        }
        given().get("/test-log/" + end).then().statusCode(200);

        var lines = linesUntil(end);

        assertThat(lines).noneMatch(line -> line.startsWith(FORGED));
        assertThat(lines)
                .allMatch(line -> ENTRY.matcher(line).matches()
                        || OF_AN_EXCEPTION.matcher(line).matches());
        assertThat(lines)
                .anyMatch(line -> line.endsWith("Typed: hry\\n" + FORGED + " and tab\\tbell"))
                .anyMatch(line -> line.contains("hry\\r\\n" + FORGED))
                .anyMatch(line -> line.contains("hry\\u2028" + FORGED))
                .anyMatch(line -> line.contains("hry\\u0085" + FORGED))
                .anyMatch(line -> line.startsWith("Caused by: java.lang.IllegalArgumentException: cause of why\\n"));
    }

    @Test
    void the_access_log_says_who_asked_for_what_and_holds_no_secret() throws IOException {
        long clientId = GivenClient.aClient().create();
        var token = (String) Rows.value("SELECT token FROM mail_preference WHERE client_id = ?", clientId);
        var end = "end-" + UUID.randomUUID();
        var login = People.withPassword("LOG");
        given().contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", People.PASSWORD))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201);
        given().header(
                        "Authorization",
                        People.session("LOG", "token-that-stays-secret", Instant.parse("2099-01-01T00:00:00Z")))
                .header("Referer", "https://example.org/?referer-secret")
                .header("Cookie", "a=cookie-secret")
                .get("/api/v1/clients?q=query-secret")
                .then()
                .statusCode(200);
        given().get("/mail-preferences/" + token).then().statusCode(200);
        given().urlEncodingEnabled(false)
                .get("/%6Dail-preferences/" + token)
                .then()
                .statusCode(either(is(200)).or(is(404)));
        given().get("/test-log/" + end).then().statusCode(200);

        var log = String.join("\n", linesUntil("GET /test-log/" + end));

        assertThat(log)
                .contains(" INFO  access  127.0.0.1 person:LOG \"GET /api/v1/clients\" 200 ")
                .contains(" INFO  access  127.0.0.1 - \"POST /api/v1/sessions\" 201 ")
                .doesNotContain("-secret")
                .doesNotContain("token-that-stays")
                .doesNotContain(People.PASSWORD)
                .doesNotContain(token);
    }

    private static List<String> linesUntil(String end) throws IOException {
        Awaitility.await("the log").until(() -> Files.readString(LOG).contains(end));
        return Files.readAllLines(LOG);
    }
}
