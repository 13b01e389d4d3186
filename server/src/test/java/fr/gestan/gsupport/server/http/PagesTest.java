package fr.gestan.gsupport.server.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PagesTest {

    @ParameterizedTest(name = "{0}")
    @EnumSource(ProblemType.class)
    void every_kind_of_problem_has_a_page_in_french_and_english(ProblemType type) {
        given().get(type.uri())
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Language", equalTo("fr"))
                .body(containsString("Que faire"));
        given().header("Accept-Language", "en-GB,en;q=0.9,fr;q=0.5")
                .get(type.uri())
                .then()
                .statusCode(200)
                .header("Content-Language", equalTo("en"))
                .body(containsString("What to do"));
    }

    static Stream<Failure> failures() {
        return Stream.of(
                new Failure.Invalid("field", "must be"),
                new Failure.NotLoggedIn("no"),
                new Failure.Forbidden("no"),
                new Failure.NotFound("no"),
                new Failure.Refused("refused-overdrawn", "no"),
                new Failure.Refused("refused-do-not-intervene", "no"),
                new Failure.Conflict("already-corrected", "title", "no"),
                new Failure.Stale("no"),
                new Failure.HeaderMissing("Idempotency-Key", "why"),
                new Failure.KeyReused(),
                new Failure.TooManyTries(Duration.ofSeconds(1)),
                new Failure.NotReady("no"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void every_failure_is_of_a_kind_that_has_a_page_and_the_same_status(Failure failure) {
        assertThat(ProblemType.ofSlug(failure.slug()))
                .hasValueSatisfying(type -> assertThat(type.status()).isEqualTo(failure.status()));
    }

    @Test
    void no_kind_of_failure_was_forgotten_above() {
        assertThat(failures().map(Failure::getClass).distinct()).hasSameSizeAs(Failure.class.getPermittedSubclasses());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"/api/v1/me", "/no-such-page", "/problems/not-found", "/q/health/live", "/openapi", "/docs/"})
    void every_answer_tells_browsers_to_be_careful_and_not_who_made_it(String path) {
        given().get(path)
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("X-Frame-Options", equalTo("DENY"))
                .header("Cross-Origin-Opener-Policy", equalTo("same-origin"))
                .header("Cross-Origin-Resource-Policy", equalTo("same-origin"))
                .header("Permissions-Policy", containsString("camera=()"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue());
    }

    @Test
    void nothing_of_the_api_is_kept_by_caches() {
        given().get("/api/v1/me").then().header("Cache-Control", equalTo("no-store"));
        given().header("Authorization", People.technician("PGS"))
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"));
    }

    @Test
    void health_is_open_and_metrics_are_for_this_machine_only() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/q/metrics",
                "/q/metrics/",
                "/q/metrics/x/..",
                "/q/%6Detrics",
                "/%71/metrics",
                "/q%2Fmetrics",
                "/q//metrics",
                "//q/metrics",
                "/q/./metrics",
                "/q/x/../metrics",
                "/q/%2e/metrics",
                "/q/metrics;x=1",
                "/q;x/metrics",
                "/q/metrics%00",
                "/q/metrics%20",
                "/q/metrics.",
                "/Q/METRICS",
                "/q\\metrics",
                "/q/%256Detrics",
            })
    void no_spelling_shows_the_metrics_to_who_comes_by_a_proxy(String path) {
        for (var header : List.of("X-Forwarded-For: 203.0.113.7", "Forwarded: for=203.0.113.7", "Via: 1.1 proxy")) {
            assertThat(RawHttp.send(
                            "GET " + path + " HTTP/1.1\nHost: localhost\nConnection: close\n" + header + "\n\n"))
                    .as(header)
                    .containsPattern("^HTTP/1.1 40[04] ")
                    .doesNotContain("jvm_");
        }
        assertThat(RawHttp.send("GET " + path + " HTTP/1.1\nHost: support.example.com\nConnection: close\n\n"))
                .as("a proxy that says nothing of itself")
                .containsPattern("^HTTP/1.1 40[04] ")
                .doesNotContain("jvm_");
    }

    @Test
    void nobody_elses_page_may_call_the_api() {
        var preflight = given().header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/api/v1/sessions");
        var call = given().header("Origin", "https://elsewhere.example")
                .header("Authorization", People.technician("PGS"))
                .get("/api/v1/me");

        for (var answer : List.of(preflight, call)) {
            assertThat(answer.headers().asList())
                    .extracting(header -> header.getName().toLowerCase(Locale.ROOT))
                    .noneMatch(name -> name.startsWith("access-control-"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "/openapi",
                "/openapi?format=json",
                "/docs/",
                "/q/health",
                "/q/health/live",
                "/q/health/ready",
                "/problems/not-found",
                "/no-such-page",
                "/api/v1/me",
                "/q",
                "/q/",
                "/q/info",
                "/q/arc",
                "/q/dev-ui",
                "/q/openapi",
                "/q/swagger-ui",
                "/q/health-ui",
                "/%zz",
            })
    void nothing_names_the_version_of_a_library(String path) {
        var answer = RawHttp.send("GET " + path + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");

        assertThat(answer)
                .containsPattern("^HTTP/1.1 (200|302|400|401|404) ")
                .doesNotContainPattern("(?i)(quarkus|vert\\.x|netty|resteasy|smallrye|hibernate|postgresql|swagger.?ui)"
                        + "[ /@:v-]{0,3}\\d+\\.\\d+")
                .doesNotContain("3.33.", "4.5.28", "17.7");
    }

    @Test
    void the_api_is_described_whole() {
        Map<String, Map<String, Map<String, Object>>> paths = given().accept("application/json")
                .get("/openapi")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");

        assertThat(paths).containsKeys("/api/v1/me", "/api/v1/sessions", "/api/v1/sessions/current");
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (!path.contains("test-")) {
                assertThat(path).startsWith("/api/v1/");
                assertThat(operation)
                        .as("%s %s: add its summary to openapi/operations.properties", method, path)
                        .containsKeys("summary", "description", "responses", "tags");
                assertThat(((Map<?, ?>) operation.get("responses")).keySet().toString())
                        .as("%s %s", method, path)
                        .contains("401", "503");
            }
        }));
    }

    @Test
    void the_description_says_what_logging_in_takes_and_answers() {
        given().accept("application/json")
                .get("/openapi")
                .then()
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"))
                .body("paths.'/api/v1/sessions'.post.responses.keySet()", org.hamcrest.Matchers.hasItem("201"))
                .body("paths.'/api/v1/sessions'.post.security", org.hamcrest.Matchers.empty())
                .body("paths.'/api/v1/sessions'.post.responses.'400'.$ref", containsString("invalid-request"));
    }

    @Test
    void the_description_is_readable_as_a_page_without_the_internet() {
        var page = given().get("/docs/").then().statusCode(200).extract().asString();

        assertThat(page).contains("swagger-ui").doesNotContain("src=\"http", "href=\"http");
        given().get("/docs/swagger-ui-bundle.js").then().statusCode(200);
    }
}
