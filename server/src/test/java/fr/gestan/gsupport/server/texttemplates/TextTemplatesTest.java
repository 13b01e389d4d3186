package fr.gestan.gsupport.server.texttemplates;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TextTemplatesTest {

    private static final String ADDRESS = "/api/v1/text-templates";

    @Test
    void ones_own_template_is_made_changed_and_deleted_and_nobody_else_sees_it() {
        var author = People.technician("TTA");
        int id = written(author, false, "Sauvegarde", "Réglage des sauvegardes.\nContrôle du journal.");

        list(author).body("items.find { it.id == " + id + " }.text", equalTo("""
                Réglage des sauvegardes.
                Contrôle du journal."""));
        list(People.manager("TTM")).body("items.id", not(hasItem(id)));
        put(author, id, template(false, "Sauvegardes", "Réglage"))
                .then()
                .statusCode(200)
                .body("name", equalTo("Sauvegardes"));
        as(author).delete(ADDRESS + "/" + id).then().statusCode(204);
        list(author).body("items.id", not(hasItem(id)));
        assertThat(Rows.number("SELECT count(*) FROM audit WHERE actor = 'person:TTA'"))
                .as("one's own are nobody else's matter")
                .isZero();
    }

    @Test
    void a_template_of_another_person_is_as_if_it_were_not_there() {
        int id = written(People.technician("TTB"), false, "Mien", "texte");
        var other = People.manager("TTC");

        put(other, id, template(false, "Sien", "texte")).then().statusCode(404);
        as(other).delete(ADDRESS + "/" + id).then().statusCode(404);
    }

    @Test
    void everybodys_are_written_by_sales_administration_and_managers_alone() {
        var technician = People.technician("TTD");
        post(technician, template(true, "Pour tous", "texte"))
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
        int id = written(People.salesAdmin("TTE"), true, "Pour tous", "texte");
        int own = written(technician, false, "Mien", "texte");

        list(technician).body("items.find { it.id == " + id + " }.shared", equalTo(true));
        put(technician, id, template(true, "Autre", "texte")).then().statusCode(403);
        put(technician, own, template(true, "Mien", "texte")).then().statusCode(403);
        as(technician).delete(ADDRESS + "/" + id).then().statusCode(403);
        put(People.manager("TTF"), id, template(true, "Mieux", "texte"))
                .then()
                .statusCode(200)
                .body("changedBy", equalTo("TTF"));
        as(People.manager("TTF")).delete(ADDRESS + "/" + id).then().statusCode(204);
        assertThat(Rows.all("SELECT action FROM audit WHERE target = ? ORDER BY id", "text-template " + id))
                .extracting(row -> row.get("action"))
                .containsExactly("text-template.create", "text-template.change", "text-template.delete");
    }

    @Test
    void pages_hang_together() {
        var author = People.technician("TTG");
        int first = written(author, false, "a", "a");
        int second = written(author, false, "b", "b");
        var ids = new ArrayList<Integer>();
        for (String next = ""; next != null; ) {
            var page = as(author)
                    .queryParam("limit", 1)
                    .queryParams(next.isEmpty() ? Map.of() : Map.of("after", next))
                    .get(ADDRESS)
                    .then()
                    .statusCode(200)
                    .extract();
            ids.addAll(page.<List<Integer>>path("items.id"));
            next = page.path("next");
        }

        assertThat(ids).containsSubsequence(first, second).doesNotHaveDuplicates();
    }

    @Test
    void what_is_no_template_is_refused_with_the_field_named() {
        var author = People.technician("TTH");

        post(author, Map.of("place", "SUMMARY", "name", " ", "text", "texte"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("name"));
        post(author, Map.of("place", "SUMMARY", "name", "Nom", "text", "x".repeat(4001)))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("text"));
        post(author, Map.of("place", "SUMMARY", "name", "Nom", "text", "a\u0000b"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("text"));
        post(author, Map.of("name", "Nom", "text", "texte"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("place"));
    }

    private static Map<String, Object> template(boolean shared, String name, String text) {
        return Map.of("shared", shared, "place", "BOTH", "name", name, "text", text);
    }

    private static int written(String authorization, boolean shared, String name, String text) {
        return post(authorization, template(shared, name, text))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response post(String authorization, Map<String, Object> body) {
        return as(authorization).contentType(ContentType.JSON).body(body).post(ADDRESS);
    }

    private static Response put(String authorization, int id, Map<String, Object> body) {
        return as(authorization).contentType(ContentType.JSON).body(body).put(ADDRESS + "/" + id);
    }

    private static ValidatableResponse list(String authorization) {
        return as(authorization).get(ADDRESS + "?limit=200").then().statusCode(200);
    }

    private static RequestSpecification as(String authorization) {
        return given().header("Authorization", authorization);
    }
}
