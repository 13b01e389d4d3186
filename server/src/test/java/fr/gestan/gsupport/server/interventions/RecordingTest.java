package fr.gestan.gsupport.server.interventions;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.aFreeIntervention;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.server.AtOnce;
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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RecordingTest {

    private static final Logger LOG = Logger.getLogger(RecordingTest.class);

    @Test
    void a_normal_intervention_debits_what_it_lasted() {
        long clientId = aClient().withCredit(50).create();
        var before = Instant.now().minusSeconds(1);

        var answer = anIntervention().lasting(10).recordedFor(clientId, technician());

        answer.then()
                .statusCode(201)
                .body("clientId", equalTo((int) clientId))
                .body("billing", equalTo("NORMAL"))
                .body("durationMinutes", equalTo(10))
                .body("balanceBefore", equalTo(50))
                .body("balanceAfter", equalTo(40))
                .body("by", equalTo("RCT"));
        assertThat(answer.<Map<String, Object>>path("$"))
                .containsOnlyKeys(
                        "id",
                        "clientId",
                        "billing",
                        "durationMinutes",
                        "balanceBefore",
                        "balanceAfter",
                        "performedAt",
                        "by",
                        "mail");
        assertThat(Instant.parse(answer.path("performedAt")))
                .isBetween(before, Instant.now().plusSeconds(1));
        card(clientId)
                .body("credit.balanceMinutes", equalTo(40))
                .body("activity.normalMinutes", equalTo(10))
                .body("activity.freeMinutes", equalTo(0))
                .body("activity.totalMinutes", equalTo(10));
    }

    @Test
    void a_free_intervention_leaves_the_balance_and_still_counts() {
        long clientId = aClient().owing(15).create();

        aFreeIntervention()
                .lasting(8)
                .with("freeReason", "DEFECT")
                .recordedFor(clientId, technician())
                .then()
                .statusCode(201)
                .body("billing", equalTo("FREE"))
                .body("durationMinutes", equalTo(8))
                .body("balanceBefore", equalTo(-15))
                .body("balanceAfter", equalTo(-15));

        card(clientId)
                .body("credit.balanceMinutes", equalTo(-15))
                .body("activity.normalMinutes", equalTo(15))
                .body("activity.freeMinutes", equalTo(8))
                .body("activity.totalMinutes", equalTo(23));
    }

    @Test
    void the_history_shows_what_was_answered() {
        long clientId = aClient().with("email", "compta@recording.example").create();

        var recorded = anIntervention()
                .lasting(7)
                .with("summary", "  Import d'articles :\n 2 colonnes 😊 ")
                .with("advice", "Attention aux sauvegardes !")
                .recordedFor(clientId, technician());

        recorded.then().statusCode(201);
        history(clientId)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(recorded.path("id")))
                .body("items[0].clientId", equalTo((int) clientId))
                .body("items[0].kind", equalTo("INTERVENTION"))
                .body("items[0].summary", equalTo("  Import d'articles :\n 2 colonnes 😊 "))
                .body("items[0].advice", equalTo("Attention aux sauvegardes !"))
                .body("items[0].by", equalTo("RCT"))
                .body("items[0].balanceBefore", equalTo(0))
                .body("items[0].balanceAfter", equalTo(-7))
                .body("items[0].performedAt", equalTo(recorded.path("performedAt")))
                .body("items[0].durationMinutes", equalTo(7))
                .body("items[0].billing", equalTo("NORMAL"))
                .body("items[0].overrideReason", nullValue())
                .body("items[0].correctsLineId", nullValue())
                .body("items[0].correctedByLineId", nullValue())
                .body("items[0].mail.id", equalTo(recorded.path("mail.id")));
    }

    @Test
    void what_the_stopwatch_measured_is_kept_beside_what_is_accounted() {
        long clientId = aClient().withCredit(60).create();
        var startedAt = Instant.now().minus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.MILLIS);

        anIntervention()
                .lasting(10)
                .with("measuredSeconds", 1_141)
                .with("startedAt", startedAt.toString())
                .with("inviteToFacebook", true)
                .recordedFor(clientId, technician())
                .then()
                .statusCode(201)
                .body("durationMinutes", equalTo(10));

        assertThat(Rows.number("""
                SELECT count(*) FROM ledger_line
                WHERE client_id = ? AND measured_seconds = 1141 AND invite_to_facebook
                  AND started_at = ?::timestamptz
                """, clientId, startedAt.toString())).isEqualTo(1);
    }

    @Test
    void the_first_intervention_starts_the_figures_and_the_last_one_ends_them() {
        long clientId = aClient().withCredit(60).create();

        card(clientId).body("activity.firstInterventionOn", nullValue());
        aFreeIntervention().lasting(5).recordedFor(clientId, technician());

        var figures = card(clientId).body("activity.last12MonthsMinutes", equalTo(5));
        assertThat(figures.extract().<String>path("activity.firstInterventionOn"))
                .isNotNull()
                .isEqualTo(figures.extract().path("activity.lastInterventionOn"));
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, 1, 99", "NORMAL, 1440, -1340", "FREE, 1, 100", "FREE, 1440, 100"})
    void lasts_from_one_minute_to_a_day(String billing, int minutes, int balanceAfter) {
        long clientId = aClient().withCredit(100).create();

        anIntervention()
                .with("billing", billing)
                .lasting(minutes)
                .recordedFor(clientId, technician())
                .then()
                .statusCode(201)
                .body("balanceAfter", equalTo(balanceAfter));
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, 0", "FREE, 0", "NORMAL, 1441", "FREE, 1441", "NORMAL, -1", "NORMAL,"})
    void no_other_duration_is_recorded(String billing, Integer minutes) {
        long clientId = aClient().withCredit(100).create();
        var before = Rows.written(clientId);

        anIntervention()
                .with("billing", billing)
                .lasting(minutes)
                .recordedFor(clientId, technician())
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("violations.field", hasItem("durationMinutes"));

        assertThat(Rows.written(clientId)).isEqualTo(before);
    }

    @Test
    void only_a_free_intervention_has_a_cause_for_being_free() {
        long clientId = aClient().withCredit(100).create();

        anIntervention()
                .with("freeReason", "GOODWILL")
                .recordedFor(clientId, technician())
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("freeReason"));
        aFreeIntervention()
                .with("freeReason", "GOODWILL")
                .recordedFor(clientId, technician())
                .then()
                .statusCode(201);

        assertThat(Rows.value("SELECT string_agg(free_reason, ',') FROM ledger_line WHERE client_id = ?", clientId))
                .isEqualTo("GOODWILL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t "})
    void a_summary_says_something(String summary) {
        long clientId = aClient().create();

        anIntervention()
                .with("summary", summary)
                .recordedFor(clientId, technician())
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("summary"));
    }

    @Test
    void a_summary_of_four_thousand_characters_is_kept_whole_and_a_longer_one_refused() {
        long clientId = aClient().create();
        var longest = "é".repeat(4_000);

        anIntervention()
                .with("summary", longest)
                .recordedFor(clientId, technician())
                .then()
                .statusCode(201);
        anIntervention()
                .with("summary", longest + "é")
                .recordedFor(clientId, technician())
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("summary"));

        history(clientId).body("items", hasSize(1)).body("items[0].summary", equalTo(longest));
    }

    @Test
    void the_recap_is_queued_for_the_client() {
        long clientId = aClient().with("email", "accueil@queued.example").create();

        var mail = anIntervention().recordedFor(clientId, technician());

        mail.then().statusCode(201).body("mail.status", equalTo("QUEUED"));
        int mailId = mail.path("mail.id");
        assertThat(Rows.number(
                        "SELECT count(*) FROM mail WHERE client_id = ? AND id = ? AND line_id = ? AND kind = 'RECAP'"
                                + " AND recipient = 'accueil@queued.example'",
                        clientId,
                        (long) mailId,
                        ((Number) mail.path("id")).longValue()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no address", "personne@"})
    void without_a_usable_address_the_recap_is_suppressed_and_the_work_recorded(String email) {
        long clientId = aClient().withCredit(20).create();
        setEmail(clientId, email.isEmpty() ? null : email);

        anIntervention()
                .recordedFor(clientId, technician())
                .then()
                .statusCode(201)
                .body("balanceAfter", equalTo(10))
                .body("mail.status", equalTo("SUPPRESSED"));
        history(clientId).body("items[0].mail.status", equalTo("SUPPRESSED"));
    }

    @Test
    void who_opted_out_of_recaps_gets_none() {
        long clientId = aClient().with("email", "accueil@silence.example").create();
        var token = (String) Rows.value("SELECT token FROM mail_preference WHERE client_id = ?", clientId);
        given().contentType("application/x-www-form-urlencoded")
                .formParam("List-Unsubscribe", "One-Click")
                .post("/mail-preferences/" + token + "?kind=RECAP")
                .then()
                .statusCode(200);

        anIntervention()
                .recordedFor(clientId, technician())
                .then()
                .statusCode(201)
                .body("mail.status", equalTo("SUPPRESSED"));
    }

    @Test
    void the_audit_says_who_recorded_what_and_nothing_personal() {
        long clientId = aClient().withCredit(60).create();

        int lineId =
                anIntervention().lasting(12).recordedFor(clientId, technician()).path("id");

        assertThat(Rows.all("SELECT * FROM audit WHERE client_id = ? AND action = 'intervention.record'", clientId))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("actor", "person:RCT")
                        .containsEntry("target", "line " + lineId)
                        .containsEntry("result", "OK")
                        .containsEntry("address", "127.0.0.1")
                        .containsEntry("detail", "NORMAL 12 min"));
    }

    @Test
    void a_clock_that_was_set_back_does_not_turn_the_order_of_lines_around() {
        var tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
        long clientId = aClient().thatBought(60, tomorrow, null).create();

        anIntervention()
                .recordedFor(clientId, technician())
                .then()
                .statusCode(201)
                .body("performedAt", equalTo(tomorrow.toString()));
    }

    @Test
    void ids_rise_across_clients_and_kinds() {
        long one = aClient().withCredit(60).create();
        long other = aClient().withCredit(60).create();

        int first = anIntervention().recordedFor(one, technician()).path("id");
        int second = aPurchase().boughtFor(other, GivenClient.salesAdmin()).path("id");
        int third = aFreeIntervention().recordedFor(other, technician()).path("id");
        int fourth = anIntervention().recordedFor(one, technician()).path("id");

        assertThat(new int[] {first, second, third, fourth}).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_hundred_debits_of_a_minute_at_once_take_a_hundred_minutes() {
        long clientId = aClient().withCredit(50).create();
        var technician = technician();

        var answers = AtOnce.all(100, i -> anIntervention().lasting(1).recordedFor(clientId, technician));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.<Integer>path("balanceAfter"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(-50, 50).boxed().toList());
        var balance = Rows.number("SELECT balance_minutes FROM account WHERE client_id = ?", clientId);
        var debits =
                Rows.number("SELECT count(*) FROM ledger_line WHERE client_id = ? AND delta_minutes = -1", clientId);
        var faults = StoredChain.faultsOf(clientId);
        assertThat(balance).isEqualTo(-50);
        assertThat(debits).isEqualTo(100);
        assertThat(faults).isEmpty();
        card(clientId).body("credit.balanceMinutes", equalTo(-50)).body("activity.normalMinutes", equalTo(100));
        LOG.infof(
                "100 parallel debits of one minute on one account at 50: balance %d, %d lines, %d faults in the chain",
                balance, debits, faults.size());
    }

    @Test
    void technicians_and_sales_administrators_record_and_nobody_else() {
        long clientId = aClient().withCredit(600).create();

        for (var author : new String[] {
            technician(),
            GivenClient.salesAdmin(),
            People.person("RCM", "Chef d'équipe", People.PHONE, Role.MANAGER, Role.TECHNICIAN)
        }) {
            anIntervention().recordedFor(clientId, author).then().statusCode(201);
        }
        var before = Rows.written(clientId);
        for (var other : new String[] {
            People.manager("RCO"),
            People.admin("RCA"),
            People.apiKey(Rights.CLIENTS_READ, Rights.CREDITS_READ, Rights.CREDITS_WRITE, Rights.GREEN_BUTTON)
        }) {
            anIntervention()
                    .recordedFor(clientId, other)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/forbidden"));
        }
        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "nobody")
                .body(anIntervention().body())
                .post("/api/v1/clients/" + clientId + "/interventions")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/unauthorized"));
        assertThat(Rows.written(clientId)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {999_999_999, 0, -1, Long.MAX_VALUE})
    void nothing_is_recorded_for_nobody(long clientId) {
        anIntervention()
                .recordedFor(clientId, technician())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
    }

    @Test
    void an_unknown_field_is_named() {
        long clientId = aClient().create();

        anIntervention()
                .with("durée", 10)
                .recordedFor(clientId, technician())
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("durée"));
    }

    private static String technician() {
        return People.technician("RCT");
    }

    private static void setEmail(long clientId, String email) {
        try (var connection = Rows.asServer();
                var update = connection.prepareStatement("UPDATE client SET email = ? WHERE id = ?")) {
            update.setString(1, email);
            update.setLong(2, clientId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse card(long clientId) {
        return given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse history(long clientId) {
        return given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId + "/history")
                .then()
                .statusCode(200);
    }
}
