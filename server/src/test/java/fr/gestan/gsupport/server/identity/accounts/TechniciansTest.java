package fr.gestan.gsupport.server.identity.accounts;

import static fr.gestan.gsupport.server.identity.accounts.APerson.aPerson;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.interventions.AnIntervention;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TechniciansTest {

    private static final String TECHNICIANS = "/api/v1/technicians";

    @Test
    void an_administrator_creates_a_person_who_logs_in_at_once() {
        var created =
                aPerson("TA1").with("roles", List.of("MANAGER", "TECHNICIAN")).created();

        created.then()
                .statusCode(201)
                .header("Location", endsWith(TECHNICIANS + "/TA1"))
                .body("code", equalTo("TA1"))
                .body("fullName", equalTo("Person TA1"))
                .body("phone", equalTo("01-88-00-00-09"))
                .body("login", equalTo("login-ta1"))
                .body("roles", equalTo(List.of("TECHNICIAN", "MANAGER")))
                .body("active", equalTo(true))
                .body("hasPassword", equalTo(true))
                .body("passwordChangedAt", endsWith("Z"))
                .body("createdAt", endsWith("Z"));
        assertThat(APerson.logIn("login-ta1", APerson.PASSWORD).statusCode()).isEqualTo(201);
        read(TECHNICIANS + "/TA1").then().statusCode(200).body("code", equalTo("TA1"));
    }

    @Test
    void no_answer_has_a_password_or_its_hash_and_neither_has_the_audit() {
        var created = aPerson("TA2").created().asString();
        var changed = aPerson("TA2").with("fullName", "Somebody Else").changed().asString();
        APerson.reset("TA2", "agrafe cheval pile 8").then().statusCode(204);
        var listed = read(TECHNICIANS + "?limit=200").asString();

        assertThat(created + changed + listed)
                .contains("TA2")
                .doesNotContain(
                        "argon2", APerson.PASSWORD, "agrafe cheval", "password\"", "password_hash", "passwordHash");
        assertThat(audited("TA2").toString())
                .doesNotContain("argon2", APerson.PASSWORD, "agrafe", "Somebody Else", "01-88");
    }

    @Test
    void lists_everybody_by_pages_in_the_order_of_codes_and_not_the_house() {
        for (var code : List.of("TB1", "TB2", "TB3")) {
            aPerson(code).created().then().statusCode(201);
        }

        var codes = new ArrayList<String>();
        String next = null;
        do {
            var page = read(TECHNICIANS + "?limit=2" + (next == null ? "" : "&after=" + next));
            page.then().statusCode(200);
            List<String> onPage = page.path("items.code");
            assertThat(onPage).hasSizeBetween(1, 2);
            codes.addAll(onPage);
            next = page.path("next");
        } while (next != null);

        assertThat(codes)
                .contains("TB1", "TB2", "TB3")
                .isSorted()
                .doesNotHaveDuplicates()
                .doesNotContain("9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=many", "after=AAAA", "after=%00", "after=VCcgT1IgMT0x"})
    void refuses_a_page_that_there_can_not_be(String query) {
        read(TECHNICIANS + "?" + query).then().statusCode(400).body("violations[0].field", notNullValue());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(nullValues = "-", textBlock = """
            code,     -
            code,     H
            code,     hry
            code,     TOOLONGACODE
            code,     H Y
            code,     ÉRY
            fullName, -
            fullName, '  '
            fullName, 'a\u0007b'
            login,    -
            login,    ''
            login,    two words
            login,    hélène
            login,    .hidden
            roles,    -
            password, short
            password, password123
            """)
    void refuses_what_is_missing_or_can_not_be_kept(String field, String value) {
        var person = aPerson("TC1").with("login", "login-of-nobody");
        var answer = (value == null ? person.without(field) : person.with(field, value)).created();

        answer.then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("violations.field", hasItem(field));
        read(TECHNICIANS + "/TC1").then().statusCode(404);
    }

    @Test
    void refuses_roles_that_are_none() {
        aPerson("TC2").with("roles", List.of()).created().then().statusCode(400);
        aPerson("TC2").with("roles", List.of("CHEF")).created().then().statusCode(400);
        var nothing = new ArrayList<String>();
        nothing.add(null);
        aPerson("TC2").with("roles", nothing).created().then().statusCode(400);
        aPerson("TC2").with("nonsense", 1).created().then().statusCode(400);
    }

    @Test
    void says_what_is_wrong_with_a_password_in_the_language_of_the_request() {
        for (var words : Map.of("fr", "doit avoir 10 caractères", "en", "must have 10 characters")
                .entrySet()) {
            given().header("Authorization", People.admin("APA"))
                    .header("Accept-Language", words.getKey())
                    .contentType("application/json")
                    .body(Map.of(
                            "code", "TC3", "fullName", "A", "login", "tc3", "roles", List.of("ADMIN"), "password", "a"))
                    .post(TECHNICIANS)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("password"))
                    .body("violations[0].message", startsWith(words.getValue()));
        }
    }

    @Test
    void a_login_is_kept_in_lower_case_and_without_margins() {
        aPerson("TD1")
                .with("login", " Login.TD1@Example ")
                .created()
                .then()
                .body("login", equalTo("login.td1@example"));

        assertThat(APerson.logIn("LOGIN.td1@example", APerson.PASSWORD).statusCode())
                .isEqualTo(201);
    }

    @Test
    void neither_a_code_nor_a_login_is_given_twice() {
        aPerson("TD2").created().then().statusCode(201);
        aPerson("TD3").created().then().statusCode(201);

        conflict(aPerson("TD2").with("login", "another").created(), "code-taken");
        conflict(aPerson("TD4").with("login", "LOGIN-td2").created(), "login-taken");
        conflict(aPerson("TD3").with("login", "login-td2").changed(), "login-taken");
        conflict(aPerson("9999").with("login", "another").created(), "code-taken");

        aPerson("TD2").with("active", false).changed().then().statusCode(200);
        conflict(aPerson("TD2").with("login", "another").created(), "code-taken");
        conflict(aPerson("TD4").with("login", "login-td2").created(), "login-taken");
    }

    @Test
    void of_two_who_take_a_code_or_a_login_at_once_one_gets_it() {
        var codes = AtOnce.all(
                4,
                number ->
                        aPerson("TD5").with("login", "td5-" + number).created().statusCode());
        var logins = AtOnce.all(
                4,
                number -> aPerson("TD6" + number).with("login", "td6").created().statusCode());

        assertThat(codes).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(logins).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void a_person_may_be_created_without_a_password_and_can_not_log_in_with_one() {
        aPerson("TD7")
                .without("password")
                .created()
                .then()
                .statusCode(201)
                .body("hasPassword", equalTo(false))
                .body("passwordChangedAt", nullValue());

        assertThat(APerson.logIn("login-td7", "null").statusCode()).isEqualTo(401);
        APerson.reset("TD7", APerson.PASSWORD).then().statusCode(204);
        assertThat(APerson.logIn("login-td7", APerson.PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void changes_all_but_the_code_and_the_new_roles_count_at_once() {
        aPerson("TE1").created();
        String token = APerson.logIn("login-te1", APerson.PASSWORD).path("accessToken");

        aPerson("TE1")
                .with("fullName", "  Élise\tCantenac ")
                .without("phone")
                .with("login", "elise")
                .with("roles", List.of("SALES_ADMIN"))
                .changed()
                .then()
                .statusCode(200)
                .body("fullName", equalTo("Élise Cantenac"))
                .body("phone", nullValue())
                .body("login", equalTo("elise"))
                .body("roles", equalTo(List.of("SALES_ADMIN")))
                .body("active", equalTo(true));

        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/me")
                .then()
                .body("fullName", equalTo("Élise Cantenac"))
                .body("roles", equalTo(List.of("SALES_ADMIN")));
        assertThat(APerson.logIn("elise", APerson.PASSWORD).statusCode()).isEqualTo(201);
        assertThat(APerson.logIn("login-te1", APerson.PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void who_is_deactivated_is_logged_out_at_once_and_stays_so_when_reactivated() {
        aPerson("TE2").created();
        var login = APerson.logIn("login-te2", APerson.PASSWORD);
        String token = login.path("accessToken");
        String refresh = login.path("refreshToken");
        assertThat(APerson.me(token)).isEqualTo(200);

        aPerson("TE2").with("active", false).changed().then().statusCode(200).body("active", equalTo(false));

        assertThat(APerson.me(token)).isEqualTo(401);
        assertThat(refresh(refresh)).isEqualTo(401);
        assertThat(APerson.logIn("login-te2", APerson.PASSWORD).statusCode()).isEqualTo(401);

        aPerson("TE2").with("active", true).changed().then().statusCode(200);

        assertThat(APerson.me(token)).isEqualTo(401);
        assertThat(refresh(refresh)).isEqualTo(401);
        assertThat(APerson.logIn("login-te2", APerson.PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void code_and_name_of_who_left_stay_on_the_lines() {
        long client = GivenClient.aClient().withCredit(100).create();
        aPerson("TE3").created();
        var by = "Bearer " + APerson.logIn("login-te3", APerson.PASSWORD).path("accessToken");
        AnIntervention.anIntervention().recordedFor(client, by).then().statusCode(201);

        aPerson("TE3").with("active", false).changed().then().statusCode(200);

        given().header("Authorization", People.salesAdmin("APS"))
                .get("/api/v1/clients/" + client + "/history")
                .then()
                .body("items[0].by", equalTo("TE3"));
    }

    @Test
    void a_new_password_from_the_administrator_ends_every_login_and_forgives_wrong_tries() {
        aPerson("TE4").created();
        String here = APerson.logIn("login-te4", APerson.PASSWORD).path("accessToken");
        String there = APerson.logIn("login-te4", APerson.PASSWORD).path("accessToken");
        for (int tries = 0; tries < 10; tries++) {
            APerson.logIn("login-te4", "wrong");
        }
        assertThat(APerson.logIn("login-te4", APerson.PASSWORD).statusCode()).isEqualTo(429);

        APerson.reset("TE4", "agrafe cheval pile 8").then().statusCode(204);

        assertThat(List.of(APerson.me(here), APerson.me(there))).containsOnly(401);
        assertThat(APerson.logIn("login-te4", APerson.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(APerson.logIn("login-te4", "agrafe cheval pile 8").statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_weak_password_from_the_administrator_is_refused_and_changes_nothing() {
        aPerson("TE5").created();
        for (var weak : List.of("short", "motdepasse", "login-te5!", "Person TE5", "azertyuiop", "          ")) {
            APerson.reset("TE5", weak)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("password"))
                    .body("detail", not(containsString(weak + ".")));
        }

        assertThat(APerson.logIn("login-te5", APerson.PASSWORD).statusCode()).isEqualTo(201);
    }

    @Test
    void the_house_account_can_not_be_touched() {
        conflict(aPerson("9999").with("roles", List.of("ADMIN")).changed(), "house-account");
        conflict(APerson.reset("9999", APerson.PASSWORD), "house-account");

        assertThat(APerson.logIn("9999", APerson.PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void who_is_not_there_is_not_found() {
        for (var code : List.of("ZZ9", "zz9", "TOO-LONG-TO-BE-A-CODE", "%C3%A9")) {
            given().header("Authorization", People.admin("APA"))
                    .urlEncodingEnabled(false)
                    .contentType("application/json")
                    .body(Map.of("password", APerson.PASSWORD))
                    .post(TECHNICIANS + "/" + code + "/password")
                    .then()
                    .statusCode(404);
            given().header("Authorization", People.admin("APA"))
                    .urlEncodingEnabled(false)
                    .get(TECHNICIANS + "/" + code)
                    .then()
                    .statusCode(404);
        }
        aPerson("ZZ9").changed().then().statusCode(404);
    }

    @Test
    void the_last_administrator_stays_one() {
        var admin = onlyAdministrators("TF1").get(0);

        conflict(aPerson("TF1").with("roles", List.of("MANAGER")).changedBy(admin), "last-administrator");
        conflict(
                aPerson("TF1")
                        .with("roles", List.of("ADMIN"))
                        .with("active", false)
                        .changedBy(admin),
                "last-administrator");
        aPerson("TF1")
                .with("roles", List.of("ADMIN", "MANAGER"))
                .changedBy(admin)
                .then()
                .statusCode(200);
    }

    @Test
    void of_administrators_who_go_at_once_one_stays() {
        for (int round = 0; round < 5; round++) {
            var codes = List.of("TF2", "TF3", "TF4");
            var admins = onlyAdministrators(codes.toArray(String[]::new));

            var statuses = AtOnce.all(
                    3,
                    number -> (number == 1
                                    ? aPerson(codes.get(number)).with("roles", List.of("MANAGER"))
                                    : aPerson(codes.get(number))
                                            .with("roles", List.of("ADMIN"))
                                            .with("active", false))
                            .changedBy(admins.get(number))
                            .statusCode());

            assertThat(statuses).containsExactlyInAnyOrder(200, 200, 409);
            assertThat(Rows.number("SELECT count(*) FROM technician WHERE active AND 'ADMIN' = ANY (roles)"))
                    .isEqualTo(1);
        }
    }

    @Test
    void each_act_is_audited_with_the_fields_that_changed_and_not_their_texts() {
        aPerson("TG1").created();
        aPerson("TG1").changed();
        aPerson("TG1")
                .with("fullName", "Another Name")
                .with("phone", "01-88-00-00-08")
                .with("roles", List.of("TECHNICIAN", "ADMIN"))
                .changed();
        aPerson("TG1")
                .with("fullName", "Another Name")
                .with("phone", "01-88-00-00-08")
                .with("login", "another-login")
                .with("roles", List.of("TECHNICIAN", "ADMIN"))
                .with("active", false)
                .changed();
        aPerson("TG1")
                .with("fullName", "Another Name")
                .with("phone", "01-88-00-00-08")
                .with("login", "another-login")
                .with("roles", List.of("TECHNICIAN", "ADMIN"))
                .with("active", true)
                .changed();
        APerson.reset("TG1", "agrafe cheval pile 8");

        assertThat(audited("TG1"))
                .containsExactly(
                        "person:APA technician.create OK roles TECHNICIAN",
                        "person:APA technician.update OK fullName, phone, roles (TECHNICIAN to TECHNICIAN ADMIN)",
                        "person:APA technician.update OK login",
                        "person:APA technician.deactivate OK",
                        "person:APA technician.reactivate OK",
                        "person:APA password.reset OK");
        assertThat(Rows.number("SELECT count(*) FROM audit WHERE target = 'technician TG1' AND address IS NULL"))
                .isZero();
    }

    @Test
    void is_for_administrators_only() {
        for (var other : List.of(
                People.person("TH1", "All but one", null, Role.TECHNICIAN, Role.SALES_ADMIN, Role.MANAGER),
                People.apiKey("clients:read", "credits:read", "credits:write", "green-button"))) {
            given().header("Authorization", other).get(TECHNICIANS).then().statusCode(403);
            given().header("Authorization", other)
                    .get(TECHNICIANS + "/TH1")
                    .then()
                    .statusCode(403);
            aPerson("TH1").changedBy(other).then().statusCode(403);
        }
    }

    /** From now on there are no other administrators than these; answers their logins. */
    private static List<String> onlyAdministrators(String... codes) {
        People.execute("UPDATE technician SET roles = array_remove(roles, 'ADMIN') WHERE 'ADMIN' = ANY (roles)");
        var admins = new ArrayList<String>();
        for (var code : codes) {
            admins.add(People.admin(code));
        }
        return admins;
    }

    private static void conflict(Response answer, String slug) {
        answer.then().statusCode(409).body("type", equalTo("/problems/" + slug)).body("detail", notNullValue());
    }

    private static Response read(String path) {
        return given().header("Authorization", People.admin("APA"))
                .urlEncodingEnabled(false)
                .get(path);
    }

    private static int refresh(String refreshToken) {
        return given().contentType("application/json")
                .body(Map.of("refreshToken", refreshToken))
                .post("/api/v1/sessions/refresh")
                .statusCode();
    }

    private static List<String> audited(String code) {
        return Rows.all("""
                        SELECT actor || ' ' || action || ' ' || result || coalesce(' ' || detail, '') AS entry
                        FROM audit WHERE target = ? ORDER BY id
                        """, "technician " + code).stream()
                .map(row -> (String) row.get("entry"))
                .toList();
    }
}
