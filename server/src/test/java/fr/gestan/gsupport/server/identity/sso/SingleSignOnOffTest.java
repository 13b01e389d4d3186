package fr.gestan.gsupport.server.identity.sso;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import jakarta.enterprise.inject.Any;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SingleSignOnOffTest {

    @Test
    void a_signed_token_is_nothing_where_there_is_no_single_sign_on() {
        var provider = new TestProvider();
        provider.start();
        try {
            People.technician("SOF");

            given().header("Authorization", "Bearer " + provider.tokenFor("SOF"))
                    .get("/api/v1/me")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/unauthorized"));

            assertThat(provider.questions()).isZero();
        } finally {
            provider.stop();
        }
    }

    @Test
    void there_is_one_way_in() {
        assertThat(Arc.container().select(HttpAuthenticationMechanism.class, Any.Literal.INSTANCE).stream())
                .extracting(mechanism -> mechanism.getClass().getName())
                .singleElement()
                .asString()
                .startsWith("fr.gestan.gsupport.server.identity.BearerMechanism");
    }
}
