package fr.gestan.gsupport.server.statements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {

    /** As far as a common font goes: no faces, no Arabic. */
    private final Letters letters = new Letters(codePoint -> codePoint < 0x600 || codePoint == 0x263a);

    @ParameterizedTest
    @CsvSource({
        "Été à 12 €,          Été à 12 □, true",
        "déjà Ωμέγα Щука,      déjà Ωμέγα Щука, false",
        "e\u0301te\u0301,      été, false",
        "merci 😊,             merci □, true",
        "👩‍💻👨‍👩‍👧🇫🇷👍🏽,             □□□□, true",
        "☺️ !,                 ☺ !, false",
        "a\u200bb\u00a0c\td,   ab c d, false",
        "مرحبا,                □□□□□, true",
        "שלום,                 שלום, false",
    })
    void a_letter_that_the_font_does_not_have_is_one_square(String text, String written, boolean missed) {
        assertThat(letters.legible(text)).isEqualTo(written);
        assertThat(letters.missed()).isEqualTo(missed);
    }

    @ParameterizedTest
    @CsvSource({
        "Bonjour (client 12), Bonjour (client 12)",
        "אבג,                 גבא",
        "Client אבג Lyon,     Client גבא Lyon",
        "אבג 12 דה,           הד 12 גבא",
        "אב (גד) ה,           ה (דג) בא",
    })
    void what_is_read_from_right_to_left_stands_the_other_way_round(String line, String onPaper) {
        assertThat(Letters.asItStands(line)).isEqualTo(onPaper);
    }

    @Test
    void points_stay_on_their_letters() {
        assertThat(Letters.asItStands("א\u05b8ב")).isEqualTo("בא\u05b8");
    }
}
