package fr.gestan.gsupport.desktop.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    private final Formats formats = new Formats(ZoneId.of("Europe/Paris"));

    @ParameterizedTest
    @CsvSource({"0, 0 m", "29, 29 m", "60, 1 h 0 m", "80, 1 h 20 m", "-75, -1 h 15 m", "61500, 1\u00a0025 h 0 m"})
    void durations_read_in_hours_and_minutes(long minutes, String shown) {
        assertThat(formats.duration(minutes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"50, 50", "6627, 6\u00a0627", "-15, -15", "1234567, 1\u00a0234\u00a0567"})
    void numbers_are_grouped_the_french_way(long number, String shown) {
        assertThat(formats.number(number)).isEqualTo(shown);
    }

    @Test
    void dates_and_times_are_those_of_the_desktops_zone() {
        assertThat(formats.date(LocalDate.of(2020, 10, 26))).isEqualTo("26/10/20");
        assertThat(formats.longDate(LocalDate.of(2021, 7, 30))).isEqualTo("30/07/2021");
        assertThat(formats.dateTime(Instant.parse("2022-02-01T13:13:12Z"))).isEqualTo("01/02/2022 14:13:12");
    }

    @Test
    void nothing_is_shown_as_nothing() {
        assertThat(formats.date(null)).isEmpty();
        assertThat(formats.longDate(null)).isEmpty();
        assertThat(formats.dateTime(null)).isEmpty();
        assertThat(formats.number(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 00:00", "247, 04:07", "3599, 59:59", "3847, 1:04:07"})
    void the_stopwatch_shows_minutes_and_seconds(long seconds, String shown) {
        assertThat(formats.stopwatch(Duration.ofSeconds(seconds))).isEqualTo(shown);
    }
}
