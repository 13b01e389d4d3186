package fr.gestan.gsupport.server.greenbutton;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class GreenButtonPageTest {

    @Test
    void a_browser_is_sent_on_to_the_desktop_and_learns_nothing() {
        given().queryParam("licence", "GST 20-0001")
                .get("/green-button")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Refresh", equalTo("0; url=gsupport://search?q=GST%2020-0001"))
                .header("Content-Language", equalTo("fr"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("href=\"gsupport://search?q=GST%2020-0001\""))
                .body(containsString("Ouvrir gSupport"))
                .body(not(containsString("<script")));
        given().header("Accept-Language", "en")
                .queryParam("company", "A")
                .get("/green-button")
                .then()
                .header("Content-Language", equalTo("en"))
                .body(containsString("Open gSupport"));
    }

    @Test
    void what_was_told_can_add_neither_markup_nor_a_header() {
        given().queryParam("licence", "\"><b>\r\nX-Evil: 1")
                .get("/green-button")
                .then()
                .statusCode(200)
                .header("X-Evil", nullValue())
                .body(not(containsString("<b>")));
    }

    @Test
    void a_link_that_tells_nothing_leads_nowhere_and_one_too_long_is_refused() {
        given().get("/green-button")
                .then()
                .statusCode(200)
                .header("Refresh", nullValue())
                .body(not(containsString("gsupport://")));
        given().queryParam("licence", "x".repeat(61))
                .get("/green-button")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }
}
