package fr.gestan.gsupport.server.identity.sessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import fr.gestan.gsupport.server.identity.Secrets;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LoginTest {

    @Test
    void a_person_logs_in_and_is_known_by_the_token() {
        var login = People.withPassword("LG1");

        var answer = logIn(login, People.PASSWORD);

        answer.then()
                .statusCode(201)
                .body("expiresAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"))
                .body("user.code", equalTo("LG1"))
                .body("user.fullName", equalTo("Technician LG1"))
                .body("user.roles", equalTo(List.of("TECHNICIAN")));
        me("Bearer " + answer.path("accessToken"))
                .then()
                .statusCode(200)
                .body("code", equalTo("LG1"))
                .body("phone", equalTo(People.PHONE))
                .body("roles", equalTo(List.of("TECHNICIAN")))
                .body("scopes", empty());
    }

    @Test
    void the_login_is_read_whatever_its_case() {
        var login = People.withPassword("LG2");

        logIn(" " + login.toUpperCase(java.util.Locale.ROOT) + " ", People.PASSWORD)
                .then()
                .statusCode(201);
    }

    @Test
    void a_wrong_login_and_a_wrong_password_read_the_same() {
        var login = People.withPassword("LG3");

        var wrongPassword = logIn(login, "something else");
        var wrongLogin = logIn("nobody-of-this-name", "something else");

        wrongPassword.then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer"));
        assertThat(wrongLogin.statusCode()).isEqualTo(401);
        assertThat(wrongLogin.asString()).isEqualTo(wrongPassword.asString());
    }

    @Test
    void nobody_logs_in_as_the_house_or_without_a_password_set() {
        People.technician("LG4");

        logIn("9999", "9999").then().statusCode(401);
        logIn("lg4", "lg4").then().statusCode(401);
    }

    @Test
    void logins_and_failures_are_audited_without_the_password() throws SQLException {
        var login = People.withPassword("LGC");
        logIn(login, "not-the-password").then().statusCode(401);
        logIn(login, People.PASSWORD).then().statusCode(201);

        assertThat(audited("target = 'login lgc'")).containsExactly("- session.open FAILED null");
        assertThat(audited("actor = 'person:LGC'")).containsExactly("person:LGC session.open OK null");
    }

    @Test
    void a_deactivated_person_can_not_log_in() {
        var login = People.withPassword("LG5");
        People.deactivate("LG5");

        logIn(login, People.PASSWORD).then().statusCode(401);
    }

    @Test
    void a_token_is_refused_at_once_after_logging_out_and_the_other_session_goes_on() {
        var login = People.withPassword("LG6");
        var here = "Bearer " + logIn(login, People.PASSWORD).path("accessToken");
        var elsewhere = "Bearer " + logIn(login, People.PASSWORD).path("accessToken");

        given().header("Authorization", here)
                .delete("/api/v1/sessions/current")
                .then()
                .statusCode(204);

        me(here).then().statusCode(401);
        me(elsewhere).then().statusCode(200);
    }

    @Test
    void a_token_is_refused_at_once_when_its_person_is_deactivated() {
        var token = People.technician("LG7");
        me(token).then().statusCode(200);

        People.deactivate("LG7");

        me(token).then().statusCode(401);
    }

    @Test
    void a_session_ends_by_itself() {
        People.technician("LG8");
        var token = People.session("LG8", "ended-token", Instant.now().minusSeconds(1));

        me(token).then().statusCode(401).body("detail", containsString("Log in again"));
    }

    @Test
    void an_old_token_does_not_stand_in_the_way_of_logging_in() {
        var login = People.withPassword("LG9");

        given().header("Authorization", "Bearer of-last-week")
                .contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", People.PASSWORD))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201);
    }

    @Test
    void an_api_key_is_known_by_its_name_and_scopes() {
        me(People.apiKey(Rights.CREDITS_WRITE, Rights.CREDITS_READ))
                .then()
                .statusCode(200)
                .body("code", equalTo("9999"))
                .body("fullName", equalTo("test credits:read credits:write"))
                .body("roles", empty())
                .body("scopes", equalTo(List.of("credits:read", "credits:write")));
    }

    @Test
    void an_api_key_has_no_session_to_end() {
        given().header("Authorization", People.apiKey(Rights.CREDITS_READ))
                .delete("/api/v1/sessions/current")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
    }

    @Test
    void a_revoked_or_expired_api_key_is_refused() {
        var key = People.apiKey(Rights.GREEN_BUTTON);
        me(key).then().statusCode(200);

        People.execute(
                "UPDATE api_key SET expires_on = current_date - 2 WHERE key_hash = ?",
                Secrets.hash(key.substring("Bearer ".length())));
        me(key).then().statusCode(401);

        People.execute(
                "UPDATE api_key SET expires_on = NULL, revoked_at = now() WHERE key_hash = ?",
                Secrets.hash(key.substring("Bearer ".length())));
        me(key).then().statusCode(401);

        People.execute(
                "UPDATE api_key SET revoked_at = NULL WHERE key_hash = ?",
                Secrets.hash(key.substring("Bearer ".length())));
        me(key).then().statusCode(200);
    }

    @Test
    void whoever_is_not_logged_in_learns_nothing_but_that() {
        for (var path : List.of("/api/v1/me", "/api/v1/no-such-thing", "/api/", "/api/v1/clients/abc")) {
            given().get(path)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", equalTo("Bearer"))
                    .body("type", equalTo("/problems/unauthorized"));
            given().contentType(ContentType.JSON)
                    .body("{broken")
                    .post(path)
                    .then()
                    .statusCode(401);
        }
    }

    @Test
    void an_encoded_path_opens_no_door() {
        for (var path : List.of("/api/v1/%6De", "/api/v1/me;x=1", "/%61pi/v1/me", "/api//v1/me", "/api/v1/me/")) {
            var status = given().urlEncodingEnabled(false).get(path).statusCode();
            assertThat(status).as(path).isIn(401, 404);
        }
    }

    private static List<String> audited(String condition) throws SQLException {
        var entries = new ArrayList<String>();
        try (var connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                var select = connection.prepareStatement(
                        "SELECT actor || ' ' || action || ' ' || result, detail FROM audit WHERE " + condition);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                entries.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        return entries;
    }

    private static Response logIn(String login, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", password))
                .post("/api/v1/sessions");
    }

    private static Response me(String authorization) {
        return given().header("Authorization", authorization).get("/api/v1/me");
    }
}
