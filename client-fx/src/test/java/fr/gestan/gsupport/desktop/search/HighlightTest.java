package fr.gestan.gsupport.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightTest {

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @CsvSource(textBlock = """
            JARDINS DU TILLEUL, til,            JARDINS DU [TIL]LEUL
            JARDINS DU TILLEUL, tilleul jard,   [JARD]INS DU [TILLEUL]
            JARDINS DU TILLEUL, illeu,          JARDINS DU T[ILLEU]L
            JARDINS DU TILLEUL, d,              JARDINS [D]U TILLEUL
            JARDINS DU TILLEUL, in,             JARDINS DU TILLEUL
            JARDINS DU TILLEUL, zzz,            JARDINS DU TILLEUL
            Saint-Étienne,      etienne,        Saint-[Étienne]
            Saint-Étienne,      ÉTI,            Saint-[Éti]enne
            Saint-Étienne,      saintetienne,   [Saint-Étienne]
            S.A.R.L. Nord,      sarl,           [S.A.R.L]. Nord
            Cœur de Lion,       coeur,          [Cœur] de Lion
            Élodie,             e\u0301lo,      [Élo]die
            Anne,               ' ',            Anne
            """)
    void shows_why_a_text_was_found(String text, String typed, String expected) {
        assertThat(marked(text, typed)).isEqualTo(expected);
    }

    @Test
    void a_text_that_is_missing_has_no_parts() {
        assertThat(Highlight.of(null, "a")).isEmpty();
        assertThat(Highlight.of("", "a")).isEmpty();
    }

    private static String marked(String text, String typed) {
        return Highlight.of(text, typed).stream()
                .map(part -> part.matched() ? "[" + part.text() + "]" : part.text())
                .collect(Collectors.joining());
    }
}
