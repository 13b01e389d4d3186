package fr.gestan.gsupport.server.greenbutton;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class GreenButtonTest {

    @ParameterizedTest
    @ValueSource(strings = {"GBA-20-0001", "gba 20 0001", "GBA200001", " gba.20.0001 "})
    void a_licence_number_opens_its_account_however_it_is_spelt(String licenceNumber) {
        long clientId = once("Menuiserie GBA", Map.of("licenceNumber", "GBA-20-0001", "city", "Verton"));

        found(Map.of("licenceNumber", licenceNumber))
                .body("match", equalTo("ONE"))
                .body("candidates.id", contains((int) clientId))
                .body("candidates[0].companyName", equalTo("Menuiserie GBA"))
                .body("candidates[0].city", equalTo("Verton"))
                .body("candidates[0].balanceMinutes", equalTo(0))
                .body("candidates[0].doNotIntervene", equalTo(false))
                .body("candidates[0].hosting", equalTo("CLASSIC"))
                .body("openUri", equalTo("gsupport://clients/" + clientId));
    }

    @Test
    void the_clients_number_an_address_or_a_name_open_an_account_too() {
        long clientId = once("Éts. Noël & Fils", Map.of("email", "Noel@GBB.example", "postalCode", "62 180"));

        one(clientId, Map.of("clientId", clientId));
        one(clientId, Map.of("email", " noel@gbb.EXAMPLE "));
        one(clientId, Map.of("companyName", "ETS NOEL & FILS"));
        one(clientId, Map.of("companyName", "ets noel fils", "postalCode", "62180"));
        one(clientId, Map.of("clientId", clientId, "email", "noel@gbb.example", "version", "12.3"));
    }

    @Test
    void accounts_of_one_company_are_a_choice_until_something_tells_them_apart() {
        long lyon = once("Trois Comptes", Map.of("postalCode", "69001", "licenceNumber", "GBC-1"));
        long paris = another("Trois Comptes", Map.of("postalCode", "75001", "email", "paris@gbc.example"));
        long brest = another("Trois Comptes", Map.of("postalCode", "29200"));

        found(Map.of("companyName", "trois-comptes"))
                .body("match", equalTo("SEVERAL"))
                .body("candidates.id", contains((int) lyon, (int) paris, (int) brest))
                .body("openUri", equalTo("gsupport://choice?ids=" + lyon + "," + paris + "," + brest));
        one(brest, Map.of("companyName", "Trois comptes", "postalCode", "29200"));
        one(lyon, Map.of("companyName", "Trois comptes", "licenceNumber", "gbc1"));
        one(paris, Map.of("companyName", "Trois comptes", "email", "paris@gbc.example"));
    }

    @Test
    void what_contradicts_itself_opens_nothing_and_shows_all() {
        long licensed = once("Contradiction Un", Map.of("licenceNumber", "GBD-1"));
        long other = once("Contradiction Deux", Map.of("licenceNumber", "GBD-2", "email", "deux@gbd.example"));

        several(List.of(licensed, other), Map.of("licenceNumber", "GBD-1", "clientId", other));
        several(List.of(licensed, other), Map.of("licenceNumber", "GBD-1", "email", "deux@gbd.example"));
        several(List.of(licensed, other), Map.of("clientId", licensed, "companyName", "Contradiction Deux"));
        several(List.of(other), Map.of("clientId", other, "licenceNumber", "GBD-NOBODYS"));
        several(List.of(other), Map.of("clientId", other, "companyName", "Tout autre chose"));
        several(List.of(other), Map.of("email", "deux@gbd.example", "companyName", "Tout autre chose"));
        one(other, Map.of("clientId", other, "companyName", "Contradiction Deux SARL"));
    }

    @Test
    void what_nobody_has_is_to_be_searched_for() {
        found(Map.of("companyName", "Inconnu & Fils <b>", "email", "x@nowhere.example"))
                .body("match", equalTo("NONE"))
                .body("candidates", empty())
                .body("openUri", equalTo("gsupport://search?q=Inconnu%20%26%20Fils%20%3Cb%3E"));
        found(Map.of("email", "x@nowhere.example")).body("openUri", equalTo("gsupport://search?q=x%40nowhere.example"));
        found(Map.of("licenceNumber", "GBE-0")).body("openUri", equalTo("gsupport://search?q=GBE-0"));
        found(Map.of("clientId", 999_999_999)).body("openUri", equalTo("gsupport://search?q=999999999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"postalCode\":\"62180\"}", "{\"licenceNumber\":\"---\",\"email\":\" \"}"})
    void what_tells_nothing_finds_nobody(String body) {
        send(key(), body).then().statusCode(200).body("match", equalTo("NONE")).body("candidates", empty());
    }

    @Test
    void twenty_candidates_are_the_most() {
        for (int i = 0; i < 21; i++) {
            another("Vingt et Un", Map.of());
        }

        found(Map.of("companyName", "vingt et un"))
                .body("match", equalTo("SEVERAL"))
                .body("candidates", hasSize(20));
    }

    @Test
    void an_api_key_learns_what_a_list_shows_and_no_more() {
        long clientId =
                once("Discrétion", Map.of("licenceNumber", "GBF-1", "phone", "0188000001", "address", "1 rue X"));

        Map<String, Object> candidate =
                found(Map.of("licenceNumber", "GBF-1")).extract().path("candidates[0]");

        assertThat(candidate.keySet())
                .isSubsetOf(Set.of(
                        "id",
                        "companyName",
                        "lastName",
                        "firstName",
                        "email",
                        "postalCode",
                        "city",
                        "balanceMinutes",
                        "doNotIntervene",
                        "hosting"));
        assertThat(candidate).containsEntry("id", (int) clientId);
    }

    @Test
    void each_look_up_is_in_the_audit_without_what_was_told() {
        long clientId = once("Trace GBG", Map.of("licenceNumber", "GBG-1"));

        found(Map.of("licenceNumber", "GBG-1"));
        found(Map.of("companyName", "Secret GBG"));

        assertThat(Rows.all("SELECT * FROM audit WHERE action = 'green-button.find' AND client_id = ?", clientId))
                .singleElement()
                .satisfies(entry -> assertThat(entry.get("actor").toString()).startsWith("key:"));
        assertThat(Rows.number("SELECT count(*) FROM audit WHERE audit::text ILIKE '%secret gbg%'"))
                .isZero();
    }

    @Test
    void technicians_and_keys_for_it_may_press_it_and_nobody_else() {
        assertThat(send(People.technician("GBT"), "{}").statusCode()).isEqualTo(200);
        assertThat(send(key(), "{}").statusCode()).isEqualTo(200);
        for (var other : List.of(
                GivenClient.salesAdmin(),
                People.manager("GBM"),
                People.admin("GBA"),
                People.apiKey(Rights.CLIENTS_READ, Rights.CREDITS_READ, Rights.CREDITS_WRITE))) {
            assertThat(send(other, "{}").statusCode()).isEqualTo(403);
        }
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/green-button")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"clientId\":0} | clientId",
                "{\"clientId\":\"4996\"} | clientId",
                "{\"clientId\":1.5} | clientId",
                "{\"licence\":\"1\"} | licence",
                "{\"technician\":\"12345678901\"} | technician",
                "{\"email\":5} | email"
            })
    void what_is_wrong_is_named(String body, String field) {
        send(key(), body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
    }

    private static String key() {
        return People.apiKey(Rights.GREEN_BUTTON);
    }

    private static void one(long clientId, Map<String, Object> told) {
        found(told).body("match", equalTo("ONE")).body("candidates.id", contains((int) clientId));
    }

    private static void several(List<Long> clientIds, Map<String, Object> told) {
        var answer = found(told).body("match", equalTo("SEVERAL"));
        assertThat(answer.extract().<List<Integer>>path("candidates.id"))
                .isEqualTo(clientIds.stream().map(Long::intValue).toList());
    }

    private static ValidatableResponse found(Map<String, Object> told) {
        return send(key(), told).then().statusCode(200);
    }

    private static Response send(String authorization, Object body) {
        return given().header("Authorization", authorization)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/green-button");
    }

    /** The account of that name; made by the first test that asks for it. */
    private static long once(String companyName, Map<String, Object> data) {
        var known = Rows.all("SELECT min(id) AS id FROM client WHERE company_name = ?", companyName);
        var id = known.get(0).get("id");
        return id == null ? another(companyName, data) : (Long) id;
    }

    private static long another(String companyName, Map<String, Object> data) {
        var client = aClient().named(companyName);
        data.forEach(client::with);
        return client.create();
    }
}
