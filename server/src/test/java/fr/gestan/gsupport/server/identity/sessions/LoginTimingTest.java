package fr.gestan.gsupport.server.identity.sessions;

import static io.restassured.RestAssured.given;

import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Arrays;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints how long a wrong login and a wrong password take; figures of a machine that is busy fail nothing. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LoginTimingTest {

    private static final Logger LOG = Logger.getLogger(LoginTimingTest.class);
    private static final int TRIES = 200;
    private static final double NANOS_PER_MILLI = 1e6;

    @Test
    void a_wrong_login_and_a_wrong_password_are_refused_alike_and_their_times_are_printed() {
        var login = People.withPassword("LTM");
        var wrongPassword = new long[TRIES];
        var wrongLogin = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            wrongPassword[i] = nanosOfRefusal(login);
            wrongLogin[i] = nanosOfRefusal("nobody" + i);
            People.execute("DELETE FROM login_failures");
        }

        double known = median(wrongPassword);
        double unknown = median(wrongLogin);
        LOG.infof(
                "%d logins each, medians: wrong password %.1f ms, unknown login %.1f ms, ratio %.3f",
                TRIES, known, unknown, unknown / known);
    }

    private static long nanosOfRefusal(String login) {
        long start = System.nanoTime();
        given().contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", "not the password"))
                .post("/api/v1/sessions")
                .then()
                .statusCode(401);
        return System.nanoTime() - start;
    }

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / NANOS_PER_MILLI;
    }
}
