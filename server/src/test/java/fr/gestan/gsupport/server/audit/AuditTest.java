package fr.gestan.gsupport.server.audit;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.corrections.ACorrection;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the audit, as an administrator reads it: one test for each kind of thing that must be there. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditTest {

    @Test
    void a_login_says_who_and_from_where() {
        var login = People.withPassword("AU1");
        logIn(login, People.PASSWORD).then().statusCode(201);

        Entries.page("actor=person:AU1&action=session.open&limit=1")
                .then()
                .statusCode(200)
                .body("items[0].id", notNullValue())
                .body("items[0].at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"))
                .body("items[0].code", equalTo("AU1"))
                .body("items[0].name", equalTo("Technician AU1"))
                .body("items[0].clientId", nullValue())
                .body("items[0].address", equalTo("127.0.0.1"))
                .body("items[0].result", equalTo("OK"));
    }

    @Test
    void a_login_that_failed_is_nobodys_and_holds_no_password() {
        var login = People.withPassword("AU2");
        logIn(login, "not-the-password-of-au2").then().statusCode(401);

        var page = Entries.page("actor=-&action=session.open&limit=200");

        page.then()
                .body("items.findAll { it.target.contains('au2') }.result", equalTo(List.of("FAILED")))
                .body("items[0].code", nullValue())
                .body("items[0].name", nullValue());
        assertThat(page.asString()).doesNotContain("not-the-password-of-au2");
    }

    @Test
    void logging_out_is_there() {
        var token =
                "Bearer " + logIn(People.withPassword("AU3"), People.PASSWORD).path("accessToken");
        given().header("Authorization", token)
                .delete("/api/v1/sessions/current")
                .then()
                .statusCode(204);

        assertThat(Entries.all("actor=person:AU3&action=session.close")).hasSize(1);
    }

    @Test
    void a_recording_says_what_for_which_client() {
        long clientId = aClient().withCredit(60).create();
        int line = anIntervention().recordedFor(clientId, technician()).path("id");

        assertThat(Entries.ofClient(clientId, "intervention.record"))
                .containsExactly("person:AUT intervention.record line " + line + " OK: NORMAL 10 min");
    }

    @Test
    void an_exception_names_the_rule_that_it_was_made_against() {
        long clientId = aClient().owing(75).create();
        int line = anIntervention()
                .because("Virement annoncé")
                .recordedFor(clientId, technician())
                .path("id");

        assertThat(Entries.ofClient(clientId, "intervention.record"))
                .containsExactly(
                        "person:AUT intervention.record line " + line + " OK: NORMAL 10 min, against REFUSE_OVERDRAWN");
    }

    @Test
    void what_the_rules_refuse_leaves_its_trace_though_nothing_was_written() {
        long clientId = aClient().owing(20).inDoNotIntervene("Litige").create();
        anIntervention().recordedFor(clientId, technician()).then().statusCode(409);
        anIntervention()
                .because("Urgent, Mme Dupont insiste")
                .recordedFor(clientId, technician())
                .then()
                .statusCode(409);

        assertThat(Entries.ofClient(clientId, "intervention.record"))
                .containsExactly(
                        "person:AUT intervention.record null REFUSED: NORMAL 10 min, refused-do-not-intervene",
                        "person:AUT intervention.record null REFUSED: NORMAL 10 min, exception asked for,"
                                + " refused-do-not-intervene");
    }

    @Test
    void the_same_refusal_over_and_over_is_written_once() {
        long clientId = aClient().owing(75).create();

        for (int i = 0; i < 10; i++) {
            anIntervention().recordedFor(clientId, technician()).then().statusCode(409);
        }

        assertThat(Entries.ofClient(clientId, "intervention.record")).hasSize(1);
    }

    @Test
    void a_person_who_asks_for_what_is_not_theirs_is_written_down_once_however_many_clients_they_try() {
        var nosy = People.person("AU4", "Nosy Parker", null, Role.MANAGER);
        for (int clientId = 70_001; clientId <= 70_020; clientId++) {
            given().header("Authorization", nosy)
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", "nosy")
                    .body(Map.of("minutes", 60, "reference", "secret of the request"))
                    .post("/api/v1/clients/" + clientId + "/credits?dryRun=false")
                    .then()
                    .statusCode(403);
        }
        given().header("Authorization", nosy).get("/api/v1/audit").then().statusCode(403);

        Awaitility.await().until(() -> Entries.all("actor=person:AU4").size() == 2);
        var entries = Entries.all("actor=person:AU4").stream()
                .sorted((one, other) -> Long.compare(Entries.id(one), Entries.id(other)))
                .toList();
        assertThat(entries)
                .extracting(Entries::inWords)
                .containsExactlyInAnyOrder(
                        "person:AU4 request.refuse POST /api/v1/clients/{id}/credits REFUSED: null",
                        "person:AU4 request.refuse GET /api/v1/audit REFUSED: null");
        assertThat(entries).extracting(entry -> entry.get("clientId")).containsExactlyInAnyOrder(70_001, null);
        assertThat(entries).extracting(entry -> entry.get("name")).containsOnly("Nosy Parker");
    }

    @Test
    void a_key_that_reaches_beyond_its_scopes_and_a_month_that_is_not_ones_own_are_refusals_too() {
        var key = People.apiKey(Rights.GREEN_BUTTON, Rights.CREDITS_READ);
        given().header("Authorization", key)
                .get("/api/v1/clients?q=tilleul")
                .then()
                .statusCode(403);
        given().header("Authorization", People.technician("AU5"))
                .get("/api/v1/pay?by=HRY")
                .then()
                .statusCode(403);

        var id = Rows.number("SELECT id FROM api_key WHERE name = 'test credits:read green-button'");
        Awaitility.await()
                .until(() -> Entries.all("actor=key:" + id + "&action=request.refuse")
                                .size()
                        == 1);
        Entries.page("actor=key:" + id)
                .then()
                .body("items[0].code", equalTo("9999"))
                .body("items[0].name", equalTo("test credits:read green-button"))
                .body("items[0].target", equalTo("GET /api/v1/clients"));
        Awaitility.await().until(() -> Entries.all("actor=person:AU5").size() == 1);
        Entries.page("actor=person:AU5").then().body("items[0].target", equalTo("GET /api/v1/pay"));
    }

    @Test
    void who_is_not_logged_in_fills_no_audit() {
        given().header("Authorization", "Bearer gsk_unknown")
                .get("/api/v1/clients")
                .then()
                .statusCode(401);
        given().get("/api/v1/clients").then().statusCode(401);

        assertThat(Entries.all("action=request.refuse&actor=-")).isEmpty();
    }

    @Test
    void npi_set_and_lifted_are_there_without_the_reason() {
        long clientId = aClient().inDoNotIntervene("Chèque de Mme Dupont").create();
        given().header("Authorization", GivenClient.salesAdmin())
                .contentType(ContentType.JSON)
                .body(Map.of("active", false))
                .put("/api/v1/clients/" + clientId + "/do-not-intervene")
                .then()
                .statusCode(200);

        var page = Entries.page("clientId=" + clientId);
        page.then()
                .body(
                        "items.action",
                        equalTo(List.of("do-not-intervene.lift", "do-not-intervene.set", "client.create")))
                .body("items.actor", equalTo(List.of("person:ADC", "person:ADC", "person:ADC")));
        assertThat(page.asString()).doesNotContain("Dupont");
    }

    @Test
    void client_data_changes_name_the_fields_and_neither_the_old_nor_the_new_texts() {
        long clientId =
                aClient().named("Ancien Nom").with("city", "Vieilleville").create();
        var card = given().header("Authorization", GivenClient.salesAdmin()).get("/api/v1/clients/" + clientId);
        given().header("Authorization", GivenClient.salesAdmin())
                .header("If-Match", card.header("ETag"))
                .contentType(ContentType.JSON)
                .body(Map.of("companyName", "Nouveau Nom", "city", "Autreville"))
                .put("/api/v1/clients/" + clientId)
                .then()
                .statusCode(200);

        assertThat(Entries.ofClient(clientId, "client.correct"))
                .containsExactly("person:ADC client.correct client " + clientId + " OK: companyName, city");
        assertThat(Entries.page("clientId=" + clientId).asString())
                .doesNotContain("Ancien", "Nouveau", "Vieilleville", "Autreville");
    }

    @Test
    void a_purchase_by_a_script_names_the_key() {
        long clientId = aClient().create();
        var key = People.apiKey(Rights.CREDITS_WRITE);
        int line = aPurchase().of(45).boughtFor(clientId, key).path("id");

        Entries.page("clientId=" + clientId + "&action=credit.buy")
                .then()
                .body("items", hasSize(1))
                .body("items[0].actor", matchesPattern("key:\\d+"))
                .body("items[0].code", equalTo("9999"))
                .body("items[0].name", equalTo("test credits:write"))
                .body("items[0].target", equalTo("line " + line))
                .body("items[0].detail", equalTo("45 min"));
    }

    @Test
    void an_opening_balance_is_there() {
        long clientId = aClient().create();
        int line = given().header("Authorization", GivenClient.salesAdmin())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of("balanceMinutes", 135))
                .post("/api/v1/clients/" + clientId + "/opening")
                .path("id");

        assertThat(Entries.ofClient(clientId, "account.open"))
                .containsExactly("person:ADC account.open line " + line + " OK: 135 min");
    }

    @Test
    void a_correction_and_the_line_in_its_stead_are_both_there() {
        long clientId = aClient().withCredit(60).create();
        var wrong = anIntervention().recordedFor(clientId, technician());
        int undone = wrong.path("id");

        var done = ACorrection.of(wrong).with("durationMinutes", 5).sentFor(clientId);
        int line = done.path("id");
        int again = done.path("replacementLineId");
        assertThat(Entries.ofClient(clientId, "line.correct"))
                .containsExactly("person:COR line.correct line " + line + " OK: undoes line " + undone
                        + ", recorded again as line " + again);
        assertThat(Entries.ofClient(clientId, "line.record-again"))
                .containsExactly("person:COR line.record-again line " + again + " OK: in the stead of line " + undone);
    }

    @Test
    void a_line_recorded_again_against_the_rules_names_the_rule_and_is_the_other_clients() {
        long clientId = aClient().withCredit(60).create();
        long owner = aClient().owing(20).inDoNotIntervene("Litige").create();
        var wrong = anIntervention().recordedFor(clientId, technician());
        int again = ACorrection.of(wrong)
                .with("clientId", owner)
                .sentFor(clientId)
                .then()
                .statusCode(201)
                .extract()
                .path("replacementLineId");

        int undone = wrong.path("id");
        assertThat(Entries.ofClient(owner, "line.record-again"))
                .containsExactly("person:COR line.record-again line " + again + " OK: in the stead of line " + undone
                        + ", against REFUSE_DO_NOT_INTERVENE");
    }

    @Test
    void an_export_of_pay_says_who_took_which_month_and_looking_at_it_says_nothing() {
        var manager = People.manager("AU6");
        given().header("Authorization", manager)
                .get("/api/v1/pay?month=2021-05")
                .then()
                .statusCode(200);
        for (var query : List.of("month=2021-05", "month=2021-06&by=HRY")) {
            given().header("Authorization", manager)
                    .accept("text/csv")
                    .get("/api/v1/pay?" + query)
                    .then()
                    .statusCode(200);
        }

        assertThat(Entries.all("actor=person:AU6"))
                .extracting(Entries::inWords)
                .containsExactly(
                        "person:AU6 pay.export month 2021-06 OK: by HRY",
                        "person:AU6 pay.export month 2021-05 OK: everybody");
    }

    @Test
    void what_a_client_chose_about_mails_is_there_without_the_token() {
        long clientId = aClient().create();
        var token = (String) Rows.value("SELECT token FROM mail_preference WHERE client_id = ?", clientId);
        given().contentType(ContentType.URLENC)
                .formParam("recaps", "on")
                .post("/mail-preferences/" + token)
                .then()
                .statusCode(200);

        assertThat(Entries.ofClient(clientId, "mail-preferences.choose"))
                .singleElement()
                .asString()
                .startsWith("- mail-preferences.choose null OK: ")
                .doesNotContain(token);
    }

    @Test
    void pages_go_from_the_newest_to_the_oldest_and_every_entry_is_on_one() {
        long clientId = aClient().withCredit(600).create();
        for (int i = 0; i < 7; i++) {
            anIntervention().recordedFor(clientId, technician()).then().statusCode(201);
        }
        var seen = new HashMap<Long, Integer>();
        long last = Long.MAX_VALUE;
        String next = "";
        int pages = 0;
        while (next != null) {
            var page = Entries.page("limit=3&clientId=" + clientId + (next.isEmpty() ? "" : "&after=" + next));
            for (Map<String, Object> entry : page.<List<Map<String, Object>>>path("items")) {
                assertThat(Entries.id(entry)).isLessThan(last);
                last = Entries.id(entry);
                seen.merge(last, 1, Integer::sum);
            }
            next = page.path("next");
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(8);
        assertThat(seen.values()).containsOnly(1);
    }

    @Test
    void days_are_those_of_the_publisher_and_both_are_included() {
        var late = audited("2021-06-30T21:59:59.999Z", "test.days");
        var first = audited("2021-06-30T22:00:00Z", "test.days");
        var latest = audited("2021-07-02T21:59:59.999Z", "test.days");
        var after = audited("2021-07-02T22:00:00Z", "test.days");

        assertThat(ids("action=test.days&from=2021-07-01&to=2021-07-02")).containsExactly(latest, first);
        assertThat(ids("action=test.days&to=2021-06-30")).containsExactly(late);
        assertThat(ids("action=test.days&from=2021-07-03")).containsExactly(after);
        assertThat(ids("action=test.days&actor=person:NOBODY&from=2021-07-01")).isEmpty();
        assertThat(ids("action=test.days&from=0000-01-01&to=9999-12-31")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=many",
                "after=nonsense",
                "after=LTE%3D%3D%3D",
                "clientId=abc",
                "from=2021-7-1",
                "to=01/02/2021",
                "from=2021-02-30",
                "from=2021-07-02&to=2021-07-01"
            })
    void a_wrong_question_is_told_so(String query) {
        given().urlEncodingEnabled(false)
                .header("Authorization", People.admin("AUA"))
                .get("/api/v1/audit?" + query)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }

    @Test
    void nobody_but_an_administrator_reads_it() {
        for (var other : List.of(
                People.person("AU7", "All but one", null, Role.TECHNICIAN, Role.SALES_ADMIN, Role.MANAGER),
                People.apiKey(Rights.CLIENTS_READ, Rights.CREDITS_READ, Rights.CREDITS_WRITE, Rights.GREEN_BUTTON))) {
            given().header("Authorization", other).get("/api/v1/audit").then().statusCode(403);
        }
        given().get("/api/v1/audit").then().statusCode(401);
    }

    private static List<Long> ids(String query) {
        return Entries.all(query).stream().map(Entries::id).toList();
    }

    private static long audited(String at, String action) {
        try (var connection = Rows.asServer();
                var insert = connection.prepareStatement("INSERT INTO audit (at, actor, action, result)"
                        + " VALUES (?::timestamptz, '-', ?, 'OK') RETURNING id")) {
            insert.setString(1, at);
            insert.setString(2, action);
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String technician() {
        return People.technician("AUT");
    }

    private static Response logIn(String login, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", password))
                .post("/api/v1/sessions");
    }
}
