package fr.gestan.gsupport.server.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** On a server that has not run a verification yet. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LedgerVerificationTest {

    private static final String PATH = "/api/v1/ledger-verification";

    @Test
    void says_nothing_before_the_first_run() {
        given().header("Authorization", People.manager("LV1"))
                .get(PATH)
                .then()
                .statusCode(200)
                .body("at", nullValue())
                .body("lines", nullValue())
                .body("findings", nullValue())
                .body("failure", nullValue())
                .body("examples", empty());
        given().get("/q/health/well")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'ledger' }.data.lastRun", equalTo("none yet"));
    }

    @Test
    void is_for_managers_and_administrators() {
        assertThat(statusFor(People.manager("LV1"))).isEqualTo(200);
        assertThat(statusFor(People.admin("LV2"))).isEqualTo(200);
        assertThat(statusFor(People.technician("LV3"))).isEqualTo(403);
        assertThat(statusFor(People.salesAdmin("LV4"))).isEqualTo(403);
        assertThat(statusFor(People.apiKey(Rights.CLIENTS_READ))).isEqualTo(403);
        given().get(PATH).then().statusCode(401);
    }

    private static int statusFor(String authorization) {
        return given().header("Authorization", authorization).get(PATH).statusCode();
    }
}
