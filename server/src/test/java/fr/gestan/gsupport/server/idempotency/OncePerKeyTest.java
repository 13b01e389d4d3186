package fr.gestan.gsupport.server.idempotency;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.aFreeIntervention;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.http.RawHttp;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** api.md, "Conventions": the same key and the same request change nothing the second time. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OncePerKeyTest {

    private static final String REPLAYED = "Idempotency-Replayed";

    @ParameterizedTest
    @ValueSource(strings = {"interventions", "credits"})
    void a_request_without_a_key_is_told_to_bring_one(String resource) {
        long clientId = aClient().create();
        var before = Rows.written(clientId);

        given().header("Authorization", resource.equals("credits") ? GivenClient.salesAdmin() : technician())
                .contentType(ContentType.JSON)
                .body(
                        resource.equals("credits")
                                ? Map.of("minutes", 60)
                                : anIntervention().body())
                .post("/api/v1/clients/" + clientId + "/" + resource)
                .then()
                .statusCode(428)
                .body("type", equalTo("/problems/precondition-required"));
        assertThat(Rows.written(clientId)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\tbed", "clé", "TOO LONG"})
    void a_key_is_1_to_255_visible_ascii_characters(String key) {
        long clientId = aClient().create();
        var body = "{\"summary\":\"Sauvegardes\",\"billing\":\"FREE\",\"durationMinutes\":5}";

        var answer = RawHttp.send("""
                POST /api/v1/clients/%d/interventions HTTP/1.1
                Host: localhost
                Connection: close
                Authorization: %s
                Idempotency-Key: %s
                Content-Type: application/json
                Content-Length: %d

                %s""".formatted(
                        clientId, technician(), key.equals("TOO LONG") ? "k".repeat(256) : key, body.length(), body));

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"field\":\"Idempotency-Key\"");
        assertThat(Rows.written(clientId)).containsEntry("lines", 0L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void the_shortest_and_the_longest_key_do(int length) {
        long clientId = aClient().create();
        var key = "!~\"'%;\\{".repeat(32).substring(0, length);

        aFreeIntervention()
                .recordedFor(clientId, People.technician("OK" + length), key)
                .then()
                .statusCode(201)
                .header(REPLAYED, nullValue());
    }

    @Test
    void every_visible_character_counts_in_a_key() {
        long clientId = aClient().create();
        var visible =
                IntStream.rangeClosed('!', '~').mapToObj(Character::toString).collect(Collectors.joining());
        var key = aKey() + visible;

        var first = aPurchase().boughtFor(clientId, GivenClient.salesAdmin(), key);
        var again = aPurchase().boughtFor(clientId, GivenClient.salesAdmin(), key);
        var otherCase = aPurchase().boughtFor(clientId, GivenClient.salesAdmin(), key.toUpperCase(Locale.ROOT));

        first.then().statusCode(201).header(REPLAYED, nullValue());
        again.then().statusCode(201).header(REPLAYED, equalTo("true"));
        otherCase.then().statusCode(201).header(REPLAYED, nullValue());
        assertThat(Rows.written(clientId)).containsEntry("lines", 2L);
    }

    @Test
    void the_same_request_again_is_answered_the_same_and_changes_nothing() {
        long clientId = aClient().withCredit(50).create();
        var key = aKey();
        var first = anIntervention().recordedFor(clientId, technician(), key);
        first.then().statusCode(201).header(REPLAYED, nullValue());
        anIntervention().recordedFor(clientId, technician()).then().statusCode(201);
        var before = Rows.written(clientId);

        for (int retry = 0; retry < 3; retry++) {
            var again = anIntervention().recordedFor(clientId, technician(), key);

            again.then().statusCode(201).header(REPLAYED, equalTo("true"));
            assertThat(again.asString()).isEqualTo(first.asString());
        }
        assertThat(Rows.written(clientId)).isEqualTo(before);
    }

    @Test
    void the_same_purchase_again_is_answered_the_same_and_changes_nothing() {
        long clientId = aClient().create();
        var key = aKey();

        var first = aPurchase().with("reference", "F-1").boughtFor(clientId, GivenClient.salesAdmin(), key);
        var again = aPurchase().with("reference", "F-1").boughtFor(clientId, GivenClient.salesAdmin(), key);

        first.then().statusCode(201).header(REPLAYED, nullValue());
        again.then().statusCode(201).header(REPLAYED, equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(Rows.written(clientId)).containsEntry("lines", 1L).containsEntry("mails", 1L);
    }

    @Test
    void the_order_of_fields_does_not_make_another_request() {
        long clientId = aClient().create();
        var key = aKey();
        aFreeIntervention().recordedFor(clientId, technician(), key).then().statusCode(201);
        var turnedAround = new LinkedHashMap<String, Object>();
        turnedAround.put("advice", null);
        turnedAround.put("durationMinutes", 10);
        turnedAround.put("billing", "FREE");
        turnedAround.put("summary", aFreeIntervention().body().get("summary"));

        given().header("Authorization", technician())
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(turnedAround)
                .post("/api/v1/clients/" + clientId + "/interventions")
                .then()
                .statusCode(201)
                .header(REPLAYED, equalTo("true"));
    }

    @Test
    void twenty_equal_requests_at_once_write_one_line() {
        long clientId =
                aClient().with("email", "accueil@twenty.example").withCredit(50).create();
        var technician = technician();
        var key = aKey();

        var answers = AtOnce.all(20, i -> anIntervention().recordedFor(clientId, technician, key));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.header(REPLAYED) == null))
                .hasSize(1);
        assertThat(Rows.written(clientId)).containsEntry("lines", 2L).containsEntry("mails", 1L);
        assertThat(Rows.number("SELECT balance_minutes FROM account WHERE client_id = ?", clientId))
                .isEqualTo(40);
    }

    @Test
    void a_retry_that_overtakes_its_twin_is_not_refused_for_what_the_twin_did() {
        for (int round = 0; round < 5; round++) {
            long clientId = aClient().owing(55).create();
            var technician = technician();
            var key = aKey();

            var answers = AtOnce.all(2, i -> anIntervention().lasting(10).recordedFor(clientId, technician, key));

            assertThat(answers).extracting(Response::statusCode).containsOnly(201);
            assertThat(answers.get(0).asString()).isEqualTo(answers.get(1).asString());
            assertThat(Rows.number("SELECT balance_minutes FROM account WHERE client_id = ?", clientId))
                    .isEqualTo(-65);
        }
    }

    @Test
    void a_retry_is_answered_although_the_rules_would_refuse_it_by_now() {
        long clientId = aClient().owing(55).create();
        var key = aKey();
        anIntervention().recordedFor(clientId, technician(), key).then().statusCode(201);

        anIntervention()
                .recordedFor(clientId, technician(), key)
                .then()
                .statusCode(201)
                .header(REPLAYED, equalTo("true"));
    }

    @Test
    void a_retry_is_answered_although_npi_was_set_meanwhile() {
        long clientId = aClient().owing(20).create();
        var key = aKey();
        var first = anIntervention().recordedFor(clientId, technician(), key);
        given().header("Authorization", GivenClient.salesAdmin())
                .contentType(ContentType.JSON)
                .body(Map.of("active", true, "reason", "Litige"))
                .put("/api/v1/clients/" + clientId + "/do-not-intervene")
                .then()
                .statusCode(200);
        anIntervention().recordedFor(clientId, technician()).then().statusCode(409);

        var retry = anIntervention().recordedFor(clientId, technician(), key);

        retry.then().statusCode(201).header(REPLAYED, equalTo("true"));
        assertThat(retry.asString()).isEqualTo(first.asString());
        assertThat(Rows.written(clientId)).containsEntry("lines", 2L);
    }

    @Test
    void a_refused_request_does_the_work_when_it_is_sent_again_after_the_verdict_changed() {
        long clientId = aClient().owing(75).create();
        var key = aKey();
        anIntervention().recordedFor(clientId, technician(), key).then().statusCode(409);
        aPurchase().of(60).boughtFor(clientId, GivenClient.salesAdmin()).then().statusCode(201);

        anIntervention()
                .recordedFor(clientId, technician(), key)
                .then()
                .statusCode(201)
                .header(REPLAYED, nullValue())
                .body("balanceAfter", equalTo(-25));
        anIntervention()
                .recordedFor(clientId, technician(), key)
                .then()
                .statusCode(201)
                .header(REPLAYED, equalTo("true"));
        assertThat(Rows.written(clientId)).containsEntry("lines", 3L);
    }

    @Test
    void a_retry_of_what_was_undone_meanwhile_is_answered_as_at_first_and_does_it_no_second_time() {
        long clientId = aClient().create();
        var salesAdmin = GivenClient.salesAdmin();
        var purchaseKey = aKey();
        var correctionKey = aKey();
        var purchase = aPurchase().boughtFor(clientId, salesAdmin, purchaseKey);
        int lineId = purchase.path("id");
        var correction = corrected(clientId, lineId, salesAdmin, correctionKey);

        var purchaseAgain = aPurchase().boughtFor(clientId, salesAdmin, purchaseKey);
        var correctionAgain = corrected(clientId, lineId, salesAdmin, correctionKey);

        purchaseAgain.then().statusCode(201).header(REPLAYED, equalTo("true"));
        correctionAgain.then().statusCode(201).header(REPLAYED, equalTo("true"));
        assertThat(purchaseAgain.asString()).isEqualTo(purchase.asString());
        assertThat(correctionAgain.asString()).isEqualTo(correction.asString());
        assertThat(Rows.written(clientId)).containsEntry("lines", 2L);
        assertThat(Rows.number("SELECT balance_minutes FROM account WHERE client_id = ?", clientId))
                .isZero();
    }

    @Test
    void ten_equal_corrections_at_once_undo_the_line_once() {
        long clientId = aClient().withCredit(50).create();
        var salesAdmin = GivenClient.salesAdmin();
        int lineId =
                anIntervention().lasting(20).recordedFor(clientId, salesAdmin).path("id");
        var key = aKey();

        var answers = AtOnce.all(10, i -> corrected(clientId, lineId, salesAdmin, key));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.header(REPLAYED) == null))
                .hasSize(1);
        assertThat(Rows.number("SELECT balance_minutes FROM account WHERE client_id = ?", clientId))
                .isEqualTo(50);
    }

    @Test
    void a_key_belongs_to_one_request() {
        long clientId = aClient().withCredit(50).create();
        long otherClient = aClient().withCredit(50).create();
        var salesAdmin = GivenClient.salesAdmin();
        var key = aKey();
        anIntervention().recordedFor(clientId, salesAdmin, key).then().statusCode(201);
        var before = Rows.written(clientId);

        isReused(anIntervention().lasting(11).recordedFor(clientId, salesAdmin, key));
        isReused(aFreeIntervention().recordedFor(clientId, salesAdmin, key));
        isReused(anIntervention().with("advice", "Autre").recordedFor(clientId, salesAdmin, key));
        isReused(anIntervention().recordedFor(otherClient, salesAdmin, key));
        isReused(aPurchase().boughtFor(clientId, salesAdmin, key));
        assertThat(Rows.written(clientId)).isEqualTo(before);
        assertThat(Rows.written(otherClient)).containsEntry("lines", 1L);
    }

    @Test
    void of_different_requests_with_one_key_at_once_one_is_done() {
        long clientId = aClient().withCredit(500).create();
        var technician = technician();
        var key = aKey();

        var answers = AtOnce.all(6, i -> anIntervention().lasting(10 + i).recordedFor(clientId, technician, key));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(201, 422);
        assertThat(Rows.written(clientId)).containsEntry("lines", 2L);
    }

    @Test
    void keys_are_the_callers_own() {
        long clientId = aClient().create();
        var key = aKey();
        var script = People.apiKey(Rights.CREDITS_WRITE);
        var otherScript = People.apiKey(Rights.CREDITS_WRITE, Rights.CREDITS_READ);

        for (var caller : new String[] {GivenClient.salesAdmin(), script, otherScript}) {
            aPurchase().boughtFor(clientId, caller, key).then().statusCode(201).header(REPLAYED, nullValue());
        }
        aFreeIntervention().recordedFor(clientId, technician(), key).then().statusCode(201);

        assertThat(Rows.written(clientId)).containsEntry("lines", 4L);
    }

    @Test
    void an_invalid_request_or_one_for_nobody_does_not_use_up_its_key() {
        long clientId = aClient().withCredit(20).create();
        var key = aKey();

        anIntervention()
                .lasting(0)
                .recordedFor(clientId, technician(), key)
                .then()
                .statusCode(400);
        anIntervention()
                .with("freeReason", "OTHER")
                .recordedFor(clientId, technician(), key)
                .then()
                .statusCode(400);
        anIntervention().recordedFor(999_999_999, technician(), key).then().statusCode(404);

        anIntervention()
                .recordedFor(clientId, technician(), key)
                .then()
                .statusCode(201)
                .header(REPLAYED, nullValue());
    }

    private static String technician() {
        return People.technician("OPK");
    }

    private static String aKey() {
        return UUID.randomUUID().toString();
    }

    private static Response corrected(long clientId, int lineId, String authorization, String key) {
        return given().header("Authorization", authorization)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of("correctsLineId", lineId, "reason", "Doublon"))
                .post("/api/v1/clients/" + clientId + "/corrections");
    }

    private static void isReused(Response answer) {
        answer.then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"))
                .header(REPLAYED, nullValue());
    }
}
