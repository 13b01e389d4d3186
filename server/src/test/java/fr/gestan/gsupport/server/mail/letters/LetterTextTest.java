package fr.gestan.gsupport.server.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTextTest {

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
        assertThat(LetterText.inDashedPairs(phone)).isEqualTo(expected);
    }
}
