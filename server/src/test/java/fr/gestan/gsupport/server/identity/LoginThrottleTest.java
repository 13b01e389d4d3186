package fr.gestan.gsupport.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.gestan.gsupport.server.http.Failure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void the_first_five_failures_cost_nothing_but_the_fifth_makes_wait() {
        fail("hry", 4);
        assertThatCode(() -> throttle.check("hry", "10.0.0.1")).doesNotThrowAnyException();

        fail("hry", 1);

        assertThat(wait("hry")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void each_further_failure_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        fail("hry", 6);
        assertThat(wait("hry")).isEqualTo(Duration.ofSeconds(10));

        fail("hry", 1);
        assertThat(wait("hry")).isEqualTo(Duration.ofSeconds(20));

        fail("hry", 50);
        assertThat(wait("hry")).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void after_the_wait_another_try_is_free() {
        fail("hry", 5);
        clock.advance(Duration.ofSeconds(5));

        assertThatCode(() -> throttle.check("hry", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void a_success_forgives() {
        fail("hry", 4);
        throttle.succeeded("hry", "10.0.0.1");
        fail("hry", 4);

        assertThatCode(() -> throttle.check("hry", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void neither_another_login_nor_another_address_waits() {
        fail("hry", 20);

        assertThatCode(() -> throttle.check("ecn", "10.0.0.1")).doesNotThrowAnyException();
        assertThatCode(() -> throttle.check("hry", "10.0.0.2")).doesNotThrowAnyException();
    }

    @Test
    void a_flood_of_logins_does_not_fill_the_memory() {
        fail("hry", 5);
        for (int i = 0; i < 20_000; i++) {
            throttle.failed("login " + i, "10.0.0.1");
        }

        assertThatCode(() -> throttle.check("hry", "10.0.0.1")).doesNotThrowAnyException();
    }

    private void fail(String login, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(login, "10.0.0.1");
        }
    }

    private Duration wait(String login) {
        var refused = catchThrowableOfType(Failure.TooManyTries.class, () -> throttle.check(login, "10.0.0.1"));
        return Duration.ofSeconds(refused.retryAfter().toSeconds());
    }
}
