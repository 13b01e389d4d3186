package fr.gestan.gsupport.server.mail.requests;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.icegreen.greenmail.util.GreenMail;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.credits.APurchase;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class RecapAgainTest {

    GreenMail mailServer;

    private String address;
    private long clientId;
    private int line;

    @BeforeEach
    void an_intervention_whose_recap_has_arrived() {
        address = UUID.randomUUID() + "@marais.example";
        clientId = aClient().with("email", address).withCredit(60).create();
        line = anIntervention().lasting(8).recordedFor(clientId, technician()).path("id");
        Arrived.await(1, address, mailServer);
    }

    @Test
    void the_client_gets_it_once_more_with_the_same_figures_whatever_happened_since() {
        anIntervention().lasting(20).recordedFor(clientId, technician());

        recap(technician())
                .then()
                .statusCode(202)
                .body("mail.id", notNullValue())
                .body("mail.status", equalTo("QUEUED"));

        var arrived = Arrived.await(3, address, mailServer);
        assertThat(Arrived.text(arrived.get(2)))
                .isEqualTo(Arrived.text(arrived.get(0)))
                .contains("60 minutes")
                .contains("52 minutes");
        assertThat(Rows.all(
                        "SELECT actor, target FROM audit WHERE action = 'recap.send-again' AND client_id = ?",
                        clientId))
                .containsExactly(Map.of("actor", "person:RQT", "target", "line " + line));
    }

    @Test
    void the_same_key_sends_one_however_often_it_is_clicked() {
        var key = UUID.randomUUID().toString();

        int first = recap(technician(), line, key).path("mail.id");
        recap(technician(), line, key)
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("mail.id", equalTo(first));

        assertThat(Rows.number("SELECT count(*) FROM mail WHERE line_id = ?", (long) line))
                .isEqualTo(2);
    }

    @Test
    void it_is_for_the_technician_whose_intervention_it_is_sales_and_managers() {
        for (var other : List.of(GivenClient.salesAdmin(), People.manager("RQM"))) {
            recap(other).then().statusCode(202);
        }
        for (var other : List.of(People.technician("RQO"), People.admin("RQA"), People.apiKey(Rights.CLIENTS_READ))) {
            recap(other).then().statusCode(403);
        }
    }

    @Test
    void without_an_address_it_is_said_so_and_the_first_one_stays_in_sight() {
        card().then().body("noRecapBecause", nullValue());
        correct(Map.of("companyName", "Sans adresse"));
        card().then().body("noRecapBecause", equalTo("NO_ADDRESS"));

        recap(technician())
                .then()
                .statusCode(202)
                .body("mail.status", equalTo("SUPPRESSED"))
                .body("mail.suppressedBecause", equalTo("NO_ADDRESS"));

        history().then().body("items[0].mail.status", equalTo("SENT")).body("items[0].mail.sentAt", notNullValue());
    }

    @Test
    void who_opted_out_gets_none_and_it_is_said_so() {
        People.execute("UPDATE mail_preference SET recaps = false WHERE client_id = ?", clientId);

        recap(technician()).then().body("mail.suppressedBecause", equalTo("NOT_WANTED"));
        card().then().body("noRecapBecause", equalTo("NOT_WANTED"));
        anIntervention()
                .recordedFor(clientId, technician())
                .then()
                .statusCode(201)
                .body("mail.status", equalTo("SUPPRESSED"))
                .body("mail.suppressedBecause", equalTo("NOT_WANTED"));
    }

    @Test
    void the_history_shows_the_newest_that_counts_and_when_the_client_last_got_one() {
        int again = recap(technician()).path("mail.id");
        Arrived.await(2, address, mailServer);
        People.execute("UPDATE mail SET status = 'FAILED', sent_at = NULL, last_error = '552 full' WHERE id = ?", (long)
                again);

        history()
                .then()
                .body("items[0].mail.id", equalTo(again))
                .body("items[0].mail.status", equalTo("FAILED"))
                .body("items[0].mail.lastError", equalTo("552 full"))
                .body("items[0].mail.suppressedBecause", nullValue())
                .body("items[0].mail.sentAt", notNullValue())
                .body("items[0].bugReport", nullValue());
    }

    @Test
    void of_an_undone_intervention_of_a_purchase_and_of_nothing_there_is_none() {
        given().header("Authorization", GivenClient.salesAdmin())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of("correctsLineId", line, "reason", "Mauvais client"))
                .post("/api/v1/clients/" + clientId + "/corrections")
                .then()
                .statusCode(201);
        int purchase = APurchase.aPurchase()
                .boughtFor(clientId, GivenClient.salesAdmin())
                .path("id");

        recap(technician()).then().statusCode(409).body("type", endsWith("/problems/already-corrected"));
        recap(technician(), purchase, null).then().statusCode(404);
        recap(technician(), 999_999_999, null).then().statusCode(404);
    }

    private Response card() {
        return given().header("Authorization", technician()).get("/api/v1/clients/" + clientId);
    }

    @Test
    void without_an_address_of_the_developers_no_bug_is_reported_and_it_is_said_why() {
        given().header("Authorization", technician())
                .contentType(ContentType.JSON)
                .body(Map.of("title", "Total faux", "description", "TVA"))
                .post("/api/v1/interventions/" + line + "/bug-report")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/no-bug-report-address"));
    }

    private void correct(Map<String, String> data) {
        var card = given().header("Authorization", GivenClient.salesAdmin()).get("/api/v1/clients/" + clientId);
        given().header("Authorization", GivenClient.salesAdmin())
                .header("If-Match", card.header("ETag"))
                .contentType(ContentType.JSON)
                .body(data)
                .put("/api/v1/clients/" + clientId)
                .then()
                .statusCode(200);
    }

    private static String technician() {
        return People.technician("RQT");
    }

    private Response recap(String authorization) {
        return recap(authorization, line, null);
    }

    private static Response recap(String authorization, long lineId, String key) {
        var request = given().header("Authorization", authorization);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/api/v1/interventions/" + lineId + "/recap");
    }

    private Response history() {
        return given().header("Authorization", technician()).get("/api/v1/clients/" + clientId + "/history");
    }
}
