package fr.gestan.gsupport.server.identity.sessions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.equalTo;

import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.MovableClock;
import fr.gestan.gsupport.server.identity.People;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test counts from an address of its own, as nodes and people elsewhere would. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LoginThrottleTest {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Inject
    AgroalDataSource dataSource;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final String address = "10.1.1." + ADDRESSES.incrementAndGet();
    private LoginThrottle throttle;

    @BeforeEach
    void count() {
        throttle = new LoginThrottle(dataSource, clock);
    }

    @Test
    void ten_wrong_passwords_are_looked_at_and_the_tenth_locks() {
        fail("thr1", 9);
        assertThat(throttle.begin("thr1", address)).containsExactly("login thr1");

        assertThat(wait("thr1")).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void each_further_one_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        fail("thr2", 10);
        for (int seconds : List.of(30, 60, 120, 240, 480, 900, 900, 900)) {
            clock.advance(wait("thr2"));
            fail("thr2", 1);

            assertThat(wait("thr2")).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void a_success_forgives_the_login() {
        fail("thr3", 9);
        throttle.begin("thr3", address);
        throttle.succeeded("thr3", address);

        fail("thr3", 9);
        assertThatCode(() -> throttle.begin("thr3", address)).doesNotThrowAnyException();
    }

    @Test
    void a_day_without_a_try_forgives_the_login() {
        fail("thr4", 9);
        clock.advance(Duration.ofDays(1).plusSeconds(1));

        fail("thr4", 9);
        assertThat(throttle.begin("thr4", address)).containsExactly("login thr4");
    }

    @Test
    void a_locked_login_is_locked_from_every_address_and_no_other_login_is() {
        fail("thr5", 10);

        assertThatCode(() -> throttle.begin("thr5-other", address)).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(Failure.TooManyTries.class, () -> throttle.begin("thr5", "10.2.2.2")))
                .as("a guesser with many addresses gets no more tries")
                .isNotNull();
    }

    @Test
    void a_hundred_wrong_passwords_lock_an_address_for_every_login() {
        IntStream.range(0, 100).forEach(i -> throttle.begin("thr6-" + i, address));

        assertThat(wait("thr6-somebody")).isEqualTo(Duration.ofSeconds(15));
        assertThatCode(() -> throttle.begin("thr6-somebody", "10.2.2.3")).doesNotThrowAnyException();
    }

    @Test
    void who_is_locked_out_by_address_does_not_lock_the_login_of_others() {
        IntStream.range(0, 100).forEach(i -> throttle.begin("thr7-" + i, address));
        IntStream.range(0, 50).forEach(i -> wait("thr7-victim"));

        assertThat(throttle.begin("thr7-victim", "10.2.2.4")).isEmpty();
    }

    @Test
    void knowing_one_password_buys_no_further_guesses() {
        for (int i = 0; i < 60; i++) {
            throttle.begin("thr8-" + i, address);
            throttle.begin("thr8-known", address);
            throttle.succeeded("thr8-known", address);
        }
        IntStream.range(60, 100).forEach(i -> throttle.begin("thr8-" + i, address));

        assertThat(wait("thr8-known")).isPositive();
    }

    @Test
    void addresses_of_one_ipv6_network_are_counted_together() {
        IntStream.range(0, 100).forEach(i -> throttle.begin("thr9-" + i, "2001:db8:7:7::" + Integer.toHexString(i)));

        assertThat(catchThrowableOfType(
                        Failure.TooManyTries.class, () -> throttle.begin("thr9", "2001:db8:7:7:ffff::1")))
                .isNotNull();
        assertThatCode(() -> throttle.begin("thr9", "2001:db8:7:8::1")).doesNotThrowAnyException();
    }

    @Test
    void tries_that_come_at_once_are_counted_one_by_one() {
        var looked = new AtomicInteger();
        Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    try {
                        throttle.begin("thra", address);
                        looked.incrementAndGet();
                    } catch (Failure.TooManyTries e) {
                        assertThat(e.retryAfter()).isPositive();
                    }
                }))
                .limit(40)
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(looked).hasValue(10);
    }

    @Test
    void another_node_counts_on() {
        fail("thrb", 10);
        var elsewhere = new LoginThrottle(dataSource, clock);

        assertThat(catchThrowableOfType(Failure.TooManyTries.class, () -> elsewhere.begin("thrb", "10.2.2.5")))
                .isNotNull();
    }

    @Test
    void
            the_eleventh_try_is_told_how_long_to_wait_even_with_the_right_password_and_whether_or_not_there_is_such_a_login() {
        var known = People.withPassword("THC");
        People.withPassword("THD");
        for (int i = 0; i < 10; i++) {
            logIn(known, "guess " + i).then().statusCode(401);
            logIn("nobody-thc", "guess " + i).then().statusCode(401);
        }

        var locked = logIn(known, People.PASSWORD);
        var lockedNobody = logIn("nobody-thc", People.PASSWORD);

        locked.then().statusCode(429).body("type", equalTo("/problems/too-many-tries"));
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1, 15);
        assertThat(lockedNobody.statusCode()).isEqualTo(429);
        assertThat(lockedNobody.<String>path("title")).isEqualTo(locked.path("title"));
        logIn("thd", People.PASSWORD).then().statusCode(201);
        forgive();
    }

    /** The other tests of this run log in from the same address. */
    private static void forgive() {
        People.execute("DELETE FROM login_failures WHERE counted LIKE 'address:%'");
    }

    private static Response logIn(String login, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", password))
                .post("/api/v1/sessions");
    }

    private void fail(String login, int times) {
        IntStream.range(0, times).forEach(i -> throttle.begin(login, address));
    }

    private Duration wait(String login) {
        var refused = catchThrowableOfType(Failure.TooManyTries.class, () -> throttle.begin(login, address));
        return Duration.ofSeconds(refused.retryAfter().toSeconds());
    }
}
