package fr.gestan.gsupport.server.identity.sessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RefreshTest {

    @Test
    void an_access_token_lasts_a_quarter_of_an_hour_and_the_login_a_working_day() {
        var login = logIn("RFA", false);

        assertThat(fromNow(login, "expiresAt")).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
        assertThat(fromNow(login, "refreshExpiresAt")).isBetween(Duration.ofMinutes(719), Duration.ofHours(12));
    }

    @Test
    void who_stays_logged_in_does_so_for_thirty_days_from_the_last_use() {
        var login = logIn("RFB", true);
        assertThat(fromNow(login, "refreshExpiresAt")).isBetween(Duration.ofDays(29), Duration.ofDays(30));
        People.execute("UPDATE session SET ends_at = now() + interval '1 day' WHERE code = 'RFB'");

        var next = refresh(login.path("refreshToken"));

        assertThat(fromNow(next, "refreshExpiresAt")).isBetween(Duration.ofDays(29), Duration.ofDays(30));
    }

    @Test
    void a_refresh_token_buys_the_next_pair_and_the_login_goes_on_to_the_same_end() {
        var login = logIn("RFC", false);

        var next = refresh(login.path("refreshToken"));

        next.then()
                .statusCode(200)
                .body("user.code", equalTo("RFC"))
                .body("refreshExpiresAt", equalTo(login.path("refreshExpiresAt")));
        assertThat(next.<String>path("accessToken")).isNotEqualTo(login.path("accessToken"));
        assertThat(next.<String>path("refreshToken")).isNotEqualTo(login.path("refreshToken"));
        me(next.path("accessToken")).then().statusCode(200).body("code", equalTo("RFC"));
        me(login.path("accessToken")).then().statusCode(200);
    }

    @Test
    void a_refresh_token_that_comes_a_second_time_ends_the_whole_login() {
        var login = logIn("RFD", false);
        var elsewhere = logIn("RFD", false);
        var next = refresh(login.path("refreshToken"));

        refresh(login.path("refreshToken")).then().statusCode(401).body("type", equalTo("/problems/unauthorized"));

        me(login.path("accessToken")).then().statusCode(401);
        me(next.path("accessToken")).then().statusCode(401);
        refresh(next.path("refreshToken")).then().statusCode(401);
        me(elsewhere.path("accessToken")).then().statusCode(200);
    }

    @Test
    void of_two_that_come_at_once_with_one_refresh_token_no_login_survives() {
        var login = logIn("RFE", false);
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> refresh(login.path("refreshToken"))))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSizeLessThanOrEqualTo(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 200)
                .allSatisfy(answer -> me(answer.path("accessToken")).then().statusCode(401));
    }

    @Test
    void neither_an_access_token_nor_anything_else_buys_a_pair() {
        var login = logIn("RFF", false);

        refresh(login.path("accessToken")).then().statusCode(401);
        refresh("eyJhbGciOiJub25lIn0.eyJzdWIiOiJSRkYifQ.").then().statusCode(401);
        refresh(login.<String>path("refreshToken").substring(1)).then().statusCode(401);
        refresh("x".repeat(201)).then().statusCode(400);
        me(login.path("refreshToken")).then().statusCode(401);
        me(login.path("accessToken")).then().statusCode(200);
    }

    @Test
    void logging_out_ends_access_and_refresh() {
        var login = logIn("RFG", false);
        var next = refresh(login.path("refreshToken"));

        given().header("Authorization", "Bearer " + next.path("accessToken"))
                .delete("/api/v1/sessions/current")
                .then()
                .statusCode(204);

        me(login.path("accessToken")).then().statusCode(401);
        refresh(next.path("refreshToken")).then().statusCode(401);
    }

    @Test
    void the_deactivated_get_no_further_tokens() {
        var login = logIn("RFH", true);
        People.deactivate("RFH");

        refresh(login.path("refreshToken")).then().statusCode(401);
    }

    @Test
    void a_login_that_is_over_is_over() {
        var login = logIn("RFI", false);
        People.execute("UPDATE session SET ends_at = now() - interval '1 second' WHERE code = 'RFI'");

        refresh(login.path("refreshToken")).then().statusCode(401);
    }

    private static Duration fromNow(Response login, String field) {
        return Duration.between(Instant.now(), Instant.parse(login.path(field)));
    }

    private static Response logIn(String code, boolean stays) {
        var login = People.withPassword(code);
        return given().contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", People.PASSWORD, "stayLoggedIn", stays))
                .post("/api/v1/sessions");
    }

    private static Response refresh(String token) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", token))
                .post("/api/v1/sessions/refresh");
    }

    private static Response me(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/v1/me");
    }
}
