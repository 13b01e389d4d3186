package fr.gestan.gsupport.server;

import static io.restassured.RestAssured.given;

import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ServerStartsTest {

    @Test
    void is_ready_once_started() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
