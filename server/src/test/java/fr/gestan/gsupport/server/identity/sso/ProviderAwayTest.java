package fr.gestan.gsupport.server.identity.sso;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The server was started while its provider was down; and it takes roles from it. */
@QuarkusTest
@TestProfile(ProviderAwayTest.ProviderDownAtTheStart.class)
class ProviderAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    TestProvider provider;

    public static class ProviderDownAtTheStart implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(TestDatabase.class, Map.of("of", "a provider that is away")),
                    new TestResourceEntry(
                            RunningProvider.class,
                            Map.of(
                                    "away", "",
                                    "gsupport.oidc.code-claim", "employee.code",
                                    "gsupport.oidc.roles-claim", "realm_access.roles",
                                    "gsupport.oidc.role.technician", "hotline,desk")));
        }
    }

    @Test
    void until_the_provider_is_back_passwords_go_on_and_tokens_may_be_tried_again() {
        var login = People.withPassword("PA1");
        var token = provider.sign(provider.aTokenFor("somebody")
                .with("employee", Map.of("code", "PA1"))
                .with("realm_access", Map.of("roles", List.of("offline_access", "desk", "MANAGER"))));

        for (int i = 0; i < 3; i++) {
            me(token)
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo("5"))
                    .body("type", equalTo("/problems/service-unavailable"));
        }
        given().contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", People.PASSWORD))
                .header("Authorization", "Bearer " + token)
                .post("/api/v1/sessions")
                .then()
                .statusCode(201);
        given().get("/q/health/ready").then().statusCode(200);

        provider.start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> me(token)
                        .then()
                        .statusCode(200)
                        .body("code", equalTo("PA1"))
                        .body("roles", equalTo(List.of("TECHNICIAN", "MANAGER"))));
        me(provider.sign(provider.aTokenFor("somebody").with("employee", Map.of("code", "PA1"))))
                .then()
                .statusCode(200)
                .body("roles", empty());

        provider.stop();
        me(token).then().statusCode(200);
        me(provider.aTokenFor("PA1")
                        .withHeader("kid", "another")
                        .signedWith(TestProvider.newKey().getPrivate()))
                .then()
                .statusCode(401);
        me(token).then().statusCode(200);
    }

    private static Response me(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/v1/me");
    }
}
