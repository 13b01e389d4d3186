package fr.gestan.gsupport.server.overrides;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OverridesTest {

    @Test
    void an_overdrawn_client_who_was_helped_by_exception_is_listed_with_who_why_and_which_rule() {
        long clientId = aClient().named("Toiture Exception").owing(75).create();
        int line = anIntervention()
                .lasting(10)
                .because("Panne en pleine paie")
                .recordedFor(clientId, People.technician("OVT"))
                .path("id");

        page("").then()
                .statusCode(200)
                .body("items[0].lineId", equalTo(line))
                .body("items[0].clientId", equalTo((int) clientId))
                .body("items[0].companyName", equalTo("Toiture Exception"))
                .body("items[0].by", equalTo("OVT"))
                .body("items[0].fullName", equalTo("Technician OVT"))
                .body("items[0].decidedBy", equalTo("OVT"))
                .body("items[0].performedAt", notNullValue())
                .body("items[0].balanceBefore", equalTo(-75))
                .body("items[0].balanceAfter", equalTo(-85))
                .body("items[0].durationMinutes", equalTo(10))
                .body("items[0].billing", equalTo("NORMAL"))
                .body("items[0].rule", equalTo("REFUSE_OVERDRAWN"))
                .body("items[0].reason", equalTo("Panne en pleine paie"))
                .body("items[0].startedAt", nullValue())
                .body("items[0].correctedByLineId", nullValue());
    }

    @Test
    void what_sales_administration_decides_against_npi_is_listed() {
        long clientId = aClient().owing(20).inDoNotIntervene("Litige").create();
        anIntervention().because("Accord du directeur").recordedFor(clientId, GivenClient.salesAdmin());

        page("").then()
                .body("items[0].rule", equalTo("REFUSE_DO_NOT_INTERVENE"))
                .body("items[0].by", equalTo("ADC"))
                .body("items[0].reason", equalTo("Accord du directeur"));
    }

    @Test
    void work_begun_before_npi_was_set_is_listed_with_when_it_began() {
        long clientId = aClient().owing(20).inDoNotIntervene("Litige").create();
        var began = Instant.now().minus(Duration.ofMinutes(30));
        anIntervention()
                .with("startedAt", began.toString())
                .because("Déjà commencé")
                .recordedFor(clientId, People.technician("OVT"));

        var newest = page("");
        newest.then().body("items[0].rule", equalTo("REFUSE_DO_NOT_INTERVENE")).body("items[0].by", equalTo("OVT"));
        assertThat(Instant.parse(newest.path("items[0].startedAt")))
                .isCloseTo(began, org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MILLIS));
    }

    @Test
    void a_corrected_one_says_so_and_one_recorded_again_says_who_decided() {
        long clientId = aClient().owing(75).create();
        int line = anIntervention()
                .lasting(10)
                .because("Urgent")
                .recordedFor(clientId, People.technician("OVT"))
                .path("id");
        var correction = given().header("Authorization", GivenClient.salesAdmin())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "correctsLineId",
                        line,
                        "reason",
                        "Cinq minutes de trop",
                        "recordAgain",
                        Map.of("durationMinutes", 5)))
                .post("/api/v1/clients/" + clientId + "/corrections");

        page("").then()
                .body("items[0].lineId", equalTo(correction.<Integer>path("replacementLineId")))
                .body("items[0].by", equalTo("OVT"))
                .body("items[0].decidedBy", equalTo("ADC"))
                .body("items[0].reason", equalTo("Cinq minutes de trop"))
                .body("items[1].lineId", equalTo(line))
                .body("items[1].correctedByLineId", equalTo(correction.<Integer>path("id")));
    }

    @Test
    void what_no_rule_refused_is_not_there() {
        long clientId = aClient().withCredit(100).create();
        anIntervention().because("Pour rien").recordedFor(clientId, People.technician("OVT"));

        page("limit=200").then().body("items.clientId", not(hasItem((int) clientId)));
    }

    @Test
    void pages_leave_no_gap_and_repeat_nothing() {
        long clientId = aClient().owing(75).create();
        for (int i = 0; i < 5; i++) {
            anIntervention().because("Urgent").recordedFor(clientId, People.technician("OVT"));
        }
        List<Integer> all = page("limit=200").path("items.lineId");

        var seen = new ArrayList<Integer>();
        String next = null;
        do {
            var answer = page("limit=2" + (next == null ? "" : "&after=" + next));
            seen.addAll(answer.path("items.lineId"));
            next = answer.path("next");
        } while (next != null);

        assertThat(seen).isEqualTo(all).hasSizeGreaterThan(4).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void sales_and_managers_may_read_and_nobody_else() {
        for (var reader : List.of(GivenClient.salesAdmin(), People.manager("OVM"))) {
            page(reader, "").then().statusCode(200);
        }
        for (var other : List.of(
                People.technician("OVT"),
                People.admin("OVA"),
                People.apiKey(Rights.CLIENTS_READ, Rights.CREDITS_READ, Rights.GREEN_BUTTON))) {
            page(other, "").then().statusCode(403);
        }
        given().get("/api/v1/overrides").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=", "after=garbage", "after=42", "after=%00"})
    void what_is_wrong_is_named(String query) {
        given().urlEncodingEnabled(false)
                .header("Authorization", People.manager("OVM"))
                .get("/api/v1/overrides?" + query)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(query.substring(0, query.indexOf('='))));
    }

    private static Response page(String query) {
        return page(People.manager("OVM"), query);
    }

    private static Response page(String authorization, String query) {
        return given().header("Authorization", authorization)
                .get(query.isEmpty() ? "/api/v1/overrides" : "/api/v1/overrides?" + query);
    }
}
