package fr.gestan.gsupport.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypingErrorsTest {

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(textBlock = """
            tilleul,   tilleul,      0
            tileul,    tilleul,      1
            tillleul,  tilleul,      1
            tolleul,   tilleul,      1
            tillelu,   tilleul,      1
            itlleul,   tilleul,      1
            lilleum,   tilleul,      2
            dupnt,     dupont,       1
            dupond,    dupont,       1
            paris,     pairs,        1
            """)
    void counts_letters_missing_added_wrong_or_swapped(String typed, String word, int expected) {
        assertThat(TypingErrors.between(typed, word)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} as a beginning of {1}: {2}")
    @CsvSource(textBlock = """
            boulan,   boulangerie, 0
            boulzn,   boulangerie, 1
            bolang,   boulangerie, 1
            boualn,   boulangerie, 1
            bola,     boulangerie, 7
            mari,     martin,      2
            """)
    void from_six_letters_on_a_beginning_is_compared(String typed, String word, int expected) {
        assertThat(TypingErrors.between(typed, word)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            lys,      0
            lyon,     1
            tilleul,  1
            jardinss, 2
            """)
    void forgives_more_in_longer_words(String typed, int expected) {
        assertThat(TypingErrors.allowed(typed)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} shares a part with {1}")
    @CsvSource(textBlock = """
            lion,      lyon
            lyonn,     lyon
            lyno,      lyon
            loyn,      lyon
            tileul,    tilleul
            atilleul,  tilleul
            itlleul,   tilleul
            tillelu,   tilleul
            tilelul,   tilleul
            bolang,    boulangerie
            boualn,    boulangerie
            qeutsche,  quetsche
            bulangreie, boulangerie
            """)
    void a_word_that_was_meant_has_a_part_of_what_was_typed(String typed, String word) {
        assertThat(TypingErrors.partsLeftIntact(typed)).anyMatch(pattern -> word.matches(pattern.replace("%", ".*")));
    }
}
