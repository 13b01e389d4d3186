package fr.gestan.gsupport.server.corrections;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.aFreeIntervention;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.AtOnce;
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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CorrectionsTest {

    @Test
    void a_debit_is_given_back_and_both_lines_stay_visible() {
        long clientId = aClient().withCredit(50).create();
        long wrong = id(anIntervention().lasting(20).recordedFor(clientId, technician()));

        var correction = correct(clientId, wrong, "Mauvais client");

        correction
                .then()
                .statusCode(201)
                .body("kind", equalTo("CORRECTION"))
                .body("summary", equalTo("Mauvais client"))
                .body("by", equalTo("COR"))
                .body("balanceBefore", equalTo(30))
                .body("balanceAfter", equalTo(50))
                .body("correctsLineId", equalTo((int) wrong))
                .body("billing", nullValue())
                .body("durationMinutes", nullValue());
        given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId + "/history")
                .then()
                .body("items[0].id", equalTo(correction.path("id")))
                .body("items[0].correctsLineId", equalTo((int) wrong))
                .body("items[1].id", equalTo((int) wrong))
                .body("items[1].correctedByLineId", equalTo(correction.path("id")));
        assertThat(StoredChain.faultsOf(clientId)).isEmpty();
    }

    @Test
    void totals_net_the_corrected_work_out() {
        long clientId = aClient().withCredit(100).create();
        long debited = id(anIntervention().lasting(20).recordedFor(clientId, technician()));
        long free = id(aFreeIntervention().lasting(7).recordedFor(clientId, technician()));
        anIntervention().lasting(5).recordedFor(clientId, technician()).then().statusCode(201);

        correct(clientId, debited, "Doublon").then().statusCode(201);
        correct(clientId, free, "Doublon").then().statusCode(201);

        card(clientId)
                .body("credit.balanceMinutes", equalTo(95))
                .body("activity.totalMinutes", equalTo(5))
                .body("activity.normalMinutes", equalTo(5))
                .body("activity.freeMinutes", equalTo(0))
                .body("activity.last12MonthsMinutes", equalTo(5));
        assertThat(StoredChain.faultsOf(clientId)).isEmpty();
    }

    @Test
    void work_of_two_years_ago_that_is_corrected_today_leaves_the_last_twelve_months_alone() {
        var twoYearsAgo = Instant.now().minus(Duration.ofDays(730));
        long clientId = aClient()
                .thatBought(100, twoYearsAgo, null)
                .helped(Billing.NORMAL, 40, twoYearsAgo)
                .create();
        long old = Rows.number("SELECT id FROM ledger_line WHERE client_id = ? AND kind = 'INTERVENTION'", clientId);
        anIntervention().lasting(6).recordedFor(clientId, technician()).then().statusCode(201);

        correct(clientId, old, "Saisi deux fois").then().statusCode(201);

        card(clientId).body("activity.totalMinutes", equalTo(6)).body("activity.last12MonthsMinutes", equalTo(6));
    }

    @Test
    void a_purchase_is_taken_back_even_below_zero() {
        long clientId = aClient().create();
        long bought = id(aPurchase().of(60).boughtFor(clientId, People.salesAdmin("COR")));
        anIntervention().lasting(10).recordedFor(clientId, technician()).then().statusCode(201);

        correct(clientId, bought, "Chèque refusé")
                .then()
                .statusCode(201)
                .body("balanceBefore", equalTo(50))
                .body("balanceAfter", equalTo(-10));
    }

    @Test
    void a_line_is_corrected_once_however_many_try_at_once() {
        long clientId = aClient().withCredit(50).create();
        long wrong = id(anIntervention().lasting(20).recordedFor(clientId, technician()));

        var answers = AtOnce.all(6, i -> correct(clientId, wrong, "Mauvais client"));

        assertThat(answers.stream().map(Response::statusCode)).containsOnlyOnce(201);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() != 201)
                        .map(answer -> answer.<String>path("type")))
                .hasSize(5)
                .containsOnly("/problems/already-corrected");
        card(clientId).body("credit.balanceMinutes", equalTo(50));
    }

    @Test
    void a_correction_is_never_corrected() {
        long clientId = aClient().withCredit(50).create();
        long wrong = id(anIntervention().lasting(20).recordedFor(clientId, technician()));
        long correction = id(correct(clientId, wrong, "Mauvais client"));

        correct(clientId, correction, "Finalement non")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-correctable"));
    }

    @Test
    void a_line_of_another_account_is_not_found() {
        long clientId = aClient().withCredit(50).create();
        long other = aClient().withCredit(50).create();
        long line = id(anIntervention().lasting(20).recordedFor(other, technician()));

        correct(clientId, line, "Mauvais client").then().statusCode(404);
    }

    @Test
    void the_same_key_answers_the_same_correction_again() {
        long clientId = aClient().withCredit(50).create();
        long wrong = id(anIntervention().lasting(20).recordedFor(clientId, technician()));
        var key = UUID.randomUUID().toString();

        var first = correct(clientId, wrong, "Mauvais client", People.salesAdmin("COR"), key);
        var second = correct(clientId, wrong, "Mauvais client", People.salesAdmin("COR"), key);

        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(second.body().asString()).isEqualTo(first.body().asString());
    }

    @Test
    void only_sales_administration_corrects() {
        long clientId = aClient().withCredit(50).create();
        long wrong = id(anIntervention().lasting(20).recordedFor(clientId, technician()));

        for (var other : new String[] {
            technician(), People.manager("COM"), People.admin("COX"), People.apiKey(Rights.CREDITS_WRITE)
        }) {
            correct(clientId, wrong, "Mauvais client", other, UUID.randomUUID().toString())
                    .then()
                    .statusCode(403);
        }
        card(clientId).body("credit.balanceMinutes", equalTo(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void a_reason_is_needed(String reason) {
        long clientId = aClient().withCredit(50).create();
        long wrong = id(anIntervention().lasting(20).recordedFor(clientId, technician()));

        correct(clientId, wrong, reason).then().statusCode(400).body("violations[0].field", equalTo("reason"));
    }

    private static Response correct(long clientId, long lineId, String reason) {
        return correct(
                clientId,
                lineId,
                reason,
                People.salesAdmin("COR"),
                UUID.randomUUID().toString());
    }

    private static Response correct(long clientId, long lineId, String reason, String authorization, String key) {
        var body = new HashMap<String, Object>();
        body.put("correctsLineId", lineId);
        body.put("reason", reason);
        return given().header("Authorization", authorization)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/clients/" + clientId + "/corrections");
    }

    private static ValidatableResponse card(long clientId) {
        return given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId)
                .then();
    }

    private static String technician() {
        return People.technician("COT");
    }

    private static long id(Response answer) {
        return ((Number) answer.path("id")).longValue();
    }
}
