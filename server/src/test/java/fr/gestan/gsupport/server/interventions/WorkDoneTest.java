package fr.gestan.gsupport.server.interventions;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.aFreeIntervention;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WorkDoneTest {

    @Test
    void the_interventions_of_all_clients_come_newest_first_and_nothing_else_does() {
        var technician = People.technician("WDA");
        long one = aClient().create();
        long other = aClient().create();
        aPurchase().of(60).boughtFor(one, GivenClient.salesAdmin());
        anIntervention().lasting(20).recordedFor(one, technician);
        aFreeIntervention().lasting(7).recordedFor(other, technician);

        done("by=WDA")
                .body("items.kind", everyItem(equalTo("INTERVENTION")))
                .body("items.clientId", contains((int) other, (int) one))
                .body("items.durationMinutes", contains(7, 20))
                .body("items.billing", contains("FREE", "NORMAL"))
                .body("items[0].mail.id", notNullValue())
                .body("next", nullValue());
    }

    @Test
    void days_are_those_of_the_publishers_time_zone_and_both_are_included() {
        People.technician("WDB");
        helped("WDB", 5, "2021-06-30T21:59:59.999Z");
        helped("WDB", 11, "2021-06-30T22:00:00Z");
        helped("WDB", 17, "2021-07-02T21:59:59.999Z");
        helped("WDB", 23, "2021-07-02T22:00:00Z");

        done("by=WDB&from=2021-07-01&to=2021-07-02").body("items.durationMinutes", contains(17, 11));
        done("by=WDB&from=2021-07-02&to=2021-07-02").body("items.durationMinutes", contains(17));
        done("by=WDB&to=2021-06-30").body("items.durationMinutes", contains(5));
        done("by=WDB&from=2021-07-03").body("items.durationMinutes", contains(23));
        done("by=WDB").body("items.durationMinutes", contains(23, 17, 11, 5));
        done("by=WDB&from=0000-01-01&to=9999-12-31").body("items.durationMinutes", contains(23, 17, 11, 5));
        done("by=WDB&from=2021-07-04&to=2021-07-31").body("items", empty());
    }

    @Test
    void what_is_not_corrected_is_what_pay_adds_up_however_often_it_was_recorded_again() {
        People.technician("WDC");
        helped("WDC", 15, "2021-05-10T08:00:00Z");
        long clientId = helped("WDC", 20, "2021-05-10T09:00:00Z");
        correct(clientId, Map.of("durationMinutes", 12));
        correct(clientId, Map.of("durationMinutes", 8));

        done("by=WDC&from=2021-05-01&to=2021-05-31")
                .body("items.durationMinutes", contains(8, 12, 20, 15))
                .body("items.findAll { it.correctedByLineId == null }.durationMinutes", contains(8, 15))
                .body("items[2].replacementLineId", notNullValue())
                .body("items[0].replacesLineId", notNullValue());
        given().header("Authorization", People.manager("WDM"))
                .get("/api/v1/pay?month=2021-05&by=WDC")
                .then()
                .body("technicians[0].interventions", equalTo(2))
                .body("technicians[0].totalMinutes", equalTo(23));
        done("by=WDC&from=2021-06-01").body("items", empty());
    }

    @Test
    void a_technician_sees_the_own_interventions_alone() {
        var technician = People.technician("WDE");
        long clientId = aClient().create();
        anIntervention().recordedFor(clientId, technician);
        anIntervention().recordedFor(clientId, People.technician("WDF"));

        page(technician, "")
                .then()
                .statusCode(200)
                .body("items.by", everyItem(equalTo("WDE")))
                .body("items.size()", equalTo(1));
        page(technician, "by=WDE").then().statusCode(200).body("items.size()", equalTo(1));
        page(technician, "by=WDF").then().statusCode(403).body("type", equalTo("/problems/forbidden"));
    }

    @Test
    void a_manager_sees_everybody_and_nobody_else_sees_anything() {
        anIntervention().recordedFor(aClient().create(), People.technician("WDG"));
        var both = People.person("WDH", "Both", People.PHONE, Role.MANAGER, Role.TECHNICIAN);

        page(both, "limit=200").then().statusCode(200).body("items.by", hasItem("WDG"));
        page(People.salesAdmin("WDS"), "").then().statusCode(403);
        page(People.admin("WDX"), "").then().statusCode(403);
        page(People.apiKey(Rights.CLIENTS_READ, Rights.CREDITS_READ, Rights.GREEN_BUTTON), "")
                .then()
                .statusCode(403);
        given().get("/api/v1/interventions").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({"1, 7", "3, 3", "7, 1", "8, 1"})
    void pages_leave_no_gap_and_repeat_nothing_also_within_one_moment(int limit, int pages) {
        var code = "WP" + limit;
        People.technician(code);
        var moment = Instant.parse("2021-02-03T10:00:00Z");
        var client = aClient();
        for (int i = 0; i < 4; i++) {
            client.helpedBy(code, Billing.FREE, 1 + i, moment);
        }
        client.create();
        for (int i = 0; i < 3; i++) {
            helped(code, 10 + i, "2021-02-0" + (4 + i) + "T10:00:00Z");
        }

        var seen = new ArrayList<Integer>();
        String next = null;
        int read = 0;
        do {
            var answer = page(
                    People.manager("WDM"),
                    "by=" + code + "&to=2021-02-28&limit=" + limit + (next == null ? "" : "&after=" + next));
            seen.addAll(answer.path("items.durationMinutes"));
            next = answer.path("next");
            read++;
        } while (next != null);

        assertThat(read).isEqualTo(pages);
        assertThat(seen).isEqualTo(List.of(12, 11, 10, 4, 3, 2, 1));
    }

    @Test
    void a_page_key_gets_nobody_past_the_last_day() {
        People.technician("WDI");
        helped("WDI", 5, "2021-01-10T10:00:00Z");
        helped("WDI", 6, "2021-01-20T10:00:00Z");
        helped("WDI", 7, "2021-01-30T10:00:00Z");
        String next = page(People.manager("WDM"), "by=WDI&limit=1").path("next");

        done("by=WDI&to=2021-01-15&after=" + next).body("items.durationMinutes", contains(5));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2021-02-30, from",
        "from=, from",
        "to=01/02/2021, to",
        "from=2021-02-02&to=2021-02-01, to",
        "limit=0, limit",
        "limit=201, limit",
        "limit=x, limit",
        "by=12345678901, by"
    })
    void what_is_wrong_is_named(String query, String field) {
        page(People.manager("WDM"), query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "%20",
                "42",
                "MTIz",
                "MjAyMS0wMi0wM1QxMDowMDowMFo",
                "KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaIDE",
                "%00"
            })
    void a_place_that_no_page_named_is_refused(String after) {
        given().urlEncodingEnabled(false)
                .header("Authorization", People.manager("WDM"))
                .get("/api/v1/interventions?after=" + after)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("after"));
    }

    /** A client who was helped once; answers the client. */
    private static long helped(String by, int minutes, String performedAt) {
        return aClient()
                .helpedBy(by, Billing.NORMAL, minutes, Instant.parse(performedAt))
                .create();
    }

    private static void correct(long clientId, Map<String, Object> recordAgain) {
        long lineId =
                Rows.number("SELECT max(id) FROM ledger_line WHERE client_id = ? AND kind = 'INTERVENTION'", clientId);
        given().header("Authorization", GivenClient.salesAdmin())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of("correctsLineId", lineId, "reason", "Erreur de saisie", "recordAgain", recordAgain))
                .post("/api/v1/clients/" + clientId + "/corrections")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse done(String query) {
        return page(People.manager("WDM"), query).then().statusCode(200);
    }

    private static Response page(String authorization, String query) {
        return given().header("Authorization", authorization)
                .get(query.isEmpty() ? "/api/v1/interventions" : "/api/v1/interventions?" + query);
    }
}
