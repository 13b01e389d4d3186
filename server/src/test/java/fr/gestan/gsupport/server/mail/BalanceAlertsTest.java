package fr.gestan.gsupport.server.mail;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a client hears that little, or nothing, is left. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BalanceAlertsTest {

    private static final List<Integer> THRESHOLDS = List.of(0, 30);

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({
        "31, 30, 30",
        "31, 1, 30",
        "50, 0, 0",
        "50, -10, 0",
        "1, 0, 0",
        "30, 29, none",
        "30, 0, 0",
        "31, 31, none",
        "0, -5, none",
        "-5, -10, none",
        "-5, 60, none",
        "0, 31, none",
        "60, 31, none"
    })
    void a_threshold_is_crossed_from_above_and_the_lowest_counts(int before, int after, String threshold) {
        var crossed = BalanceAlerts.crossed(THRESHOLDS, before, after);

        assertThat(crossed.isPresent() ? String.valueOf(crossed.getAsInt()) : "none")
                .isEqualTo(threshold);
    }

    @Test
    void each_crossing_is_told_once_beside_the_recap_and_again_after_a_top_up() {
        long clientId =
                aClient().with("email", "compta@alerts.example").withCredit(50).create();

        help(clientId, 10);
        assertThat(alerts(clientId)).isEmpty();
        var crossing = help(clientId, 15);
        help(clientId, 5);
        assertThat(alerts(clientId)).containsExactly("30 QUEUED");
        help(clientId, 40);
        help(clientId, 10);
        assertThat(alerts(clientId)).containsExactly("30 QUEUED", "0 QUEUED");
        aPurchase().of(60).boughtFor(clientId, People.salesAdmin("BAA")).then().statusCode(201);
        help(clientId, 15);
        assertThat(alerts(clientId)).containsExactly("30 QUEUED", "0 QUEUED");
        aPurchase().of(60).boughtFor(clientId, People.salesAdmin("BAA")).then().statusCode(201);
        help(clientId, 45);

        assertThat(alerts(clientId)).containsExactly("30 QUEUED", "0 QUEUED", "30 QUEUED");
        given().header("Authorization", People.technician("BAT"))
                .get("/api/v1/clients/" + clientId + "/history")
                .then()
                .body(
                        "items.find { it.id == " + crossing.<Integer>path("id") + " }.mail.id",
                        equalTo(crossing.<Integer>path("mail.id")));
    }

    @Test
    void a_retry_tells_nothing_twice() {
        long clientId =
                aClient().with("email", "compta@alerts.example").withCredit(31).create();
        var key = UUID.randomUUID().toString();

        for (int i = 0; i < 3; i++) {
            anIntervention()
                    .lasting(5)
                    .recordedFor(clientId, People.technician("BAT"), key)
                    .then()
                    .statusCode(201);
        }

        assertThat(alerts(clientId)).containsExactly("30 QUEUED");
    }

    @Test
    void who_stopped_alerts_or_has_no_address_gets_none() {
        long silent =
                aClient().with("email", "compta@alerts.example").withCredit(31).create();
        var token = Rows.value("SELECT token FROM mail_preference WHERE client_id = ?", silent);
        given().contentType(ContentType.URLENC)
                .body("List-Unsubscribe=One-Click")
                .post("/mail-preferences/" + token + "?kind=ALERT")
                .then()
                .statusCode(200);
        long unreachable = aClient().withCredit(31).create();

        help(silent, 5).then().body("mail.status", equalTo("QUEUED"));
        help(unreachable, 5);

        assertThat(alerts(silent)).containsExactly("30 SUPPRESSED");
        assertThat(alerts(unreachable)).containsExactly("30 SUPPRESSED");
    }

    @Test
    void an_undone_purchase_alerts_and_a_line_put_right_does_not_alert_again() {
        long clientId = aClient().with("email", "compta@alerts.example").create();
        var sales = People.salesAdmin("BAA");
        int purchase = aPurchase().of(60).boughtFor(clientId, sales).path("id");
        int wrong = help(clientId, 35).path("id");
        assertThat(alerts(clientId)).containsExactly("30 QUEUED");

        correct(
                clientId,
                Map.of("correctsLineId", wrong, "reason", "Durée", "recordAgain", Map.of("durationMinutes", 32)));
        assertThat(alerts(clientId)).as("28 instead of 25").containsExactly("30 QUEUED");
        correct(clientId, Map.of("correctsLineId", purchase, "reason", "Impayé"));

        assertThat(alerts(clientId)).containsExactly("30 QUEUED", "0 QUEUED");
    }

    private static void correct(long clientId, Map<String, Object> body) {
        given().header("Authorization", People.salesAdmin("BAA"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/clients/" + clientId + "/corrections")
                .then()
                .statusCode(201);
    }

    private static Response help(long clientId, int minutes) {
        var recorded = anIntervention().lasting(minutes).recordedFor(clientId, People.technician("BAT"));
        recorded.then().statusCode(201);
        return recorded;
    }

    /** As {@code "<threshold> <status>"}; without a mail server they stay queued or become files. */
    private static List<String> alerts(long clientId) {
        return Rows.all(
                        "SELECT about_minutes, status FROM mail WHERE client_id = ? AND kind = 'ALERT' ORDER BY id",
                        clientId)
                .stream()
                .map(row -> row.get("about_minutes") + " "
                        + String.valueOf(row.get("status")).replace("SENT", "QUEUED"))
                .toList();
    }
}
