package fr.gestan.gsupport.server.lots;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static fr.gestan.gsupport.server.packs.APack.aPack;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LotsTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Paris"));

    @Test
    void the_lots_of_a_client_are_listed_in_the_order_in_which_they_are_drawn_on() {
        long clientId = aClient().create();
        var sales = People.salesAdmin("LTA");
        int pack = aPack().with("label", "Pack 1 heure").with("minutes", 60).made(sales);
        int endless = bought(clientId, aPurchase().of(null).with("packId", pack).boughtFor(clientId, sales));
        int ending = bought(
                clientId,
                aPurchase()
                        .of(30)
                        .with("reference", "F-7")
                        .with("validUntil", TODAY.plusDays(90).toString())
                        .with("bindingValidity", true)
                        .boughtFor(clientId, sales));
        int gift = bought(
                clientId,
                aPurchase()
                        .of(10)
                        .with("offered", true)
                        .with("validUntil", TODAY.plusDays(90).toString())
                        .boughtFor(clientId, sales));

        anIntervention()
                .lasting(15)
                .recordedFor(clientId, People.technician("LTT"))
                .then()
                .statusCode(201);

        lots(clientId)
                .body("items.lineId", contains(ending, endless, gift))
                .body("items.remainingMinutes", contains(25, 60, 0))
                .body("items[0].minutes", equalTo(30))
                .body("items[0].validUntil", equalTo(TODAY.plusDays(90).toString()))
                .body("items[0].bindingValidity", equalTo(true))
                .body("items[0].offered", equalTo(false))
                .body("items[0].reference", equalTo("F-7"))
                .body("items[0].packLabel", nullValue())
                .body("items[1].packLabel", equalTo("Pack 1 heure"))
                .body("items[1].validUntil", nullValue())
                .body("items[2].offered", equalTo(true));
    }

    @Test
    void a_client_who_owes_has_nothing_left_in_any_lot() {
        long clientId = aClient().owing(15).create();

        lots(clientId).body("items", hasSize(0));
        given().header("Authorization", People.technician("LTT"))
                .get("/api/v1/clients/99999999/lots")
                .then()
                .statusCode(404);
    }

    @Test
    void a_lot_is_extended_once_per_key_by_a_line_that_moves_nothing() {
        long clientId = aClient().create();
        var sales = People.salesAdmin("LTA");
        var end = TODAY.plusDays(20);
        int lot = bought(
                clientId,
                aPurchase()
                        .with("validUntil", end.toString())
                        .with("bindingValidity", true)
                        .boughtFor(clientId, sales));
        var key = UUID.randomUUID().toString();

        var extended = extend(clientId, lot, end.plusDays(30), key);

        extended.then()
                .statusCode(201)
                .body("kind", equalTo("EXPIRY"))
                .body("balanceBefore", equalTo(60))
                .body("balanceAfter", equalTo(60))
                .body("by", equalTo("LTA"))
                .body("summary", containsString("Geste commercial"))
                .body("lot.lineId", equalTo(lot))
                .body("lot.validUntil", equalTo(end.plusDays(30).toString()));
        assertThat(extend(clientId, lot, end.plusDays(30), key).asString()).isEqualTo(extended.asString());
        lots(clientId)
                .body("items.lineId", contains(lot))
                .body("items[0].validUntil", equalTo(end.plusDays(30).toString()));
        history(clientId)
                .body("items", hasSize(2))
                .body("items[0].id", equalTo(extended.<Integer>path("id")))
                .body("items[0].lot.lineId", equalTo(lot));
        given().header("Authorization", People.technician("LTT"))
                .get("/api/v1/clients/" + clientId)
                .then()
                .body("credit.validUntil", equalTo(end.plusDays(30).toString()));
        assertThat(Rows.number("SELECT count(*) FROM audit WHERE client_id = ? AND action = 'lot.extend'", clientId))
                .isOne();
    }

    @Test
    void a_lot_is_not_shortened_nor_extended_into_the_past_nor_without_an_end_or_minutes() {
        long clientId = aClient().create();
        var sales = People.salesAdmin("LTA");
        int ending = bought(
                clientId,
                aPurchase().with("validUntil", TODAY.minusDays(9).toString()).boughtFor(clientId, sales));
        int endless = bought(clientId, aPurchase().boughtFor(clientId, sales));

        extend(clientId, ending, TODAY.minusDays(9), null)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("validUntil"));
        extend(clientId, ending, TODAY.minusDays(1), null).then().statusCode(400);
        extend(clientId, endless, TODAY.plusDays(9), null)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/lot-not-extendable"));
        extend(clientId, 1, TODAY.plusDays(9), null).then().statusCode(404);
        anIntervention()
                .lasting(60)
                .recordedFor(clientId, People.technician("LTT"))
                .then()
                .statusCode(201);
        extend(clientId, ending, TODAY.plusDays(9), null).then().statusCode(409);
        history(clientId).body("items", hasSize(3));
    }

    private static Response extend(long clientId, int lot, LocalDate until, String key) {
        return given().header("Authorization", People.salesAdmin("LTA"))
                .header("Idempotency-Key", key == null ? UUID.randomUUID().toString() : key)
                .contentType(ContentType.JSON)
                .body(Map.of("validUntil", until.toString(), "reason", "Geste commercial"))
                .post("/api/v1/clients/" + clientId + "/lots/" + lot + "/extension");
    }

    private static int bought(long clientId, Response purchase) {
        return purchase.then()
                .statusCode(201)
                .body("clientId", equalTo((int) clientId))
                .extract()
                .path("id");
    }

    private static ValidatableResponse lots(long clientId) {
        return given().header("Authorization", People.technician("LTT"))
                .get("/api/v1/clients/" + clientId + "/lots")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse history(long clientId) {
        return given().header("Authorization", People.technician("LTT"))
                .get("/api/v1/clients/" + clientId + "/history")
                .then()
                .statusCode(200);
    }
}
