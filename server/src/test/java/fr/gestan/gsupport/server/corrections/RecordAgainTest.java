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
import fr.gestan.gsupport.server.clients.PastHistory;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.ledger.NewLine;
import fr.gestan.gsupport.server.ledger.StoredChain;
import fr.gestan.gsupport.server.mail.MailPreferences;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line should have been, recorded in the act that undoes it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RecordAgainTest {

    private static final String EMAIL = "accueil@corrections.example";

    @Test
    void other_minutes_stand_in_the_stead_of_the_wrong_ones() {
        long clientId = aClient().withCredit(100).create();
        var wrong = anIntervention().lasting(20).recordedFor(clientId, technician());

        var correction = ACorrection.of(wrong).with("durationMinutes", 12).sentFor(clientId);

        correction
                .then()
                .statusCode(201)
                .body("kind", equalTo("CORRECTION"))
                .body("balanceAfter", equalTo(100))
                .body("correctsLineId", equalTo(wrong.<Integer>path("id")));
        history(clientId)
                .body("items[0].id", equalTo(correction.<Integer>path("replacementLineId")))
                .body("items[0].replacesLineId", equalTo(wrong.<Integer>path("id")))
                .body("items[0].durationMinutes", equalTo(12))
                .body("items[0].balanceAfter", equalTo(88))
                .body("items[1].id", equalTo(correction.<Integer>path("id")))
                .body("items[1].replacementLineId", equalTo(correction.<Integer>path("replacementLineId")))
                .body("items[2].correctedByLineId", equalTo(correction.<Integer>path("id")))
                .body("items[2].replacementLineId", equalTo(correction.<Integer>path("replacementLineId")));
        card(clientId)
                .body("credit.balanceMinutes", equalTo(88))
                .body("activity.totalMinutes", equalTo(12))
                .body("activity.averageMinutesPerYear", equalTo(12))
                .body("activity.last12MonthsMinutes", equalTo(12));
        assertThat(StoredChain.faultsOf(clientId)).isEmpty();
    }

    @Test
    void work_of_two_years_ago_stays_work_of_two_years_ago_however_often_it_is_put_right() {
        var twoYearsAgo = Instant.now().minus(Duration.ofDays(730));
        long clientId = aClient()
                .thatBought(100, twoYearsAgo, null)
                .helped(Billing.NORMAL, 40, twoYearsAgo)
                .create();
        long old = Rows.number("SELECT id FROM ledger_line WHERE client_id = ? AND kind = 'INTERVENTION'", clientId);
        var firstDay = card(clientId).extract().<String>path("activity.firstInterventionOn");

        var first = ACorrection.of(old).with("durationMinutes", 30).sentFor(clientId);
        long again = ((Number) first.then().statusCode(201).extract().path("replacementLineId")).longValue();
        ACorrection.of(again)
                .with("durationMinutes", 20)
                .sentFor(clientId)
                .then()
                .statusCode(201);

        card(clientId)
                .body("activity.firstInterventionOn", equalTo(firstDay))
                .body("activity.lastInterventionOn", equalTo(firstDay))
                .body("activity.totalMinutes", equalTo(20))
                .body("activity.averageMinutesPerYear", equalTo(10))
                .body("activity.last12MonthsMinutes", equalTo(0));
        assertThat(StoredChain.faultsOf(clientId)).isEmpty();
    }

    @Test
    void all_else_is_as_it_was_and_who_did_the_work_stays_who_did_it() {
        long clientId = aClient().withCredit(100).create();
        var startedAt = Instant.now().minus(Duration.ofHours(2)).toString();
        var wrong = anIntervention()
                .with("advice", "Sauvegarder chaque soir")
                .with("measuredSeconds", 601)
                .with("startedAt", startedAt)
                .with("inviteToFacebook", true)
                .recordedFor(clientId, technician());

        var correction = ACorrection.of(wrong).with("summary", "Autre motif").sentFor(clientId);

        assertThat(lineOf(replacement(correction)))
                .containsEntry("summary", "Autre motif")
                .containsEntry("advice", "Sauvegarder chaque soir")
                .containsEntry("duration_minutes", 10)
                .containsEntry("measured_seconds", 601L)
                .containsEntry("by_code", "COT")
                .containsEntry("requested_by", "person:COR")
                .containsEntry("invite_to_facebook", false);
        assertThat(lineOf(replacement(correction)).get("started_at"))
                .isEqualTo(lineOf(id(wrong)).get("started_at"))
                .isNotNull();
    }

    @Test
    void what_becomes_free_gets_its_cause_and_what_is_debited_after_all_loses_it() {
        long clientId = aClient().withCredit(100).create();
        var debited = anIntervention().lasting(20).recordedFor(clientId, technician());
        var free = aFreeIntervention().lasting(7).with("freeReason", "TRAINING").recordedFor(clientId, technician());

        var nowFree = ACorrection.of(debited)
                .with("billing", "FREE")
                .with("freeReason", "DEFECT")
                .sentFor(clientId);
        var nowDebited = ACorrection.of(free).with("billing", "NORMAL").sentFor(clientId);

        assertThat(lineOf(replacement(nowFree))).containsEntry("free_reason", "DEFECT");
        assertThat(lineOf(replacement(nowDebited))).containsEntry("free_reason", null);
        card(clientId)
                .body("credit.balanceMinutes", equalTo(93))
                .body("activity.normalMinutes", equalTo(7))
                .body("activity.freeMinutes", equalTo(20))
                .body("activity.totalMinutes", equalTo(27));
        assertThat(StoredChain.faultsOf(clientId)).isEmpty();
    }

    @Test
    void the_wrong_client_gets_the_minutes_back_and_the_right_one_is_debited_and_told() {
        long clientId = aClient().withCredit(50).create();
        long owner = aClient().with("email", EMAIL).withCredit(30).create();
        var wrong = anIntervention().lasting(20).with("inviteToFacebook", true).recordedFor(clientId, technician());

        var correction = ACorrection.of(wrong).with("clientId", owner).sentFor(clientId);

        correction
                .then()
                .statusCode(201)
                .body("clientId", equalTo((int) clientId))
                .body("mail", nullValue());
        card(clientId)
                .body("credit.balanceMinutes", equalTo(50))
                .body("activity.totalMinutes", equalTo(0))
                .body("activity.firstInterventionOn", nullValue())
                .body("activity.lastInterventionOn", nullValue());
        card(owner).body("credit.balanceMinutes", equalTo(10)).body("activity.totalMinutes", equalTo(20));
        history(owner)
                .body("items[0].id", equalTo(correction.<Integer>path("replacementLineId")))
                .body("items[0].replacesLineId", equalTo(wrong.<Integer>path("id")))
                .body("items[0].by", equalTo("COT"));
        assertThat(lineOf(replacement(correction))).containsEntry("invite_to_facebook", true);
        assertThat(mailOf(replacement(correction)))
                .containsEntry("kind", "RECAP")
                .containsEntry("client_id", owner);
        assertThat(StoredChain.faultsOf(clientId)).isEmpty();
        assertThat(StoredChain.faultsOf(owner)).isEmpty();
    }

    @Test
    void corrections_to_and_fro_between_two_clients_wait_for_nobody_for_good() {
        long one = aClient().withCredit(200).create();
        long two = aClient().withCredit(200).create();
        var ofOne = new ArrayList<Response>();
        var ofTwo = new ArrayList<Response>();
        for (int i = 0; i < 6; i++) {
            ofOne.add(anIntervention().recordedFor(one, technician()));
            ofTwo.add(anIntervention().recordedFor(two, technician()));
        }

        var answers = AtOnce.all(
                12,
                i -> i % 2 == 0
                        ? ACorrection.of(ofOne.get(i / 2)).with("clientId", two).sentFor(one)
                        : ACorrection.of(ofTwo.get(i / 2)).with("clientId", one).sentFor(two));

        assertThat(answers.stream().map(Response::statusCode)).containsOnly(201);
        card(one).body("credit.balanceMinutes", equalTo(140));
        card(two).body("credit.balanceMinutes", equalTo(140));
        assertThat(StoredChain.faultsOf(one)).isEmpty();
        assertThat(StoredChain.faultsOf(two)).isEmpty();
    }

    @Test
    void for_a_client_who_does_not_exist_nothing_is_undone() {
        long clientId = aClient().withCredit(50).create();
        var wrong = anIntervention().recordedFor(clientId, technician());
        var before = Rows.written(clientId);

        for (long nobody : new long[] {0, 999_999_999}) {
            ACorrection.of(wrong)
                    .with("clientId", nobody)
                    .sentFor(clientId)
                    .then()
                    .statusCode(404);
        }

        assertThat(Rows.written(clientId)).isEqualTo(before);
    }

    @Test
    void the_same_client_by_name_is_simply_the_same_client() {
        long clientId = aClient().withCredit(50).create();
        var wrong = anIntervention().lasting(20).recordedFor(clientId, technician());

        ACorrection.of(wrong)
                .with("clientId", clientId)
                .with("durationMinutes", 5)
                .sentFor(clientId)
                .then()
                .statusCode(201);

        card(clientId).body("credit.balanceMinutes", equalTo(45));
    }

    @Test
    void a_purchase_of_another_size_keeps_its_reference_and_validity() {
        long clientId = aClient().create();
        var wrong = aPurchase()
                .of(600)
                .with("reference", "F-2026-17")
                .with("validUntil", "2027-12-31")
                .boughtFor(clientId, People.salesAdmin("COR"));

        var correction = ACorrection.of(wrong).with("minutes", 60).sentFor(clientId);

        correction.then().statusCode(201).body("balanceAfter", equalTo(0));
        assertThat(lineOf(replacement(correction)))
                .containsEntry("kind", "CREDIT_PURCHASE")
                .containsEntry("delta_minutes", 60)
                .containsEntry("reference", "F-2026-17");
        card(clientId)
                .body("credit.balanceMinutes", equalTo(60))
                .body("credit.validUntil", equalTo("2027-12-31"))
                .body("activity.totalMinutes", equalTo(0));
    }

    @Test
    void a_purchase_for_another_client_is_told_to_that_one() {
        long clientId = aClient().create();
        long owner = aClient().with("email", EMAIL).create();
        var wrong = aPurchase().of(60).boughtFor(clientId, People.salesAdmin("COR"));

        var correction = ACorrection.of(wrong).with("clientId", owner).sentFor(clientId);

        correction.then().statusCode(201);
        card(clientId).body("credit.balanceMinutes", equalTo(0));
        card(owner).body("credit.balanceMinutes", equalTo(60));
        assertThat(mailOf(replacement(correction)))
                .containsEntry("kind", "CREDIT_NOTE")
                .containsEntry("recipient", EMAIL)
                .containsEntry("last_error", null);
    }

    @Test
    void a_line_recorded_again_can_be_corrected_in_turn() {
        long clientId = aClient().withCredit(50).create();
        var wrong = anIntervention().lasting(20).recordedFor(clientId, technician());
        long second =
                replacement(ACorrection.of(wrong).with("durationMinutes", 10).sentFor(clientId));

        ACorrection.of(second)
                .with("durationMinutes", 15)
                .sentFor(clientId)
                .then()
                .statusCode(201);

        card(clientId).body("credit.balanceMinutes", equalTo(35)).body("activity.totalMinutes", equalTo(15));
        ACorrection.of(wrong)
                .with("durationMinutes", 1)
                .sentFor(clientId)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-corrected"));
    }

    @Test
    void an_overdrawn_client_is_debited_by_the_exception_that_the_correction_gives_reason_for() {
        long clientId = aClient().withCredit(50).create();
        long owner = aClient().owing(75).create();
        var wrong = anIntervention().recordedFor(clientId, technician());

        var correction = ACorrection.of(wrong).with("clientId", owner).sentFor(clientId);

        correction.then().statusCode(201);
        assertThat(lineOf(replacement(correction)))
                .containsEntry("override_reason", "Erreur de saisie")
                .containsEntry("override_rule", "REFUSE_OVERDRAWN");
    }

    @Test
    void the_verdict_is_taken_on_the_account_without_the_wrong_line() {
        long clientId = aClient().withCredit(10).create();
        var wrong = anIntervention().lasting(100).recordedFor(clientId, technician());

        var correction = ACorrection.of(wrong).with("durationMinutes", 99).sentFor(clientId);

        assertThat(lineOf(replacement(correction)))
                .containsEntry("override_reason", null)
                .containsEntry("balance_after", -89);
    }

    @Test
    void the_same_key_answers_the_same_and_records_nothing_more() {
        long clientId = aClient().withCredit(50).create();
        var wrong = anIntervention().lasting(20).recordedFor(clientId, technician());
        var key = UUID.randomUUID().toString();
        var correction = ACorrection.of(wrong).with("durationMinutes", 5);
        var first = correction.sentFor(clientId, key);
        var written = Rows.written(clientId);

        var second = correction.sentFor(clientId, key);

        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(second.body().asString()).isEqualTo(first.body().asString());
        assertThat(Rows.written(clientId)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "minutes, 60, recordAgain.minutes",
        "freeReason, DEFECT, recordAgain.freeReason",
        "durationMinutes, 0, recordAgain.durationMinutes",
        "durationMinutes, 1441, recordAgain.durationMinutes"
    })
    void an_intervention_is_not_recorded_again_with(String field, Object value, String named) {
        long clientId = aClient().withCredit(50).create();
        var wrong = anIntervention().recordedFor(clientId, technician());
        var before = Rows.written(clientId);

        ACorrection.of(wrong)
                .with(field, value)
                .sentFor(clientId)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(named));
        assertThat(Rows.written(clientId)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"summary, Autre", "advice, Autre", "billing, FREE", "freeReason, OTHER", "durationMinutes, 5"})
    void a_purchase_has_no(String field, Object value) {
        long clientId = aClient().create();
        var wrong = aPurchase().boughtFor(clientId, People.salesAdmin("COR"));

        ACorrection.of(wrong)
                .with(field, value)
                .sentFor(clientId)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("recordAgain." + field));
        card(clientId).body("credit.balanceMinutes", equalTo(60));
    }

    @Test
    void an_opening_balance_is_undone_but_not_recorded_again() {
        long clientId = aClient().create();
        Arc.container()
                .instance(PastHistory.class)
                .get()
                .write(clientId, List.of(new PastHistory.Entry(Instant.now(), NewLine.opening("9999", 40, null))));
        long opening = Rows.number("SELECT id FROM ledger_line WHERE client_id = ?", clientId);

        ACorrection.of(opening)
                .recordedAgain()
                .sentFor(clientId)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("recordAgain"));
        ACorrection.of(opening).sentFor(clientId).then().statusCode(201).body("balanceAfter", equalTo(0));
    }

    @Test
    void the_audit_names_both_lines() {
        long clientId = aClient().withCredit(50).create();
        var wrong = anIntervention().recordedFor(clientId, technician());

        var correction = ACorrection.of(wrong).with("durationMinutes", 5).sentFor(clientId);

        assertThat(Rows.value(
                        "SELECT detail FROM audit WHERE action = 'line.correct' AND target = ?",
                        "line " + id(correction)))
                .isEqualTo("undoes line " + id(wrong) + ", recorded again as line " + replacement(correction));
    }

    @Test
    void a_client_is_told_of_an_undone_line_if_asked_for() {
        long clientId = aClient().with("email", EMAIL).withCredit(50).create();
        var told = anIntervention().recordedFor(clientId, technician());
        var untold = anIntervention().recordedFor(clientId, technician());

        ACorrection.of(told)
                .toldToTheClient()
                .sentFor(clientId)
                .then()
                .statusCode(201)
                .body("mail.status", equalTo("QUEUED"));
        ACorrection.of(untold).sentFor(clientId).then().statusCode(201).body("mail", nullValue());
    }

    @Test
    void of_a_line_recorded_again_one_mail_tells_of_both() {
        long clientId = aClient().with("email", EMAIL).withCredit(50).create();
        var wrong = anIntervention().recordedFor(clientId, technician());

        var correction = ACorrection.of(wrong)
                .toldToTheClient()
                .with("durationMinutes", 5)
                .sentFor(clientId);

        correction.then().statusCode(201).body("mail", nullValue());
        assertThat(mailOf(replacement(correction)))
                .containsEntry("kind", "CORRECTED_RECAP")
                .containsEntry("recipient", EMAIL)
                .containsEntry("last_error", null);
    }

    @Test
    void a_line_recorded_again_of_which_nobody_is_to_be_told_has_a_mail_that_says_so() {
        long clientId = aClient().with("email", EMAIL).withCredit(50).create();
        var wrong = anIntervention().recordedFor(clientId, technician());

        var correction = ACorrection.of(wrong).with("durationMinutes", 5).sentFor(clientId);

        assertThat(mailOf(replacement(correction)))
                .containsEntry("status", "SUPPRESSED")
                .containsEntry("last_error", "no corrected recap was asked for");
    }

    @Test
    void both_clients_are_told_where_the_wrong_one_was() {
        long clientId = aClient().with("email", EMAIL).withCredit(50).create();
        long owner = aClient().with("email", EMAIL).withCredit(50).create();
        var wrong = anIntervention().recordedFor(clientId, technician());

        var correction =
                ACorrection.of(wrong).toldToTheClient().with("clientId", owner).sentFor(clientId);

        assertThat(mailOf(id(correction)))
                .containsEntry("kind", "CORRECTED_RECAP")
                .containsEntry("client_id", clientId);
        assertThat(mailOf(replacement(correction)))
                .containsEntry("kind", "RECAP")
                .containsEntry("client_id", owner);
    }

    @ParameterizedTest
    @CsvSource({"true, false, SUPPRESSED, QUEUED", "false, true, QUEUED, SUPPRESSED"})
    void a_corrected_purchase_is_told_to_whoever_wants_credit_notes_and_work_to_whoever_wants_recaps(
            boolean recaps, boolean creditNotes, String ofPurchase, String ofWork) {
        long clientId = aClient().with("email", EMAIL).withCredit(50).create();
        var work = anIntervention().recordedFor(clientId, technician());
        var bought = aPurchase().boughtFor(clientId, People.salesAdmin("COR"));
        choose(clientId, recaps, creditNotes);

        ACorrection.of(bought).toldToTheClient().sentFor(clientId).then().body("mail.status", equalTo(ofPurchase));
        ACorrection.of(work).toldToTheClient().sentFor(clientId).then().body("mail.status", equalTo(ofWork));
    }

    private static void choose(long clientId, boolean recaps, boolean creditNotes) {
        var preferences = Arc.container().instance(MailPreferences.class).get();
        var token = (String) Rows.value("SELECT token FROM mail_preference WHERE client_id = ?", clientId);
        preferences.choose(token, new MailPreferences.Wanted(recaps, creditNotes, true), null);
    }

    private static Map<String, Object> lineOf(long lineId) {
        return Rows.all("SELECT * FROM ledger_line WHERE id = ?", lineId).get(0);
    }

    private static Map<String, Object> mailOf(long lineId) {
        var mails = Rows.all("SELECT * FROM mail WHERE line_id = ?", lineId);
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }

    private static long id(Response answer) {
        return ((Number) answer.path("id")).longValue();
    }

    private static long replacement(Response correction) {
        correction.then().statusCode(201);
        return ((Number) correction.path("replacementLineId")).longValue();
    }

    private static ValidatableResponse history(long clientId) {
        return given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId + "/history")
                .then();
    }

    private static ValidatableResponse card(long clientId) {
        return given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId)
                .then();
    }

    private static String technician() {
        return People.technician("COT");
    }
}
