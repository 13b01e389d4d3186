package fr.gestan.gsupport.server.credits;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PurchasesTest {

    @Test
    void a_key_sees_what_it_bought_for_whichever_client_oldest_first() {
        var script = People.apiKey(Rights.CREDITS_WRITE, Rights.CREDITS_READ, Rights.GREEN_BUTTON);
        long one = aClient().owing(15).create();
        long other = aClient().create();
        var first = aPurchase()
                .with("reference", "4712")
                .with("validUntil", "2027-07-30")
                .boughtFor(one, script);
        var second = aPurchase().of(90).boughtFor(other, script);
        aPurchase().boughtFor(one, GivenClient.salesAdmin());
        aPurchase().boughtFor(one, People.apiKey(Rights.CREDITS_WRITE));

        bought(script, "since", first.path("performedAt"))
                .body("items.id", contains(first.<Integer>path("id"), second.<Integer>path("id")))
                .body("items[0].clientId", equalTo((int) one))
                .body("items[0].minutes", equalTo(60))
                .body("items[0].balanceBefore", equalTo(-15))
                .body("items[0].balanceAfter", equalTo(45))
                .body("items[0].performedAt", equalTo(first.path("performedAt")))
                .body("items[0].by", equalTo("9999"))
                .body("items[0].reference", equalTo("4712"))
                .body("items[0].validUntil", equalTo("2027-07-30"))
                .body("items[0].correctedByLineId", nullValue())
                .body("items[1].clientId", equalTo((int) other))
                .body("items[1].reference", nullValue())
                .body("next", nullValue());
    }

    @Test
    void a_person_sees_what_that_person_bought_and_what_was_undone() {
        var buyer = People.salesAdmin("PUA");
        long clientId = aClient().create();
        var purchase = aPurchase().boughtFor(clientId, buyer);

        int undo = given().header("Authorization", GivenClient.salesAdmin())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of("correctsLineId", purchase.<Integer>path("id"), "reason", "Commande annulée"))
                .post("/api/v1/clients/" + clientId + "/corrections")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        bought(buyer, "since", purchase.path("performedAt"))
                .body("items.id", contains(purchase.<Integer>path("id")))
                .body("items[0].by", equalTo("PUA"))
                .body("items[0].correctedByLineId", equalTo(undo));
        bought(People.salesAdmin("PUB")).body("items", equalTo(List.of()));
    }

    @Test
    void pages_follow_one_another_without_gap_or_repetition() {
        var buyer = People.salesAdmin("PUC");
        var expected = new ArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            expected.add(aPurchase().boughtFor(aClient().create(), buyer).path("id"));
        }

        var seen = new ArrayList<Integer>();
        var sizes = new ArrayList<Integer>();
        String after = null;
        do {
            var page = after == null ? bought(buyer, "limit", "2") : bought(buyer, "limit", "2", "after", after);
            List<Integer> ids = page.extract().path("items.id");
            seen.addAll(ids);
            sizes.add(ids.size());
            after = page.extract().path("next");
        } while (after != null);

        assertThat(seen).isEqualTo(expected);
        assertThat(sizes).containsExactly(2, 2, 1);
    }

    @Test
    void since_takes_its_own_instant_in_and_leaves_the_millisecond_before_out() {
        var buyer = People.salesAdmin("PUD");
        var purchase = aPurchase().boughtFor(aClient().create(), buyer);
        var at = Instant.parse(purchase.path("performedAt"));

        bought(buyer, "since", at.toString()).body("items.id", contains(purchase.<Integer>path("id")));
        bought(buyer, "since", at.plusMillis(1).toString()).body("items", equalTo(List.of()));
        bought(buyer, "since", "0001-01-01T00:00:00Z").body("items.id", contains(purchase.<Integer>path("id")));
        bought(buyer, "since", "9999-12-31T23:59:59.999999999Z").body("items", equalTo(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2022-02-01",
                "2022-02-01T08:30:00",
                "2022-02-01T08:30:00+01:00",
                "2022-02-30T08:30:00Z",
                "2022-02-01T25:00:00Z",
                "1643704200",
                "+12345-01-01T00:00:00Z",
                "2022-02-01T08:30Z"
            })
    void since_must_be_an_instant_in_utc(String since) {
        refused("since", since);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "ten"})
    void a_page_has_one_to_two_hundred_items(String limit) {
        refused("limit", limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "!!", "bm9uZQ"})
    void after_must_be_what_a_page_gave(String after) {
        refused("after", after);
    }

    @Test
    void nobody_else_may_ask() {
        for (var other : new String[] {
            People.technician("PUT"),
            People.manager("PUM"),
            People.admin("PUX"),
            People.apiKey(Rights.CLIENTS_READ, Rights.GREEN_BUTTON)
        }) {
            given().header("Authorization", other).get("/api/v1/credits").then().statusCode(403);
        }
        given().get("/api/v1/credits").then().statusCode(401);
        bought(People.apiKey(Rights.CREDITS_READ));
        bought(People.apiKey(Rights.CREDITS_WRITE));
    }

    private static void refused(String parameter, String value) {
        given().header("Authorization", People.apiKey(Rights.CREDITS_READ))
                .queryParam(parameter, value)
                .get("/api/v1/credits")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(parameter));
    }

    private static ValidatableResponse bought(String authorization, String... parameters) {
        var request = given().header("Authorization", authorization);
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/api/v1/credits").then().statusCode(200);
    }
}
