package fr.gestan.gsupport.server.interventions;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.interventions.AnIntervention.aFreeIntervention;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** product.md, "What to do for this client": the rules as they hold at the moment of recording. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RefusalsTest {

    private static final String OVERDRAWN = "/problems/refused-overdrawn";
    private static final String DO_NOT_INTERVENE = "/problems/refused-do-not-intervene";

    @Test
    void at_the_limit_a_client_is_helped_and_one_minute_beyond_refused() {
        long atTheLimit = aClient().owing(60).create();
        long beyond = aClient().owing(61).create();

        anIntervention()
                .lasting(90)
                .recordedFor(atTheLimit, technician())
                .then()
                .statusCode(201)
                .body("balanceAfter", equalTo(-150));
        refused(anIntervention().recordedFor(beyond, technician()), OVERDRAWN)
                .then()
                .body("detail", containsString("-61"));
    }

    @Test
    void a_refusal_writes_nothing_but_that_it_was() {
        long clientId =
                aClient().with("email", "accueil@refused.example").owing(75).create();
        var before = Rows.written(clientId);
        var lastId = Rows.number("SELECT max(id) FROM ledger_line WHERE client_id = ?", clientId);

        refused(anIntervention().recordedFor(clientId, technician()), OVERDRAWN);
        refused(aFreeIntervention().recordedFor(clientId, technician()), OVERDRAWN);

        assertThat(Rows.written(clientId)).isEqualTo(before);
        assertThat(Rows.number("SELECT max(id) FROM ledger_line WHERE client_id = ?", clientId))
                .isEqualTo(lastId);
        assertThat(Rows.number("SELECT balance_minutes FROM account WHERE client_id = ?", clientId))
                .isEqualTo(-75);
        assertThat(Rows.all(
                        "SELECT action, target, detail FROM audit WHERE client_id = ? AND result = 'REFUSED'",
                        clientId))
                .extracting(Object::toString)
                .containsExactly(
                        "{action=intervention.record, target=null, detail=NORMAL 10 min, refused-overdrawn}",
                        "{action=intervention.record, target=null, detail=FREE 10 min, refused-overdrawn}");
    }

    @Test
    void a_refused_request_leaves_its_key_for_the_one_with_a_reason() {
        long clientId = aClient().owing(75).create();
        var key = UUID.randomUUID().toString();

        refused(anIntervention().recordedFor(clientId, technician(), key), OVERDRAWN);
        anIntervention()
                .because("Clôture ce soir")
                .recordedFor(clientId, technician(), key)
                .then()
                .statusCode(201);
    }

    @Test
    void an_overdrawn_client_is_helped_by_exception_and_the_exception_stays_on_the_line() {
        long clientId = aClient().owing(75).create();

        anIntervention()
                .because("Virement annoncé pour demain")
                .recordedFor(clientId, technician())
                .then()
                .statusCode(201)
                .body("balanceAfter", equalTo(-85));

        assertThat(newestLine(clientId)).containsEntry("overrideReason", "Virement annoncé pour demain");
        assertThat(Rows.value(
                        "SELECT string_agg(override_rule || ' ' || by_code, ',') FROM ledger_line WHERE client_id = ?",
                        clientId))
                .isEqualTo("REFUSE_OVERDRAWN RFT");
        assertThat(Rows.value("SELECT detail FROM audit WHERE client_id = ? ORDER BY id DESC LIMIT 1", clientId))
                .isEqualTo("NORMAL 10 min, against REFUSE_OVERDRAWN");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n "})
    void a_blank_reason_is_none(String reason) {
        long clientId = aClient().owing(75).create();

        refused(anIntervention().because(reason).recordedFor(clientId, technician()), OVERDRAWN);
    }

    @Test
    void a_reason_that_was_not_needed_makes_no_exception() {
        long clientId = aClient().withCredit(30).create();

        anIntervention()
                .because("Au cas où")
                .recordedFor(clientId, technician())
                .then()
                .statusCode(201);

        assertThat(newestLine(clientId)).containsEntry("overrideReason", null);
    }

    @Test
    void npi_is_refused_to_a_technician_whatever_the_reason_and_also_on_a_first_call() {
        long owing = aClient().owing(20).inDoNotIntervene("Litige").create();
        long firstCall = aClient().inDoNotIntervene("Litige").create();

        refused(anIntervention().recordedFor(owing, technician()), DO_NOT_INTERVENE);
        refused(anIntervention().because("Urgent").recordedFor(owing, technician()), DO_NOT_INTERVENE);
        refused(anIntervention().recordedFor(firstCall, technician()), DO_NOT_INTERVENE);
    }

    @Test
    void npi_wins_over_overdrawn() {
        long clientId = aClient().owing(75).inDoNotIntervene("Litige").create();

        refused(anIntervention().because("Urgent").recordedFor(clientId, technician()), DO_NOT_INTERVENE);
    }

    @Test
    void npi_yields_to_sales_administration_with_a_reason_only() {
        long clientId = aClient().owing(20).inDoNotIntervene("Litige").create();

        refused(anIntervention().recordedFor(clientId, GivenClient.salesAdmin()), DO_NOT_INTERVENE);
        refused(anIntervention().because("  ").recordedFor(clientId, GivenClient.salesAdmin()), DO_NOT_INTERVENE);
        anIntervention()
                .because("Accord du directeur")
                .recordedFor(clientId, GivenClient.salesAdmin())
                .then()
                .statusCode(201);

        assertThat(newestLine(clientId)).containsEntry("overrideReason", "Accord du directeur");
    }

    @Test
    void work_begun_before_npi_was_set_is_not_lost() {
        long clientId = aClient().owing(20).inDoNotIntervene("Litige").create();
        var before = Instant.now().minus(Duration.ofMinutes(30)).toString();
        var after = Instant.now().plus(Duration.ofMinutes(5)).toString();

        refused(anIntervention().with("startedAt", before).recordedFor(clientId, technician()), DO_NOT_INTERVENE);
        refused(
                anIntervention()
                        .with("startedAt", after)
                        .because("Déjà commencé")
                        .recordedFor(clientId, technician()),
                DO_NOT_INTERVENE);
        anIntervention()
                .with("startedAt", before)
                .because("Déjà commencé")
                .recordedFor(clientId, technician())
                .then()
                .statusCode(201);

        assertThat(Rows.value("SELECT string_agg(override_rule, ',') FROM ledger_line WHERE client_id = ?", clientId))
                .isEqualTo("REFUSE_DO_NOT_INTERVENE");
    }

    @Test
    void npi_does_not_stand_against_a_client_in_credit() {
        long clientId = aClient().withCredit(30).inDoNotIntervene("Litige").create();

        anIntervention().lasting(40).recordedFor(clientId, technician()).then().statusCode(201);
        refused(anIntervention().recordedFor(clientId, technician()), DO_NOT_INTERVENE);
    }

    @Test
    void of_many_at_once_near_the_limit_only_as_many_pass_as_the_rule_lets() {
        long clientId = aClient().owing(55).create();
        var technician = technician();

        var answers = AtOnce.all(8, i -> anIntervention().lasting(10).recordedFor(clientId, technician));

        assertThat(answers.stream().collect(groupingBy(Response::statusCode, counting())))
                .isEqualTo(Map.of(201, 1L, 409, 7L));
        answers.stream().filter(answer -> answer.statusCode() == 409).forEach(answer -> refused(answer, OVERDRAWN));
        assertThat(Rows.number("SELECT balance_minutes FROM account WHERE client_id = ?", clientId))
                .isEqualTo(-65);
        assertThat(Rows.written(clientId)).containsEntry("lines", 2L).containsEntry("mails", 1L);
    }

    private static String technician() {
        return People.technician("RFT");
    }

    private static Response refused(Response answer, String problem) {
        answer.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo(problem))
                .body("status", equalTo(409));
        return answer;
    }

    private static Map<String, Object> newestLine(long clientId) {
        return given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId + "/history?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0]");
    }
}
