package fr.gestan.gsupport.server.mail.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.mail.MailSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private record AsSet(Duration firstPause, Duration longestPause, Duration giveUpAfter)
            implements MailSettings.Retry {}

    private static final MailSettings.Retry SETTINGS =
            new AsSet(Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofHours(48));

    @ParameterizedTest
    @CsvSource({
        "1, PT10S, PT15S",
        "2, PT20S, PT30S",
        "5, PT2M40S, PT4M",
        "8, PT21M20S, PT32M",
        "9, PT40M, PT1H",
        "10, PT40M, PT1H",
        "9999, PT40M, PT1H"
    })
    void grow_from_ten_seconds_to_an_hour_each_by_chance(int attempts, Duration shortest, Duration longest) {
        assertThat(new Pauses(SETTINGS, () -> 0).next(attempts, NOW, NOW)).contains(NOW.plus(shortest));
        assertThat(new Pauses(SETTINGS, () -> 1).next(attempts, NOW, NOW)).contains(NOW.plus(longest));
    }

    @Test
    void end_with_one_last_attempt_when_two_days_are_over() {
        var pauses = new Pauses(SETTINGS);
        var since = NOW.minus(Duration.ofHours(48));

        assertThat(pauses.next(70, since.plusSeconds(60), NOW)).contains(NOW.plusSeconds(60));
        assertThat(pauses.next(71, since, NOW)).isEmpty();
    }
}
