package fr.gestan.gsupport.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTermsTest {

    @ParameterizedTest(name = "{0} is client {1}")
    @CsvSource(textBlock = """
            4996,                 4996
            6 627,                6627
            ' 12 345 ',           12345
            4996a,
            tilleul 4996,
            9999999999999999999,
            """)
    void reads_digits_alone_as_a_clients_number(String typed, Long expected) {
        assertThat(SearchTerms.of(typed).id()).isEqualTo(expected);
    }

    @Test
    void splits_at_spaces_and_takes_each_word_once() {
        assertThat(forms("jardins du tilleul du"))
                .containsExactly(List.of("jardins"), List.of("du"), List.of("tilleul"));
    }

    @Test
    void looks_for_words_with_and_without_their_separators() {
        assertThat(forms("s.a.r.l. saint-denis"))
                .containsExactly(List.of("s.a.r.l.", "sarl"), List.of("saint-denis", "saintdenis"));
    }

    @Test
    void takes_what_has_only_separators_as_it_is() {
        assertThat(forms("%")).containsExactly(List.of("%"));
    }

    @ParameterizedTest(name = "{0} is looked for as {1}")
    @CsvSource(textBlock = """
            01 88,                  0188
            01-88,                  0188
            01.88.00,               018800
            0188,                   0188
            +33 1 88,               0188
            +33 (0)1 88,            0188
            0033188,                0188
            """)
    void looks_for_phones_as_dialled(String typed, String expected) {
        assertThat(forms(typed))
                .singleElement()
                .satisfies(forms -> assertThat(forms).contains(expected));
    }

    @Test
    void joins_digit_groups_only_where_one_is_too_short_to_stand_alone() {
        assertThat(forms("pizza 3 14")).containsExactly(List.of("pizza"), List.of("3 14", "314"));
        assertThat(forms("2000 0188")).containsExactly(List.of("2000"), List.of("0188"));
    }

    @Test
    void nothing_typed_asks_for_nothing() {
        assertThat(SearchTerms.of("  ").words()).isEmpty();
    }

    private static List<List<String>> forms(String typed) {
        return SearchTerms.of(typed).words().stream()
                .map(SearchTerms.Word::forms)
                .toList();
    }
}
