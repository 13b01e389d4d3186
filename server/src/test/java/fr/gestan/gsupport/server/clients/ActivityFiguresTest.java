package fr.gestan.gsupport.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityFiguresTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest(name = "{0} minutes since {1}, read on {2}: {3} a year")
    @CsvSource(textBlock = """
            80,   2020-10-26, 2023-08-01, 29
            80,   2020-10-26, 2022-02-01, 63
            80,   2020-10-26, 2020-12-26, 80
            80,   2020-10-26, 2020-10-26, 80
            80,   2020-10-26, 2021-10-26, 80
            0,    2020-10-26, 2023-08-01, 0
            1,    2020-01-01, 2021-12-31, 1
            1,    2020-01-01, 2022-01-01, 0
            """)
    void averages_over_a_year_at_least(long totalMinutes, LocalDate first, LocalDate today, long expected) {
        assertThat(ActivityFigures.averageMinutesPerYear(totalMinutes, first, today))
                .isEqualTo(expected);
    }

    @Test
    void averages_nothing_without_any_intervention() {
        assertThat(ActivityFigures.averageMinutesPerYear(0, null, LocalDate.of(2023, 8, 1)))
                .isZero();
    }

    @ParameterizedTest(name = "on {0} the last twelve months began at {1}")
    @CsvSource(textBlock = """
            2022-02-01, 2021-01-31T23:00:00Z
            2022-07-14, 2021-07-13T22:00:00Z
            2024-02-29, 2023-02-27T23:00:00Z
            """)
    void the_last_twelve_months_begin_with_the_same_date_a_year_ago(LocalDate today, Instant expected) {
        assertThat(ActivityFigures.startOfLast12Months(today, PARIS)).isEqualTo(expected);
    }
}
