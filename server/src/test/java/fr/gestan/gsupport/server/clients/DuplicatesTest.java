package fr.gestan.gsupport.server.clients;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DuplicatesTest {

    @ParameterizedTest
    @CsvSource({
        "email, CONTACT@Doublon-Un.example, SAME_EMAIL",
        "phone, +33 (0)1 88 77 66 05, SAME_PHONE",
        "phone, 01.88.77.66.05, SAME_PHONE",
        "licenceNumber, dbl 0001 zz, SAME_LICENCE",
        "companyName, SARL Doublonnerie Premiere, SIMILAR_NAME",
        "companyName, Doublonnerie Premère, SIMILAR_NAME"
    })
    void each_thing_that_is_the_same_is_pointed_out(String field, String typed, String reason) {
        long clientId = aClient()
                .named("Doublonnerie Première")
                .with("email", "contact@doublon-un.example")
                .with("phone", "01-88-77-66-05")
                .with("licenceNumber", "DBL-0001-ZZ")
                .create();

        duplicates(Map.of(field, typed))
                .body("client.id", hasItem((int) clientId))
                .body("find { it.client.id == " + clientId + " }.reasons", contains(reason));
    }

    @Test
    void who_has_more_in_common_comes_first() {
        long name = aClient().named("Ébénisterie Ordonnée").create();
        long all = aClient()
                .named("Ebénisterie Ordonnee")
                .with("email", "ordre@doublon.example")
                .with("phone", "+32 2 555 77 01")
                .create();

        duplicates(Map.of(
                        "companyName",
                        "ébénisterie ordonnée",
                        "email",
                        "ordre@doublon.example",
                        "phone",
                        "0032 2 555 77 01"))
                .body("client.id", contains((int) all, (int) name))
                .body("[0].reasons", contains("SAME_EMAIL", "SAME_PHONE", "SIMILAR_NAME"))
                .body("[1].reasons", contains("SIMILAR_NAME"));
    }

    @Test
    void a_client_is_no_duplicate_of_itself_and_ten_are_enough() {
        long first = 0;
        for (int i = 0; i < 12; i++) {
            long created = aClient()
                    .named("Onzième " + (char) ('A' + i))
                    .with("email", "onze@doublon.example")
                    .create();
            first = first == 0 ? created : first;
        }

        duplicates(Map.of("email", "onze@doublon.example", "clientId", first))
                .body("$", hasSize(10))
                .body("client.id", not(hasItem((int) first)));
    }

    @Test
    void another_company_of_that_contact_or_town_is_not_pointed_out() {
        aClient().named("Serrurerie Quelconque").with("city", "Villedoublon").create();

        duplicates(Map.of("companyName", "Villedoublon")).body("$", empty());
    }

    @Test
    void what_is_blank_is_not_compared() {
        aClient().named("Vide").with("phone", "12").create();

        duplicates(Map.of("companyName", " ", "email", "", "phone", "12", "licenceNumber", "--"))
                .body("$", empty());
        duplicates(Map.of()).body("$", empty());
    }

    @Test
    void a_country_that_does_not_exist_is_refused() {
        given().header("Authorization", GivenClient.salesAdmin())
                .contentType(ContentType.JSON)
                .body(aClient().with("country", "ZZZ").data())
                .post("/api/v1/clients")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("country"));
    }

    private static ValidatableResponse duplicates(Map<String, ?> typed) {
        return given().header("Authorization", GivenClient.salesAdmin())
                .contentType(ContentType.JSON)
                .body(typed)
                .post("/api/v1/clients/duplicates")
                .then()
                .statusCode(200);
    }
}
