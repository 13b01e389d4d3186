package fr.gestan.gsupport.server.packs;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.packs.APack.aPack;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PacksTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Paris"));

    @Test
    void a_pack_is_made_sold_renamed_and_taken_off_sale_but_keeps_its_minutes_and_price() {
        var sales = People.salesAdmin("PKA");
        int id = aPack().with("validityMonths", 12).made(sales);
        long clientId = aClient().create();

        aPurchase()
                .of(null)
                .with("packId", id)
                .boughtFor(clientId, sales)
                .then()
                .statusCode(201)
                .body("minutes", equalTo(300))
                .body("packId", equalTo(id))
                .body("offered", equalTo(false))
                .body("bindingValidity", equalTo(false))
                .body("validUntil", equalTo(TODAY.plusMonths(12).toString()));

        var changed = aPack().with("label", "Pack 5 h")
                .with("onSaleTo", TODAY.minusDays(1).toString());
        changed.put(id, sales)
                .then()
                .statusCode(200)
                .body("label", equalTo("Pack 5 h"))
                .body("sold", equalTo(true))
                .body("onSale", equalTo(false));
        changed.with("priceCents", 1)
                .put(id, sales)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/pack-sold"));
        changed.with("priceCents", 34_900)
                .with("minutes", 301)
                .put(id, sales)
                .then()
                .statusCode(409);
        assertThat(Rows.all("SELECT action FROM audit WHERE target = ? ORDER BY id", "pack " + id))
                .extracting(row -> row.get("action"))
                .containsExactly("pack.create", "pack.change");
        list(People.technician("PKT"), "true").body("items.id", not(hasItem(id)));
        list(People.technician("PKT"), "false").body("items.id", hasItem(id));
    }

    @Test
    void nobody_buys_a_pack_that_is_off_sale_person_or_script() {
        var sales = People.salesAdmin("PKA");
        int off = aPack().with("onSaleTo", TODAY.minusDays(1).toString()).made(sales);
        int notYet = aPack().with("onSaleFrom", TODAY.plusDays(1).toString()).made(sales);
        int lastDay = aPack().with("onSaleTo", TODAY.toString()).made(sales);
        long clientId = aClient().create();

        for (var who : new String[] {sales, People.apiKey(Rights.CREDITS_WRITE)}) {
            for (int id : new int[] {off, notYet, 999_999}) {
                aPurchase()
                        .of(null)
                        .with("packId", id)
                        .boughtFor(clientId, who)
                        .then()
                        .statusCode(400)
                        .body("violations.field", hasItem("packId"));
            }
            aPurchase()
                    .of(null)
                    .with("packId", lastDay)
                    .boughtFor(clientId, who)
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void a_purchase_agrees_with_its_pack_or_is_refused() {
        var sales = People.salesAdmin("PKA");
        int id = aPack().with("validityDays", 30).with("bindingValidity", true).made(sales);
        long clientId = aClient().create();

        aPurchase()
                .of(60)
                .with("packId", id)
                .boughtFor(clientId, sales)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("minutes"))
                .body("violations.message", hasItem(containsString("300")));
        int line = aPurchase()
                .of(300)
                .with("packId", id)
                .with("offered", true)
                .boughtFor(clientId, sales)
                .then()
                .statusCode(201)
                .body("bindingValidity", equalTo(true))
                .body("offered", equalTo(true))
                .body("validUntil", equalTo(TODAY.plusDays(30).toString()))
                .extract()
                .path("id");
        assertThat(Rows.all("SELECT summary, offered, binding_validity, pack_id FROM ledger_line WHERE id = ?", (long)
                        line))
                .singleElement()
                .hasToString("{summary=CREDIT-TEMPS OFFERT, offered=true, binding_validity=true, pack_id=" + id + "}");
    }

    @Test
    void an_end_that_binds_is_needed_and_lies_ahead() {
        var sales = People.salesAdmin("PKA");
        long clientId = aClient().create();

        aPurchase()
                .with("bindingValidity", true)
                .boughtFor(clientId, sales)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("validUntil"));
        aPurchase()
                .with("bindingValidity", true)
                .with("validUntil", TODAY.minusDays(1).toString())
                .boughtFor(clientId, sales)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("validUntil"));
        aPurchase()
                .with("validUntil", "2020-01-01")
                .boughtFor(clientId, sales)
                .then()
                .statusCode(201)
                .body("bindingValidity", equalTo(false))
                .body("packId", nullValue());
    }

    @Test
    void a_key_used_before_there_were_packs_is_still_the_same_request() {
        long clientId = aClient().create();
        var key = UUID.randomUUID().toString();
        var sales = People.salesAdmin("PKA");
        aPurchase()
                .with("reference", "F-1")
                .boughtFor(clientId, sales, key)
                .then()
                .statusCode(201);

        var hashed = Rows.value("SELECT encode(request_hash, 'hex') FROM idempotency_key WHERE key = ?", key);

        assertThat(hashed)
                .isEqualTo(Rows.value(
                        "SELECT encode(sha256(convert_to(?, 'UTF8')), 'hex')",
                        "credit.buy " + clientId + " {\"minutes\":60,\"reference\":\"F-1\",\"validUntil\":null}"));
        aPurchase()
                .with("reference", "F-1")
                .with("packId", null)
                .boughtFor(clientId, sales, key)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true");
    }

    @ParameterizedTest
    @CsvSource({
        "label, '', label",
        "minutes, 0, minutes",
        "priceCents, -1, priceCents",
        "validityDays, 0, validityDays",
        "bindingValidity, true, bindingValidity",
        "onSaleTo, 2020-01-01, onSaleTo"
    })
    void a_pack_that_can_not_be_is_refused(String field, String value, String violated) {
        Object typed = value.equals("true") ? (Object) true : value.matches("-?\\d+") ? Integer.valueOf(value) : value;

        aPack().with("onSaleFrom", "2021-01-01")
                .with(field, typed)
                .post(People.salesAdmin("PKA"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(violated));
    }

    private static ValidatableResponse list(String authorization, String onSale) {
        return given().header("Authorization", authorization)
                .queryParam("onSale", onSale)
                .queryParam("limit", 200)
                .get("/api/v1/packs")
                .then()
                .statusCode(200);
    }
}
