package fr.gestan.gsupport.server.identity.accounts;

import static fr.gestan.gsupport.server.identity.accounts.APerson.aPerson;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OwnPasswordTest {

    private static final String NEW = "agrafe cheval pile 8";

    @Test
    void a_change_ends_every_login_and_answers_a_new_one() {
        aPerson("OP1").created();
        String here = APerson.logIn("login-op1", APerson.PASSWORD).path("accessToken");
        String there = APerson.logIn("login-op1", APerson.PASSWORD).path("accessToken");

        var changed = change(here, APerson.PASSWORD, NEW);

        changed.then()
                .statusCode(200)
                .body("user.code", equalTo("OP1"))
                .body("refreshToken", notNullValue())
                .body("refreshExpiresAt", notNullValue());
        assertThat(List.of(APerson.me(here), APerson.me(there))).containsOnly(401);
        assertThat(APerson.me(changed.path("accessToken"))).isEqualTo(200);
        assertThat(APerson.logIn("login-op1", APerson.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(APerson.logIn("login-op1", NEW).statusCode()).isEqualTo(201);
        assertThat(audited("person:OP1", "password.change")).containsExactly("OK");
    }

    @Test
    void the_new_login_lasts_as_the_one_at_hand_did() {
        aPerson("OP2").created();
        String token = given().contentType(ContentType.JSON)
                .body(Map.of("login", "login-op2", "password", APerson.PASSWORD, "stayLoggedIn", true))
                .post("/api/v1/sessions")
                .path("accessToken");

        change(token, APerson.PASSWORD, NEW).then().statusCode(200);

        assertThat(Rows.all("SELECT stays FROM session WHERE code = 'OP2'")).containsExactly(Map.of("stays", true));
    }

    @Test
    void a_wrong_current_password_is_said_counted_and_audited() {
        aPerson("OP3").created();
        String token = APerson.logIn("login-op3", APerson.PASSWORD).path("accessToken");

        change(token, "wrong", NEW)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("currentPassword"))
                .body("detail", containsString("mot de passe actuel"));
        for (int tries = 1; tries < 10; tries++) {
            change(token, "wrong", NEW).then().statusCode(400);
        }

        change(token, APerson.PASSWORD, NEW).then().statusCode(429).header("Retry-After", notNullValue());
        assertThat(APerson.me(token)).as("the login goes on").isEqualTo(200);
        assertThat(Rows.number("""
                SELECT count(*) FROM audit
                WHERE action = 'password.change' AND target = 'login login-op3' AND result = 'FAILED'
                """)).isEqualTo(10);
    }

    @Test
    void a_new_password_that_is_weak_or_the_old_one_is_refused() {
        aPerson("OP4").created();
        String token = APerson.logIn("login-op4", APerson.PASSWORD).path("accessToken");

        for (var weak : List.of("short", "123456789012", "password123", "Login-OP4-1", APerson.PASSWORD)) {
            change(token, APerson.PASSWORD, weak)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("newPassword"));
        }

        assertThat(APerson.me(token)).isEqualTo(200);
        assertThat(APerson.logIn("login-op4", APerson.PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void of_two_changes_at_once_one_is_done() {
        aPerson("OP5").created();
        String here = APerson.logIn("login-op5", APerson.PASSWORD).path("accessToken");
        String there = APerson.logIn("login-op5", APerson.PASSWORD).path("accessToken");

        var answers = AtOnce.all(
                2,
                number -> change(number == 0 ? here : there, APerson.PASSWORD, NEW + number)
                        .statusCode());

        assertThat(answers).containsOnlyOnce(200).doesNotContain(500, 503);
        assertThat(audited("person:OP5", "password.change")).containsExactly("OK");
        assertThat(Rows.number("SELECT count(*) FROM session WHERE code = 'OP5'"))
                .isEqualTo(1);
    }

    @Test
    void who_has_no_password_is_told_so() {
        var token = People.technician("OP6").substring("Bearer ".length());

        change(token, "anything", NEW)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/no-password"))
                .body("detail", containsString("single sign-on"));
    }

    @Test
    void an_api_key_has_no_password() {
        change(People.apiKey(Rights.CREDITS_READ).substring("Bearer ".length()), "anything", NEW)
                .then()
                .statusCode(403);
    }

    private static Response change(String token, String currentPassword, String newPassword) {
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(Map.of("currentPassword", currentPassword, "newPassword", newPassword))
                .post("/api/v1/me/password");
    }

    private static List<String> audited(String actor, String action) {
        return Rows.all("SELECT result FROM audit WHERE actor = ? AND action = ? ORDER BY id", actor, action).stream()
                .map(row -> (String) row.get("result"))
                .toList();
    }
}
