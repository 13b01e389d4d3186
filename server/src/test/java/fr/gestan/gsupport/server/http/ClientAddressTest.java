package fr.gestan.gsupport.server.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nobody is trusted unless told; {@code WireIT} tells. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ClientAddressTest {

    @Test
    void a_sender_can_not_choose_the_address_that_is_audited() {
        given().header("X-Forwarded-For", "203.0.113.9")
                .header("Forwarded", "for=203.0.113.9")
                .header("X-Real-IP", "203.0.113.9")
                .contentType(ContentType.JSON)
                .body(Map.of("login", "forger", "password", "whatever it is"))
                .post("/api/v1/sessions")
                .then()
                .statusCode(401);

        assertThat(Rows.all("SELECT address FROM audit WHERE target = 'login forger'"))
                .extracting(row -> row.get("address"))
                .containsExactly("127.0.0.1");
    }
}
