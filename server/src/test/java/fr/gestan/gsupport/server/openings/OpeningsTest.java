package fr.gestan.gsupport.server.openings;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import fr.gestan.gsupport.server.ledger.StoredChain;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpeningsTest {

    @Test
    void an_account_starts_with_what_was_left_elsewhere_and_nobody_is_mailed() {
        long clientId = aClient().with("email", "compta@opening.example").create();
        var balance = Map.<String, Object>of("balanceMinutes", 135, "validUntil", "2027-07-30");

        var opened = open(
                clientId, balance, People.salesAdmin("OPA"), UUID.randomUUID().toString());

        opened.then()
                .statusCode(201)
                .body("clientId", equalTo((int) clientId))
                .body("kind", equalTo("OPENING"))
                .body("summary", equalTo("REPRISE DU SOLDE"))
                .body("by", equalTo("OPA"))
                .body("balanceBefore", equalTo(0))
                .body("balanceAfter", equalTo(135))
                .body("durationMinutes", nullValue())
                .body("billing", nullValue())
                .body("mail", nullValue());
        Map<String, Object> answered = opened.path("");
        given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId + "/history")
                .then()
                .body("items[0]", equalTo(answered));
        card(clientId)
                .body("credit.balanceMinutes", equalTo(135))
                .body("credit.validUntil", equalTo("2027-07-30"))
                .body("activity.firstInterventionOn", nullValue())
                .body("activity.totalMinutes", equalTo(0));
        assertThat(Rows.written(clientId)).containsEntry("lines", 1L).containsEntry("mails", 0L);
        assertThat(Rows.all("SELECT * FROM audit WHERE client_id = ? AND action = 'account.open'", clientId))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("actor", "person:OPA")
                        .containsEntry("target", "line " + opened.path("id"))
                        .containsEntry("detail", "135 min"));
        assertThat(Rows.value("SELECT requested_by FROM ledger_line WHERE client_id = ?", clientId))
                .isEqualTo("person:OPA");
        assertThat(StoredChain.faultsOf(clientId)).isEmpty();
    }

    @ParameterizedTest(name = "an opening balance of {0} minutes: {1}")
    @CsvSource({"135, PROCEED", "0, PROCEED_FIRST_CALL", "-15, PROCEED_WITH_REMINDER", "-600, REFUSE_OVERDRAWN"})
    void the_verdict_follows_the_opening_balance(int minutes, String decision) {
        long clientId = aClient().create();

        open(clientId, minutes).then().statusCode(201).body("balanceAfter", equalTo(minutes));

        card(clientId).body("guidance.decision", equalTo(decision));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1_000_000, 0, 1_000_000})
    void a_million_minutes_either_way_can_be_brought(int minutes) {
        long clientId = aClient().create();

        open(clientId, minutes).then().statusCode(201).body("balanceAfter", equalTo(minutes));
        assertThat(StoredChain.faultsOf(clientId)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000001", "1000001", "99999999999", "60.5", "null"})
    void nothing_else_can_be_brought(String minutes) {
        long clientId = aClient().create();
        Object value = minutes.equals("null") ? null : minutes.contains(".") ? 60.5 : (Object) Long.valueOf(minutes);

        open(clientId, value).then().statusCode(400).body("violations.field", hasItem("balanceMinutes"));
        assertThat(Rows.written(clientId)).containsEntry("lines", 0L);
    }

    @Test
    void an_account_that_has_a_line_is_not_opened() {
        long clientId = aClient().create();
        aPurchase().boughtFor(clientId, GivenClient.salesAdmin()).then().statusCode(201);
        var before = Rows.written(clientId);

        var refused = open(clientId, 30);

        refused.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/account-not-empty"));
        given().get(refused.<String>path("type")).then().statusCode(200);
        assertThat(Rows.written(clientId)).isEqualTo(before);
    }

    @Test
    void the_same_key_opens_once_and_another_key_is_refused() {
        long clientId = aClient().create();
        var key = UUID.randomUUID().toString();
        var balance = Map.<String, Object>of("balanceMinutes", 30);

        Map<String, Object> first =
                open(clientId, balance, GivenClient.salesAdmin(), key).path("");
        open(clientId, balance, GivenClient.salesAdmin(), key)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("", equalTo(first));
        open(clientId, Map.of("balanceMinutes", 31), GivenClient.salesAdmin(), key)
                .then()
                .statusCode(422);
        open(clientId, 30).then().statusCode(409);

        card(clientId).body("credit.balanceMinutes", equalTo(30));
        assertThat(Rows.written(clientId)).containsEntry("lines", 1L);
    }

    @Test
    void a_wrong_opening_is_undone_and_stays_in_the_history() {
        long clientId = aClient().create();
        int opening = open(clientId, 300).path("id");

        given().header("Authorization", GivenClient.salesAdmin())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of("correctsLineId", opening, "reason", "Mauvais solde"))
                .post("/api/v1/clients/" + clientId + "/corrections")
                .then()
                .statusCode(201)
                .body("correctsLineId", equalTo(opening))
                .body("balanceAfter", equalTo(0));

        open(clientId, 30).then().statusCode(409).body("type", equalTo("/problems/account-not-empty"));
        assertThat(Rows.written(clientId)).containsEntry("lines", 2L).containsEntry("mails", 0L);
        assertThat(StoredChain.faultsOf(clientId)).isEmpty();
    }

    @Test
    void only_sales_administration_opens_accounts_and_only_those_that_exist() {
        long clientId = aClient().create();
        var balance = Map.<String, Object>of("balanceMinutes", 30);

        for (var other : new String[] {
            technician(), People.manager("OPM"), People.admin("OPX"), People.apiKey(Rights.CREDITS_WRITE)
        }) {
            open(clientId, balance, other, UUID.randomUUID().toString()).then().statusCode(403);
        }
        open(clientId, balance, "Bearer gsk_unknown", UUID.randomUUID().toString())
                .then()
                .statusCode(401);
        open(999_999_999, 30).then().statusCode(404);
        assertThat(Rows.written(clientId)).containsEntry("lines", 0L);
    }

    private static Response open(long clientId, Object balanceMinutes) {
        var body = new HashMap<String, Object>();
        body.put("balanceMinutes", balanceMinutes);
        return open(clientId, body, GivenClient.salesAdmin(), UUID.randomUUID().toString());
    }

    private static Response open(long clientId, Map<String, Object> body, String authorization, String key) {
        return given().header("Authorization", authorization)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/clients/" + clientId + "/opening");
    }

    private static ValidatableResponse card(long clientId) {
        return given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId)
                .then()
                .statusCode(200);
    }

    private static String technician() {
        return People.technician("OPT");
    }
}
