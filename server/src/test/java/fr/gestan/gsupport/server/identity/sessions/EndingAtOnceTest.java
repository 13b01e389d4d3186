package fr.gestan.gsupport.server.identity.sessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins that begin, or go on, at the very moment at which they are to end. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EndingAtOnceTest {

    private static final String SESSIONS = "SELECT count(*) FROM session WHERE code = 'EA1'";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE technician SET active = false WHERE code = 'EA1'",
                "UPDATE technician SET password_hash = 'another' WHERE code = 'EA1'"
            })
    void nobody_slips_in_with_a_password_that_is_being_taken_away(String change) throws Exception {
        var login = People.withPassword("EA1");
        long before = Rows.number(SESSIONS);
        try (var connection = Rows.asServer();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(change);

            var answer = CompletableFuture.supplyAsync(
                    () -> logIn(login, People.PASSWORD).statusCode());
            await().until(() -> Rows.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
            connection.commit();

            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(401);
        }
        assertThat(Rows.number(SESSIONS)).isEqualTo(before);
    }

    @Test
    void a_login_that_goes_on_while_it_ends_waits_and_has_ended() throws Exception {
        String refreshToken = logIn(People.withPassword("EA2"), People.PASSWORD).path("refreshToken");
        try (var connection = Rows.asServer();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT FROM session WHERE code = 'EA2' FOR UPDATE");

            var answer =
                    CompletableFuture.supplyAsync(() -> refresh(refreshToken).statusCode());
            await().until(() -> Rows.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
            statement.execute("DELETE FROM session WHERE code = 'EA2'");
            connection.commit();

            assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(401);
        }
    }

    private static Response refresh(String refreshToken) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("refreshToken", refreshToken))
                .post("/api/v1/sessions/refresh");
    }

    private static Response logIn(String login, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", password))
                .post("/api/v1/sessions");
    }
}
