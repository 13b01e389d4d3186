package fr.gestan.gsupport.server.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrenchMailTest {

    @ParameterizedTest
    @CsvSource({
        "8, 8 minutes",
        "-15, -15 minutes",
        "2, 2 minutes",
        "1, 1 minute",
        "-1, -1 minute",
        "0, 0 minute",
        "1440, 1440 minutes",
        "-2147483648, -2147483648 minutes"
    })
    void minutes_are_plural_from_two_on(int minutes, String expected) {
        assertThat(FrenchMail.inMinutes(minutes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0188000001, 01-88-00-00-01",
        "01 88 00 00 01, 01-88-00-00-01",
        "01.88.00.00.01, 01-88-00-00-01",
        "01-88-00-00-01, 01-88-00-00-01",
        "+33 1 88 00 00 01, 01-88-00-00-01",
        "+33 (0)1 88 00 00 01, 01-88-00-00-01",
        "0033188000001, 01-88-00-00-01",
        "+32 2 555 12 12, +32 2 555 12 12",
        "3615, 3615",
        "01 88 00 00 01 poste 12, 01 88 00 00 01 poste 12"
    })
    void a_french_phone_reads_in_dashed_pairs_and_any_other_as_it_is(String phone, String expected) {
        assertThat(FrenchMail.inDashedPairs(phone)).isEqualTo(expected);
    }
}
