package fr.gestan.gsupport.server.overview;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.interventions.AnIntervention.aFreeIntervention;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has days of its own. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OverviewTest {

    @Test
    void minutes_are_added_up_by_week_of_the_publishers_time_zone_and_empty_weeks_are_there_too() {
        aClient()
                .thatBought(500, Instant.parse("2009-01-01T09:00:00Z"), null)
                .helped(Billing.NORMAL, 1, Instant.parse("2009-03-01T22:59:59Z"))
                .helped(Billing.NORMAL, 2, Instant.parse("2009-03-01T23:00:00Z"))
                .helped(Billing.FREE, 4, Instant.parse("2009-03-08T22:59:59Z"))
                .helped(Billing.NORMAL, 8, Instant.parse("2009-03-18T09:00:00Z"))
                .helped(Billing.NORMAL, 16, Instant.parse("2009-03-20T09:00:00Z"))
                .create();

        overview("from=2009-03-02&to=2009-03-19")
                .body("from", equalTo("2009-03-02"))
                .body("to", equalTo("2009-03-19"))
                .body("weeks.startsOn", contains("2009-03-02", "2009-03-09", "2009-03-16"))
                .body("weeks.normalMinutes", contains(2, 0, 8))
                .body("weeks.freeMinutes", contains(4, 0, 0))
                .body("soldMinutes", equalTo(0))
                .body("usedMinutes", equalTo(10));
        overview("from=2009-03-04&to=2009-03-04").body("weeks.startsOn", contains("2009-03-02"));
    }

    @Test
    void what_is_corrected_counts_for_nothing_and_what_is_recorded_again_on_its_first_day() {
        long clientId = aClient()
                .thatBought(500, Instant.parse("2009-05-04T09:00:00Z"), null)
                .thatBought(70, Instant.parse("2009-05-05T09:00:00Z"), null)
                .helped(Billing.NORMAL, 20, Instant.parse("2009-05-06T09:00:00Z"))
                .helped(Billing.NORMAL, 30, Instant.parse("2009-05-07T09:00:00Z"))
                .create();
        long first = Rows.number("SELECT min(id) FROM ledger_line WHERE client_id = ?", clientId);
        correct(clientId, first + 1, null);
        correct(clientId, first + 2, null);
        correct(clientId, first + 3, Map.of("durationMinutes", 9, "billing", "FREE", "freeReason", "TRAINING"));

        overview("from=2009-05-04&to=2009-05-10")
                .body("soldMinutes", equalTo(500))
                .body("usedMinutes", equalTo(0))
                .body("weeks.normalMinutes", contains(0))
                .body("weeks.freeMinutes", contains(9))
                .body("freeMinutes", hasSize(1))
                .body("freeMinutes[0].cause", equalTo("TRAINING"))
                .body("freeMinutes[0].minutes", equalTo(9))
                .body("busiestClients.clientId", contains((int) clientId));
    }

    @Test
    void the_ten_busiest_clients_come_in_their_order() {
        var clients = IntStream.rangeClosed(1, 12)
                .mapToLong(i -> aClient()
                        .named("Occupé " + i)
                        .helped(Billing.NORMAL, 10 * i, Instant.parse("2009-07-08T09:00:00Z"))
                        .helped(Billing.FREE, i, Instant.parse("2009-07-09T09:00:00Z"))
                        .create())
                .toArray();

        overview("from=2009-07-01&to=2009-07-31")
                .body("busiestClients", hasSize(10))
                .body("busiestClients[0].clientId", equalTo((int) clients[11]))
                .body("busiestClients[0].companyName", equalTo("Occupé 12"))
                .body("busiestClients[0].interventions", equalTo(2))
                .body("busiestClients[0].normalMinutes", equalTo(120))
                .body("busiestClients[0].freeMinutes", equalTo(12))
                .body("busiestClients[9].clientId", equalTo((int) clients[2]));
    }

    @Test
    void causes_and_mails_are_counted() {
        var before = overview("").extract().jsonPath();
        long clientId =
                aClient().with("email", "vue@ensemble.example").withCredit(100).create();
        aFreeIntervention().with("freeReason", "DEFECT").lasting(11).recordedFor(clientId, People.technician("OVW"));
        aFreeIntervention().lasting(5).recordedFor(clientId, People.technician("OVW"));
        anIntervention().lasting(7).recordedFor(clientId, People.technician("OVW"));
        var after = overview("").extract().jsonPath();

        assertThat(cause(after, "'DEFECT'") - cause(before, "'DEFECT'")).isEqualTo(11);
        assertThat(cause(after, "null") - cause(before, "null")).isEqualTo(5);
        assertThat(mails(after) - mails(before)).isEqualTo(3);
        assertThat(after.getList("mails.status")).containsExactly("QUEUED", "SENT", "FAILED", "SUPPRESSED");
    }

    @Test
    void unless_told_the_days_are_the_last_twelve_weeks_and_this_one() {
        var figures = overview("").extract().jsonPath();

        var to = LocalDate.parse(figures.getString("to"));
        var from = LocalDate.parse(figures.getString("from"));
        assertThat(from.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(figures.getList("weeks")).hasSize(13);
        assertThat(from.plusWeeks(13)).isAfter(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2021-02-02&to=2021-02-01",
                "from=2001-01-01&to=2021-02-01",
                "from=never",
                "from=0000-01-01&to=0000-02-01"
            })
    void days_that_are_none_are_refused(String query) {
        given().header("Authorization", People.manager("OVM"))
                .get("/api/v1/overview?" + query)
                .then()
                .statusCode(400);
    }

    private static int cause(JsonPath figures, String cause) {
        Integer minutes = figures.get("freeMinutes.find { it.cause == " + cause + " }?.minutes");
        return minutes == null ? 0 : minutes;
    }

    private static int mails(JsonPath figures) {
        return figures.getList("mails.count", Integer.class).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static void correct(long clientId, long lineId, Map<String, Object> recordAgain) {
        var body = new HashMap<String, Object>();
        body.put("correctsLineId", lineId);
        body.put("reason", "Erreur de saisie");
        body.put("recordAgain", recordAgain);
        given().header("Authorization", GivenClient.salesAdmin())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/clients/" + clientId + "/corrections")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse overview(String query) {
        return given().header("Authorization", People.manager("OVM"))
                .get("/api/v1/overview" + (query.isEmpty() ? "" : "?" + query))
                .then()
                .statusCode(200);
    }
}
