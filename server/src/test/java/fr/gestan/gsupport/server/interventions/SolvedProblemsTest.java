package fr.gestan.gsupport.server.interventions;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.credits.APurchase;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SolvedProblemsTest {

    private static long solved(String summary, String advice) {
        long clientId = aClient().create();
        APurchase.aPurchase().of(100).boughtFor(clientId, GivenClient.salesAdmin());
        var intervention = anIntervention().with("summary", summary);
        if (advice != null) {
            intervention.with("advice", advice);
        }
        return intervention
                .recordedFor(clientId, People.technician("SPA"))
                .then()
                .statusCode(201)
                .extract()
                .<Integer>path("id");
    }

    private static ValidatableResponse found(String q) {
        return given().header("Authorization", People.technician("SPB"))
                .queryParam("q", q)
                .get("/api/v1/interventions/search")
                .then()
                .statusCode(200);
    }

    @Test
    void what_was_done_for_any_client_is_found_with_who_and_when() {
        solved("Zibeline : réglage de la messagerie", "Vérifier le mot de passe");

        found("zibeline messagerie")
                .body("items[0].summary", equalTo("Zibeline : réglage de la messagerie"))
                .body("items[0].advice", equalTo("Vérifier le mot de passe"))
                .body("items[0].by", equalTo("SPA"))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quetzal sauvegardes réglées",
                "QUETZAL REGLER SAUVEGARDE",
                "quetzal nas",
                "sauvegarde de l'quetzal",
                "réglage quet"
            })
    void endings_case_accents_and_little_words_do_not_matter_nor_where_a_word_stands(String typed) {
        solved("Réglage, régler des sauvegardes (quetzal)", "Placer la copie sur le NAS, bien réglée");

        found(typed).body("items[0].summary", equalTo("Réglage, régler des sauvegardes (quetzal)"));
    }

    @Test
    void all_words_are_needed() {
        solved("Okapi imprimante", null);

        found("okapi sauvegarde").body("items", empty());
    }

    @Test
    void the_better_match_comes_first_and_of_equals_the_newest() {
        int older = (int) solved("Tapir installation", null);
        int newer = (int) solved("Tapir installations", null);
        solved("Autre chose", "Le tapir, installation à prévoir");

        found("tapir installation").body("items[0].lineId", equalTo(newer)).body("items[1].lineId", equalTo(older));
    }

    @Test
    void the_same_words_for_several_clients_come_once() {
        solved("Wombat remis à jour", null);
        int newest = (int) solved("Wombat remis à jour", null);

        found("wombat").body("items.lineId", contains(newest));
    }

    @Test
    void what_was_corrected_is_left_out() {
        long line = solved("Narval, chez le mauvais client", null);
        long clientId = found("narval").extract().<Integer>path("items[0].clientId");

        given().header("Authorization", GivenClient.salesAdmin())
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType(ContentType.JSON)
                .body(Map.of("correctsLineId", line, "reason", "mauvais client"))
                .post("/api/v1/clients/" + clientId + "/corrections")
                .then()
                .statusCode(201);

        found("narval").body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"le la les", "!", "' & | ! :* \\", "a:* <-> b", "*"})
    void whatever_is_typed_is_words_and_no_language_of_queries(String typed) {
        assertThat(found(typed).extract().<String>path("next")).isNull();
    }

    @Test
    void nothing_typed_is_refused() {
        given().header("Authorization", People.technician("SPB"))
                .get("/api/v1/interventions/search?q=")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("q"));
    }
}
