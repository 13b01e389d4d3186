package fr.gestan.gsupport.server.credits;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PurchaseDryRunTest {

    @Test
    void a_dry_run_tells_what_would_be_and_writes_nothing() {
        long clientId = aClient().owing(15).create();
        var before = Rows.written(clientId);

        dryRun(clientId, script(), "{\"minutes\":60,\"reference\":\"4712\",\"validUntil\":\"2027-07-30\"}")
                .statusCode(200)
                .body("", hasKey("id"))
                .body("id", nullValue())
                .body("clientId", equalTo((int) clientId))
                .body("minutes", equalTo(60))
                .body("balanceBefore", equalTo(-15))
                .body("balanceAfter", equalTo(45))
                .body("performedAt", notNullValue())
                .body("by", equalTo("9999"))
                .body("reference", equalTo("4712"))
                .body("validUntil", equalTo("2027-07-30"));

        assertThat(Rows.written(clientId)).isEqualTo(before);
        assertThat(Rows.number("SELECT balance_minutes FROM account WHERE client_id = ?", clientId))
                .isEqualTo(-15);
    }

    @Test
    void a_dry_run_uses_no_key_up() {
        long clientId = aClient().create();
        var key = UUID.randomUUID().toString();

        given().header("Authorization", script())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("{\"minutes\":1}")
                .post("/api/v1/clients/" + clientId + "/credits?dryRun=true")
                .then()
                .statusCode(200);

        assertThat(Rows.number("SELECT count(*) FROM idempotency_key WHERE key = ?", key))
                .isZero();
        aPurchase()
                .boughtFor(clientId, script(), key)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void a_dry_run_fails_as_the_purchase_would() {
        long clientId = aClient()
                .thatBought(Integer.MAX_VALUE - 60, Instant.now(), null)
                .create();
        var before = Rows.written(clientId);

        dryRun(clientId, script(), "{\"minutes\":0}").statusCode(400).body("violations.field", hasItem("minutes"));
        dryRun(clientId, script(), "{\"minuts\":1}").statusCode(400);
        dryRun(clientId, script(), "{\"minutes\":61}")
                .statusCode(409)
                .body("type", equalTo("/problems/balance-too-large"));
        dryRun(clientId, script(), "{\"minutes\":60}").statusCode(200).body("balanceAfter", equalTo(Integer.MAX_VALUE));
        dryRun(999_999_999, script(), "{\"minutes\":1}").statusCode(404);
        dryRun(clientId, People.technician("DRT"), "{\"minutes\":1}").statusCode(403);
        dryRun(clientId, People.apiKey(Rights.CREDITS_READ), "{\"minutes\":1}").statusCode(403);
        dryRun(clientId, "Bearer gsk_unknown", "{\"minutes\":1}").statusCode(401);
        assertThat(Rows.written(clientId)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryrun", "dry-run", "dry_run"})
    void a_misspelt_dry_run_is_refused_rather_than_bought(String misspelt) {
        long clientId = aClient().create();

        given().header("Authorization", script())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .queryParam(misspelt, "true")
                .body("{\"minutes\":1}")
                .post("/api/v1/clients/" + clientId + "/credits")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(misspelt));
        assertThat(Rows.number("SELECT count(*) FROM ledger_line WHERE client_id = ?", clientId))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "yes", "TRUE", "True", "true "})
    void neither_true_nor_false_is_refused_rather_than_bought(String value) {
        long clientId = aClient().create();

        given().header("Authorization", script())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .queryParam("dryRun", value)
                .body("{\"minutes\":1}")
                .post("/api/v1/clients/" + clientId + "/credits")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("dryRun"));
        assertThat(Rows.written(clientId)).containsEntry("lines", 0L);
    }

    @Test
    void false_buys_and_needs_a_key() {
        long clientId = aClient().create();
        var path = "/api/v1/clients/" + clientId + "/credits?dryRun=false";
        var request = given().header("Authorization", GivenClient.salesAdmin())
                .contentType(ContentType.JSON)
                .body("{\"minutes\":1}");

        request.post(path).then().statusCode(428);
        request.header("Idempotency-Key", UUID.randomUUID().toString())
                .post(path)
                .then()
                .statusCode(201)
                .body("id", notNullValue());
    }

    @Test
    void elsewhere_the_parameter_means_nothing() {
        given().header("Authorization", GivenClient.salesAdmin())
                .contentType(ContentType.JSON)
                .body("{\"companyName\":\"Sans effet\"}")
                .post("/api/v1/clients?dryRun=true")
                .then()
                .statusCode(201);
    }

    @Test
    void the_description_names_both_answers_and_asks_for_no_key() {
        var buy = "paths.'/api/v1/clients/{id}/credits'.post.";

        given().accept(ContentType.JSON)
                .get("/openapi?format=json")
                .then()
                .statusCode(200)
                .body(buy + "responses", hasKey("200"))
                .body(buy + "responses", hasKey("201"))
                .body(buy + "parameters.find { it.name == 'Idempotency-Key' }.required", not(equalTo(true)));
    }

    private static String script() {
        return People.apiKey(Rights.CREDITS_WRITE);
    }

    private static ValidatableResponse dryRun(long clientId, String authorization, String body) {
        return given().header("Authorization", authorization)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/clients/" + clientId + "/credits?dryRun=true")
                .then();
    }
}
