package fr.gestan.gsupport.server.pay;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.aFreeIntervention;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PayTest {

    @Test
    void every_intervention_counts_and_a_purchase_never() {
        long clientId = aClient().withCredit(100).create();
        anIntervention().lasting(20).recordedFor(clientId, People.technician("PYA"));
        aFreeIntervention().lasting(7).recordedFor(clientId, People.technician("PYA"));
        aPurchase().of(60).boughtFor(clientId, People.salesAdmin("PYS"));

        pay("").body("technicians.find { it.by == 'PYA' }.fullName", equalTo("Technician PYA"))
                .body("technicians.find { it.by == 'PYA' }.interventions", equalTo(2))
                .body("technicians.find { it.by == 'PYA' }.normalMinutes", equalTo(20))
                .body("technicians.find { it.by == 'PYA' }.freeMinutes", equalTo(7))
                .body("technicians.find { it.by == 'PYA' }.totalMinutes", equalTo(27))
                .body("technicians.by", not(hasItem("PYS")));
    }

    @Test
    void months_are_those_of_the_publishers_time_zone() {
        People.technician("PYB");
        helped("PYB", 5, "2021-06-30T21:59:59.999Z");
        helped("PYB", 11, "2021-06-30T22:00:00Z");
        helped("PYB", 17, "2021-07-31T21:59:59.999Z");
        helped("PYB", 23, "2021-07-31T22:00:00Z");

        pay("month=2021-07&by=PYB")
                .body("month", equalTo("2021-07"))
                .body("technicians.size()", equalTo(1))
                .body("technicians[0].totalMinutes", equalTo(28));
        pay("month=2021-06&by=PYB").body("technicians[0].totalMinutes", equalTo(5));
        pay("month=2021-08&by=PYB").body("technicians[0].totalMinutes", equalTo(23));
    }

    @Test
    void a_corrected_intervention_does_not_count_in_the_month_of_the_work() {
        People.technician("PYC");
        long clientId = helped("PYC", 20, "2021-03-10T09:00:00Z");
        correct(clientId, lastWork(clientId), null).then().statusCode(201);

        pay("month=2021-03&by=PYC").body("technicians", empty());
        pay("by=PYC").body("technicians", empty());
    }

    @Test
    void work_recorded_again_counts_once_in_its_own_month_for_who_did_it_however_often() {
        People.technician("PYD");
        long clientId = helped("PYD", 20, "2021-04-10T09:00:00Z");
        long another = aClient().withCredit(100).create();
        correct(clientId, lastWork(clientId), Map.of("durationMinutes", 12))
                .then()
                .statusCode(201);
        correct(clientId, lastWork(clientId), Map.of("clientId", another, "billing", "FREE"))
                .then()
                .statusCode(201);

        pay("month=2021-04&by=PYD")
                .body("technicians[0].interventions", equalTo(1))
                .body("technicians[0].normalMinutes", equalTo(0))
                .body("technicians[0].freeMinutes", equalTo(12));
        pay("by=PYD").body("technicians", empty());
    }

    @Test
    void the_house_account_is_never_paid() {
        helped("9999", 9, "2021-05-10T09:00:00Z");

        pay("month=2021-05").body("technicians.by", not(hasItem("9999")));
    }

    @Test
    void a_technician_sees_the_own_month_alone() {
        long clientId = aClient().withCredit(100).create();
        var technician = People.technician("PYE");
        anIntervention().recordedFor(clientId, technician);
        anIntervention().recordedFor(clientId, People.technician("PYF"));

        pay(technician, "").statusCode(200).body("technicians.by", everyItem(equalTo("PYE")));
        pay(technician, "by=PYE").statusCode(200).body("technicians.size()", equalTo(1));
        pay(technician, "by=PYF").statusCode(403);
    }

    @Test
    void a_manager_who_is_a_technician_too_sees_everybody() {
        long clientId = aClient().withCredit(100).create();
        anIntervention().recordedFor(clientId, People.technician("PYG"));
        var both = People.person("PYH", "Both", People.PHONE, Role.MANAGER, Role.TECHNICIAN);

        pay(both, "by=PYG").statusCode(200).body("technicians[0].by", equalTo("PYG"));
    }

    @Test
    void nobody_else_sees_pay() {
        pay(People.salesAdmin("PYS"), "").statusCode(403);
        pay(People.admin("PYX"), "").statusCode(403);
        pay(People.apiKey(Rights.CLIENTS_READ), "").statusCode(403);
        given().get("/api/v1/pay").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-13", "2021", "11-2021", "2021-7", "", "+12021-01", "2021-07-01"})
    void a_month_that_is_none_is_named(String month) {
        pay("month=" + month).statusCode(400).body("violations[0].field", equalTo("month"));
    }

    @Test
    void the_same_comes_as_csv_in_french() {
        People.person("PYI", "=Zoé \"Zaza\", ROUX", People.PHONE, Role.TECHNICIAN);
        helped("PYI", 30, "2021-09-10T09:00:00Z");

        var csv = csv("month=2021-09&by=PYI", "fr");

        csv.then()
                .statusCode(200)
                .header("Content-Type", "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"gsupport-2021-09.csv\"");
        assertThat(csv.body().asString())
                .isEqualTo("Mois,Par,Nom,Interventions,Normal (mn),Gratuit (mn),Total (mn)\r\n"
                        + "2021-09,PYI,\"'=Zoé \"\"Zaza\"\", ROUX\",1,30,0,30\r\n");
    }

    @Test
    void csv_has_english_headings_and_problems_where_asked_for() {
        assertThat(csv("month=2020-01&by=PYI", "en").body().asString())
                .isEqualTo("Month,By,Name,Interventions,Normal (min),Free (min),Total (min)\r\n");
        csv("month=never", "en")
                .then()
                .statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("violations[0].field", equalTo("month"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/html, */*;q=0.8", "text/csv;q=0.1, application/json"})
    void json_comes_to_whoever_takes_it(String accept) {
        given().header("Authorization", People.manager("PYM"))
                .header("Accept", accept)
                .get("/api/v1/pay?month=2021-09")
                .then()
                .statusCode(200)
                .contentType(containsString("application/json"));
    }

    @Test
    void another_format_is_refused() {
        given().header("Authorization", People.manager("PYM"))
                .header("Accept", "application/pdf")
                .get("/api/v1/pay?month=2021-09")
                .then()
                .statusCode(406)
                .body("type", equalTo("/problems/not-acceptable"));
    }

    /** A client with credit who was helped once; answers the client. */
    private static long helped(String by, int minutes, String performedAt) {
        return aClient()
                .thatBought(100, Instant.parse("2020-01-01T00:00:00Z"), null)
                .helpedBy(by, Billing.NORMAL, minutes, Instant.parse(performedAt))
                .create();
    }

    private static long lastWork(long clientId) {
        return Rows.number("SELECT max(id) FROM ledger_line WHERE client_id = ? AND kind = 'INTERVENTION'", clientId);
    }

    private static Response correct(long clientId, long lineId, Map<String, Object> recordAgain) {
        var body = new HashMap<String, Object>();
        body.put("correctsLineId", lineId);
        body.put("reason", "Erreur de saisie");
        body.put("recordAgain", recordAgain);
        return given().header("Authorization", GivenClient.salesAdmin())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/clients/" + clientId + "/corrections");
    }

    private static ValidatableResponse pay(String query) {
        return pay(People.manager("PYM"), query);
    }

    private static ValidatableResponse pay(String authorization, String query) {
        return given().header("Authorization", authorization)
                .get(query.isEmpty() ? "/api/v1/pay" : "/api/v1/pay?" + query)
                .then();
    }

    private static Response csv(String query, String language) {
        return given().header("Authorization", People.manager("PYM"))
                .header("Accept", "text/csv")
                .header("Accept-Language", language)
                .get("/api/v1/pay?" + query);
    }
}
