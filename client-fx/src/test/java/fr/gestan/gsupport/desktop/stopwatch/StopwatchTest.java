package fr.gestan.gsupport.desktop.stopwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopwatchTest {

    private final ManualTime time = new ManualTime();
    private final Stopwatch stopwatch = new Stopwatch(time);

    @Test
    void counts_while_it_runs_and_not_while_it_is_paused() {
        stopwatch.start();
        time.pass(Duration.ofSeconds(30));
        stopwatch.pause();
        time.pass(Duration.ofHours(1));
        stopwatch.start();
        time.pass(Duration.ofSeconds(15));

        assertThat(stopwatch.elapsed()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void starting_twice_or_pausing_twice_changes_nothing() {
        stopwatch.start();
        time.pass(Duration.ofSeconds(10));
        stopwatch.start();
        time.pass(Duration.ofSeconds(10));
        stopwatch.pause();
        stopwatch.pause();

        assertThat(stopwatch.elapsed()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void setting_the_computers_clock_changes_nothing() {
        stopwatch.start();
        time.pass(Duration.ofMinutes(3));
        time.setWallClock(Instant.parse("2020-01-01T00:00:00Z"));

        assertThat(stopwatch.elapsed()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void reset_stops_it_at_zero() {
        stopwatch.start();
        time.pass(Duration.ofMinutes(3));
        stopwatch.reset();
        time.pass(Duration.ofMinutes(3));

        assertThat(stopwatch.elapsed()).isZero();
        assertThat(stopwatch.isRunning()).isFalse();
        assertThat(stopwatch.startedMinutes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "999, 1", "60000, 1", "61000, 2", "119000, 2", "120000, 2", "3600000, 60", "3601000, 61"})
    void a_started_minute_is_rounded_up(long millis, int minutes) {
        stopwatch.start();
        time.pass(Duration.ofMillis(millis));

        assertThat(stopwatch.startedMinutes()).isEqualTo(minutes);
    }
}
