package fr.gestan.gsupport.server.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
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
                new Failure.TooManyTries(Duration.ofSeconds(1)));
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
        for (var path : List.of("/q/metrics", "/q/metrics/", "/q/%6Detrics", "/q//metrics")) {
            given().header("X-Forwarded-For", "203.0.113.7")
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(404)
                    .body(not(containsString("jvm_")));
        }
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
