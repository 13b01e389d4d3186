package fr.gestan.gsupport.server.clients;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import fr.gestan.gsupport.server.ledger.Ledger;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ClientAdministrationTest {

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Ledger ledger;

    @Test
    void a_client_is_created_with_an_empty_account() {
        var data = new HashMap<String, Object>(Map.of(
                "companyName", "  Pépinières du Lac ",
                "apeCode", "0130Z",
                "lastName", "Morel",
                "firstName", "Odile",
                "email", "odile@lac.example",
                "address", "3 rue du Lac",
                "postalCode", "59000",
                "city", "Lille",
                "phone", "01-88-00-00-41"));
        data.put("licenceNumber", "   ");

        var created = asSalesAdmin().body(data).post("/api/v1/clients").then();

        long clientId = created.extract().jsonPath().getLong("id");
        created.statusCode(201)
                .header("Location", endsWith("/api/v1/clients/" + clientId))
                .header("ETag", matchesPattern("\"\\d+\""))
                .body("companyName", equalTo("Pépinières du Lac"))
                .body("licenceNumber", nullValue())
                .body("country", equalTo("FRA"))
                .body("partnerCode", equalTo("9999"))
                .body("hosting", equalTo("CLASSIC"))
                .body("language", equalTo("fr"))
                .body("credit.balanceMinutes", equalTo(0))
                .body("guidance.decision", equalTo("PROCEED_FIRST_CALL"));
        assertThat(open(clientId).extract().asString())
                .isEqualTo(created.extract().asString());
        assertThat(audit(clientId)).containsExactly("person:ADC client.create client " + clientId + " OK -");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "companyName, null",
                "companyName, ''",
                "companyName, ' '",
                "apeCode, 6202",
                "apeCode, 6202a",
                "country, FR",
                "hosting, ELSEWHERE",
                "language, de",
                "language, EN",
                "colour, red",
                "id, 12"
            })
    void invalid_data_is_refused_and_the_field_named(String field, String value) {
        asSalesAdmin()
                .body(aClient().with(field, value).data())
                .post("/api/v1/clients")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @Test
    void who_corrects_without_a_word_on_the_language_leaves_it_as_it_was() {
        var client = aClient().with("language", "en");
        long clientId = client.create();
        open(clientId).body("language", equalTo("en"));

        correct(
                clientId,
                "*",
                client.with("language", null).with("city", "Dover").data());
        open(clientId).body("language", equalTo("en"));
        correct(clientId, "*", client.with("language", "fr").data());

        open(clientId).body("language", equalTo("fr"));
        assertThat(audit(clientId))
                .contains(
                        "person:ADC client.correct client " + clientId + " OK city",
                        "person:ADC client.correct client " + clientId + " OK language");
    }

    @Test
    void control_characters_are_refused_and_the_field_named() {
        asSalesAdmin()
                .body(aClient().with("city", "Lille\u0000").data())
                .post("/api/v1/clients")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("city"));
    }

    @Test
    void names_that_are_too_long_are_refused() {
        asSalesAdmin()
                .body(aClient().named("x".repeat(201)).data())
                .post("/api/v1/clients")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("companyName"));
        aClient().named("é".repeat(200)).create();
    }

    @Test
    void a_bad_e_mail_address_is_kept_as_typed() {
        long clientId = aClient().with("email", "odile at lac").create();

        open(clientId).body("email", equalTo("odile at lac"));
    }

    @Test
    void data_is_corrected_as_a_whole_and_the_version_rises() {
        long clientId = aClient()
                .named("Érable")
                .with("city", "Lille")
                .with("phone", "0188000042")
                .create();
        var etag = etagOf(clientId);

        correct(clientId, etag, aClient().named("Érables").with("city", "Lille").data())
                .statusCode(200)
                .header("ETag", not(equalTo(etag)))
                .body("companyName", equalTo("Érables"))
                .body("city", equalTo("Lille"))
                .body("phone", nullValue());

        assertThat(audit(clientId))
                .last()
                .isEqualTo("person:ADC client.correct client " + clientId + " OK companyName, phone");
    }

    @Test
    void correcting_nothing_changes_nothing() {
        long clientId = aClient().named("Érable").create();
        var etag = etagOf(clientId);

        correct(clientId, etag, aClient().named(" Érable ").data())
                .statusCode(200)
                .header("ETag", equalTo(etag));

        assertThat(audit(clientId)).hasSize(1);
    }

    @Test
    void a_correction_without_if_match_is_refused() {
        long clientId = aClient().create();

        asSalesAdmin()
                .body(aClient().named("Autre").data())
                .put("/api/v1/clients/" + clientId)
                .then()
                .statusCode(428)
                .body("type", equalTo("/problems/precondition-required"));
    }

    @Test
    void a_correction_of_what_somebody_changed_meanwhile_is_refused() {
        long clientId = aClient().named("Érable").create();
        var etag = etagOf(clientId);
        correct(clientId, etag, aClient().named("Chêne").data()).statusCode(200);

        correct(clientId, etag, aClient().named("Hêtre").data())
                .statusCode(412)
                .body("type", equalTo("/problems/precondition-failed"));
        correct(clientId, "\"0\", W/" + etag, aClient().named("Hêtre").data()).statusCode(412);

        open(clientId).body("companyName", equalTo("Chêne"));
    }

    @Test
    void who_was_slower_reads_who_was_faster_and_when() {
        long clientId = aClient().named("Érable").create();
        var etag = etagOf(clientId);
        var faster = People.person("ADF", "Lucie Rapide", null, Role.SALES_ADMIN);
        given().header("Authorization", faster)
                .contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(aClient().named("Chêne").data())
                .put("/api/v1/clients/" + clientId)
                .then()
                .statusCode(200);

        correct(clientId, etag, aClient().named("Hêtre").data())
                .statusCode(412)
                .body(
                        "detail",
                        matchesPattern(
                                "Lucie Rapide \\(ADF\\) a modifié le client " + clientId
                                        + " le \\d\\d/\\d\\d/\\d{4} à \\d\\d:\\d\\d : rouvrez-le et reprenez votre correction\\."));
        asSalesAdmin()
                .header("If-Match", etag)
                .header("Accept-Language", "en")
                .body(aClient().named("Hêtre").data())
                .put("/api/v1/clients/" + clientId)
                .then()
                .statusCode(412)
                .body("detail", startsWith("Lucie Rapide (ADF) changed client " + clientId + " on "));
    }

    @Test
    void npi_has_a_day_to_look_at_it_again() {
        long clientId = aClient().create();
        var today = LocalDate.now(ZoneId.of("Europe/Paris"));

        review(clientId, true, today).statusCode(200).body("doNotIntervene.reviewOn", equalTo(today.toString()));
        review(clientId, true, today.plusDays(30))
                .statusCode(200)
                .body("doNotIntervene.reviewOn", equalTo(today.plusDays(30).toString()));
        review(clientId, true, today.minusDays(1)).statusCode(400).body("violations[0].field", equalTo("reviewOn"));
        review(clientId, true, null).statusCode(200).body("doNotIntervene.reviewOn", nullValue());
        review(clientId, true, today).statusCode(200);
        review(clientId, false, null).statusCode(200).body("doNotIntervene.reviewOn", nullValue());
    }

    private static ValidatableResponse review(long clientId, boolean active, LocalDate reviewOn) {
        var body = new HashMap<String, Object>(Map.of("active", active, "reason", "Litige"));
        body.put("reviewOn", reviewOn == null ? null : reviewOn.toString());
        return asSalesAdmin()
                .body(body)
                .put("/api/v1/clients/" + clientId + "/do-not-intervene")
                .then();
    }

    @Test
    void any_of_the_versions_named_or_a_star_will_do() {
        long clientId = aClient().create();

        correct(clientId, "\"997\", " + etagOf(clientId), aClient().named("Un").data())
                .statusCode(200);
        correct(clientId, "W/" + etagOf(clientId), aClient().named("Deux").data())
                .statusCode(200);
        correct(clientId, "*", aClient().named("Trois").data()).statusCode(200);
        correct(clientId, "nonsense", aClient().named("Quatre").data()).statusCode(400);
    }

    @Test
    void of_many_corrections_at_once_one_is_done() {
        long clientId = aClient().create();
        var etag = etagOf(clientId);
        var authorization = GivenClient.salesAdmin();

        var statuses = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> given().header("Authorization", authorization)
                        .contentType(ContentType.JSON)
                        .header("If-Match", etag)
                        .body(aClient().named("Nom " + i).data())
                        .put("/api/v1/clients/" + clientId)
                        .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(statuses).containsOnlyOnce(200).hasSize(8);
        assertThat(statuses.stream().filter(status -> status != 200)).containsOnly(412);
    }

    @Test
    void npi_is_set_with_a_reason_and_lifted() {
        long clientId = aClient().create();
        var etag = etagOf(clientId);

        changeDoNotIntervene(clientId, true, " Factures impayées ")
                .statusCode(200)
                .header("ETag", not(equalTo(etag)))
                .body("doNotIntervene.active", equalTo(true))
                .body("doNotIntervene.reason", equalTo("Factures impayées"))
                .body("doNotIntervene.since", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .body("doNotIntervene.by", equalTo("ADC"))
                .body("guidance.decision", equalTo("REFUSE_DO_NOT_INTERVENE"));
        changeDoNotIntervene(clientId, false, "reason that nobody needs")
                .statusCode(200)
                .body("doNotIntervene.active", equalTo(false))
                .body("doNotIntervene.reason", nullValue())
                .body("doNotIntervene.since", nullValue())
                .body("doNotIntervene.by", nullValue());

        assertThat(audit(clientId))
                .endsWith(
                        "person:ADC do-not-intervene.set client " + clientId + " OK -",
                        "person:ADC do-not-intervene.lift client " + clientId + " OK -");
    }

    @Test
    void another_reason_for_npi_leaves_since_when_it_is_set() {
        long clientId = aClient().inDoNotIntervene("Litige").create();
        String since = open(clientId).extract().path("doNotIntervene.since");

        given().header("Authorization", People.salesAdmin("AD2"))
                .contentType(ContentType.JSON)
                .body(Map.of("active", true, "reason", "Contentieux"))
                .put("/api/v1/clients/" + clientId + "/do-not-intervene")
                .then()
                .body("doNotIntervene.reason", equalTo("Contentieux"))
                .body("doNotIntervene.by", equalTo("AD2"))
                .body("doNotIntervene.since", equalTo(since));
    }

    @Test
    void setting_npi_again_or_lifting_what_is_lifted_changes_nothing() {
        long clientId = aClient().inDoNotIntervene("Litige").create();
        var etag = etagOf(clientId);
        changeDoNotIntervene(clientId, true, "Litige").statusCode(200).header("ETag", equalTo(etag));
        changeDoNotIntervene(clientId, false, null).statusCode(200);
        var lifted = etagOf(clientId);
        changeDoNotIntervene(clientId, false, null).statusCode(200).header("ETag", equalTo(lifted));

        assertThat(audit(clientId)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"active\": true}", "{\"active\": true, \"reason\": \" \"}"})
    void npi_without_a_reason_is_refused(String body) {
        long clientId = aClient().create();

        asSalesAdmin()
                .body(body)
                .put("/api/v1/clients/" + clientId + "/do-not-intervene")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("reason"));
    }

    @Test
    void npi_needs_to_be_told_whether_it_is_set_or_lifted() {
        long clientId = aClient().create();

        asSalesAdmin()
                .body("{\"reason\": \"Litige\"}")
                .put("/api/v1/clients/" + clientId + "/do-not-intervene")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("active"));
    }

    @Test
    void npi_waits_for_an_intervention_that_is_being_recorded() {
        long clientId = aClient().create();
        var authorization = GivenClient.salesAdmin();
        var answers = new ArrayList<CompletableFuture<Integer>>();

        QuarkusTransaction.requiringNew().run(() -> {
            ledger.lock(clientId);
            var answer = CompletableFuture.supplyAsync(() -> given().header("Authorization", authorization)
                    .contentType(ContentType.JSON)
                    .body(Map.of("active", true, "reason", "Litige"))
                    .put("/api/v1/clients/" + clientId + "/do-not-intervene")
                    .statusCode());
            answers.add(answer);
            assertThat(answer).failsWithin(500, TimeUnit.MILLISECONDS).withThrowableOfType(TimeoutException.class);
        });

        assertThat(answers.get(0).join()).isEqualTo(200);
    }

    @Test
    void a_client_that_does_not_exist_is_neither_corrected_nor_set() {
        correct(999_999_999, "*", aClient().data()).statusCode(404);
        changeDoNotIntervene(999_999_999, true, "Litige").statusCode(404);
    }

    @Test
    void only_sales_administration_writes() {
        long clientId = aClient().create();
        var others = List.of(
                People.technician("TCA"),
                People.manager("MGA"),
                People.admin("AMA"),
                People.apiKey(Rights.CLIENTS_READ, Rights.CREDITS_WRITE));

        for (var other : others) {
            as(other).body(aClient().data()).post("/api/v1/clients").then().statusCode(403);
            as(other)
                    .header("If-Match", "*")
                    .body(aClient().data())
                    .put("/api/v1/clients/" + clientId)
                    .then()
                    .statusCode(403);
            as(other)
                    .body(Map.of("active", true, "reason", "Litige"))
                    .put("/api/v1/clients/" + clientId + "/do-not-intervene")
                    .then()
                    .statusCode(403);
        }
        given().contentType(ContentType.JSON)
                .body(aClient().data())
                .post("/api/v1/clients")
                .then()
                .statusCode(401);
    }

    private static RequestSpecification as(String authorization) {
        return given().header("Authorization", authorization).contentType(ContentType.JSON);
    }

    private static RequestSpecification asSalesAdmin() {
        return as(GivenClient.salesAdmin());
    }

    private static ValidatableResponse open(long clientId) {
        return asSalesAdmin().get("/api/v1/clients/" + clientId).then().statusCode(200);
    }

    private static String etagOf(long clientId) {
        return open(clientId).extract().header("ETag");
    }

    private static ValidatableResponse correct(long clientId, String ifMatch, Map<String, Object> data) {
        return asSalesAdmin()
                .header("If-Match", ifMatch)
                .body(data)
                .put("/api/v1/clients/" + clientId)
                .then();
    }

    private static ValidatableResponse changeDoNotIntervene(long clientId, boolean active, String reason) {
        var change = new HashMap<String, Object>();
        change.put("active", active);
        change.put("reason", reason);
        return asSalesAdmin()
                .body(change)
                .put("/api/v1/clients/" + clientId + "/do-not-intervene")
                .then();
    }

    private List<String> audit(long clientId) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        SELECT concat_ws(' ', actor, action, target, result, coalesce(detail, '-'))
                        FROM audit
                        WHERE client_id = ?
                        ORDER BY id
                        """)) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                var entries = new ArrayList<String>();
                while (row.next()) {
                    entries.add(row.getString(1));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
