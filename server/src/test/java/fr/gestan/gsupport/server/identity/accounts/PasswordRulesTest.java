package fr.gestan.gsupport.server.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.identity.accounts.PasswordRules.Owner;
import fr.gestan.gsupport.server.identity.accounts.PasswordRules.Weakness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final Owner OWNER = new Owner("HRY", "hugo.rivoyre", "Hugo Rivoyre");

    @ParameterizedTest
    @CsvSource(textBlock = """
            kT9!vqz4r,              TOO_SHORT
            éàüßñçøœæ,              TOO_SHORT
            😀😀🐴🐴🔋🔋📎,             TOO_SHORT
            password123,            COMMON
            Password123,            COMMON
            azertyuiop123,          COMMON
            Motdepasse,             COMMON
            aaaaaaaaaaaa,           TRIVIAL
            ZzZzZzZzZz,             TRIVIAL
            abcabcabcabc,           TRIVIAL
            1234512345123,          TRIVIAL
            1234567890,             TRIVIAL
            0987654321,             TRIVIAL
            12345678901234567890123, TRIVIAL
            AbcDefGhijk,            TRIVIAL
            azertyuiop,             TRIVIAL
            poiuytreza,             TRIVIAL
            qwertyuiopas,           TRIVIAL
            hugo.rivoyre,           PERSONAL
            Hugo Rivoyre,           PERSONAL
            RivoyreHugo1!,          PERSONAL
            rivoyre-2026,           -
            Rivoyre.123,            PERSONAL
            HRY-HRY-HRY-1,          PERSONAL
            """)
    void what_is_easy_to_guess_is_too_weak(String password, String weakness) {
        assertThat(PasswordRules.weakness(password, OWNER).map(Enum::name).orElse("-"))
                .as(password)
                .isEqualTo(weakness);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kT9!vqz4rA",
                "cheval pile agrafe",
                "éàüßñçøœæé",
                "😀🐴🔋📎🙈🌍🎈🍏🚲🛶",
                "tilleul-vert-42",
                "hugo mange des poires",
                "le temps des cerises"
            })
    void anything_else_of_ten_characters_will_do(String password) {
        assertThat(PasswordRules.weakness(password, OWNER)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Weakness.class)
    void what_is_wrong_is_said_in_both_languages(Weakness weakness) {
        assertThat(weakness.inWords(Locale.FRENCH)).isNotBlank().doesNotContain("{", "''");
        assertThat(weakness.inWords(Locale.ENGLISH))
                .isNotBlank()
                .doesNotContain("{", "''")
                .isNotEqualTo(weakness.inWords(Locale.FRENCH));
    }

    @Test
    void names_the_least_length() {
        assertThat(Weakness.TOO_SHORT.inWords(Locale.FRENCH)).startsWith("doit avoir 10 caractères au moins");
    }

    @Test
    void the_list_is_sorted_in_lower_case_and_has_no_word_that_the_length_refuses_anyway() throws IOException {
        try (var list = PasswordRulesTest.class.getResourceAsStream("/passwords/common.txt")) {
            var words = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();

            assertThat(words)
                    .hasSizeGreaterThan(3_000)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allSatisfy(word -> assertThat(word)
                            .isEqualTo(word.toLowerCase(Locale.ROOT))
                            .hasSizeGreaterThanOrEqualTo(PasswordRules.SHORTEST));
        }
    }
}
