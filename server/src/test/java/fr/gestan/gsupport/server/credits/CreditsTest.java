package fr.gestan.gsupport.server.credits;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CreditsTest {

    private static final Logger LOG = Logger.getLogger(CreditsTest.class);

    @Test
    void sales_administration_buys_credit_for_a_client() {
        long clientId = aClient().owing(15).create();

        var bought = aPurchase()
                .of(60)
                .with("reference", "F-2026-0815")
                .with("validUntil", "2027-07-30")
                .boughtFor(clientId, People.salesAdmin("CRA"));

        bought.then()
                .statusCode(201)
                .body("clientId", equalTo((int) clientId))
                .body("minutes", equalTo(60))
                .body("balanceBefore", equalTo(-15))
                .body("balanceAfter", equalTo(45))
                .body("by", equalTo("CRA"))
                .body("reference", equalTo("F-2026-0815"))
                .body("validUntil", equalTo("2027-07-30"));
        given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId + "/history")
                .then()
                .body("items[0].id", equalTo(bought.path("id")))
                .body("items[0].kind", equalTo("CREDIT_PURCHASE"))
                .body("items[0].summary", equalTo("ACHAT CREDIT-TEMPS"))
                .body("items[0].by", equalTo("CRA"))
                .body("items[0].balanceBefore", equalTo(-15))
                .body("items[0].balanceAfter", equalTo(45))
                .body("items[0].performedAt", equalTo(bought.path("performedAt")))
                .body("items[0].durationMinutes", nullValue())
                .body("items[0].billing", nullValue());
        assertThat(Rows.all("SELECT reference, valid_until FROM ledger_line WHERE id = ?", id(bought.path("id"))))
                .singleElement()
                .hasToString("{reference=F-2026-0815, valid_until=2027-07-30}");
    }

    @Test
    void a_script_buys_as_the_house_and_the_audit_keeps_which_key() {
        long clientId = aClient().create();
        var script = People.apiKey(Rights.CREDITS_WRITE);
        long keyId = Rows.number("SELECT id FROM api_key WHERE name = 'test credits:write'");

        int lineId = aPurchase()
                .of(90)
                .boughtFor(clientId, script)
                .then()
                .statusCode(201)
                .body("by", equalTo("9999"))
                .body("balanceAfter", equalTo(90))
                .extract()
                .path("id");

        assertThat(Rows.all("SELECT * FROM audit WHERE client_id = ? AND action = 'credit.buy'", clientId))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("actor", "key:" + keyId)
                        .containsEntry("target", "line " + lineId)
                        .containsEntry("detail", "90 min"));
    }

    @Test
    void the_same_purchase_ten_times_at_once_is_bought_once_and_answered_ten_times() {
        long clientId = aClient().with("email", "compta@ten-times.example").create();
        var script = People.apiKey(Rights.CREDITS_WRITE);
        var key = UUID.randomUUID().toString();

        var answers =
                AtOnce.all(10, i -> aPurchase().of(60).with("reference", "4711").boughtFor(clientId, script, key));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        var replayed = answers.stream()
                .filter(answer -> "true".equals(answer.header("Idempotency-Replayed")))
                .count();
        var written = Rows.written(clientId);
        assertThat(replayed).isEqualTo(9);
        assertThat(written).containsEntry("lines", 1L).containsEntry("mails", 1L);
        credit(clientId).body("balanceMinutes", equalTo(60));
        LOG.infof(
                "The same purchase sent 10 times in parallel: %s line, %d equal answers, %d of them replayed",
                written.get("lines"), answers.size(), replayed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000_000})
    void from_one_to_a_million_minutes_can_be_bought(int minutes) {
        long clientId = aClient().create();

        aPurchase()
                .of(minutes)
                .boughtFor(clientId, GivenClient.salesAdmin())
                .then()
                .statusCode(201)
                .body("balanceAfter", equalTo(minutes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001", "99999999999", "60.5", "null"})
    void nothing_else_can_be_bought(String minutes) {
        long clientId = aClient().create();
        Object value = minutes.equals("null") ? null : minutes.contains(".") ? 60.5 : (Object) Long.valueOf(minutes);

        aPurchase()
                .of(value)
                .boughtFor(clientId, GivenClient.salesAdmin())
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("minutes"));
        assertThat(Rows.written(clientId)).containsEntry("lines", 0L);
    }

    @Test
    void a_balance_that_no_account_can_hold_is_refused_and_explained() {
        long clientId = aClient()
                .thatBought(Integer.MAX_VALUE - 60, Instant.now(), null)
                .create();
        var before = Rows.written(clientId);

        var refused = aPurchase().of(61).boughtFor(clientId, GivenClient.salesAdmin());

        refused.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/balance-too-large"));
        given().get(refused.<String>path("type")).then().statusCode(200);
        assertThat(Rows.written(clientId)).isEqualTo(before);
        aPurchase()
                .of(60)
                .boughtFor(clientId, GivenClient.salesAdmin())
                .then()
                .statusCode(201)
                .body("balanceAfter", equalTo(Integer.MAX_VALUE));
    }

    @Test
    void credit_stays_valid_as_long_as_it_was_unless_a_purchase_says_otherwise() {
        long clientId = aClient().create();

        credit(clientId).body("balanceMinutes", equalTo(0)).body("validUntil", nullValue());
        aPurchase().with("validUntil", "2027-07-30").boughtFor(clientId, GivenClient.salesAdmin());
        credit(clientId).body("validUntil", equalTo("2027-07-30"));
        aPurchase().boughtFor(clientId, GivenClient.salesAdmin());
        credit(clientId)
                .body("clientId", equalTo((int) clientId))
                .body("balanceMinutes", equalTo(120))
                .body("validUntil", equalTo("2027-07-30"));
        aPurchase().with("validUntil", "2028-01-31").boughtFor(clientId, GivenClient.salesAdmin());
        credit(clientId).body("validUntil", equalTo("2028-01-31"));
    }

    @Test
    void purchases_are_no_activity() {
        var first = Instant.parse("2021-03-24T08:22:19Z");
        long clientId = aClient().helped(Billing.NORMAL, 15, first).create();
        var before = activity(clientId);

        aPurchase().of(600).boughtFor(clientId, GivenClient.salesAdmin()).then().statusCode(201);

        assertThat(activity(clientId)).isEqualTo(before).containsEntry("lastInterventionOn", "2021-03-24");
    }

    @Test
    void a_new_client_who_bought_credit_and_used_none_is_still_in_credit() {
        long clientId = aClient().create();

        aPurchase().boughtFor(clientId, GivenClient.salesAdmin());

        given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId)
                .then()
                .body("guidance.decision", equalTo("PROCEED"))
                .body("activity.firstInterventionOn", nullValue());
    }

    @Test
    void the_client_is_told_by_mail() {
        long clientId = aClient().with("email", "compta@credit-note.example").create();

        long lineId =
                id(aPurchase().boughtFor(clientId, GivenClient.salesAdmin()).path("id"));

        assertThat(Rows.all("SELECT kind, recipient FROM mail WHERE line_id = ?", lineId))
                .singleElement()
                .hasToString("{kind=CREDIT_NOTE, recipient=compta@credit-note.example}");
    }

    @Test
    void who_may_not_sell_buys_nothing() {
        long clientId = aClient().create();

        for (var other : new String[] {
            technician(),
            People.manager("CRM"),
            People.admin("CRD"),
            People.apiKey(Rights.CREDITS_READ, Rights.CLIENTS_READ, Rights.GREEN_BUTTON)
        }) {
            aPurchase().boughtFor(clientId, other).then().statusCode(403);
        }
        aPurchase().boughtFor(clientId, "Bearer gsk_unknown").then().statusCode(401);
        assertThat(Rows.written(clientId)).containsEntry("lines", 0L);
    }

    @Test
    void whoever_helps_sells_or_manages_and_a_script_may_read_the_balance() {
        long clientId = aClient().withCredit(30).create();
        var path = "/api/v1/clients/" + clientId + "/credit";

        for (var reader : new String[] {
            technician(), GivenClient.salesAdmin(), People.manager("CRM"), People.apiKey(Rights.CREDITS_READ)
        }) {
            given().header("Authorization", reader)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("balanceMinutes", equalTo(30));
        }
        for (var other : new String[] {
            People.admin("CRD"), People.apiKey(Rights.CREDITS_WRITE, Rights.CLIENTS_READ, Rights.GREEN_BUTTON)
        }) {
            given().header("Authorization", other).get(path).then().statusCode(403);
        }
        given().get(path).then().statusCode(401);
    }

    @Test
    void nobody_has_no_credit() {
        aPurchase().boughtFor(999_999_999, GivenClient.salesAdmin()).then().statusCode(404);
        given().header("Authorization", technician())
                .get("/api/v1/clients/999999999/credit")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
    }

    private static String technician() {
        return People.technician("CRT");
    }

    private static long id(Number id) {
        return id.longValue();
    }

    private static ValidatableResponse credit(long clientId) {
        return given().header("Authorization", People.apiKey(Rights.CREDITS_READ))
                .get("/api/v1/clients/" + clientId + "/credit")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> activity(long clientId) {
        return given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId)
                .then()
                .extract()
                .path("activity");
    }
}
