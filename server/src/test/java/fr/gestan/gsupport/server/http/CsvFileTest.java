package fr.gestan.gsupport.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {

    @Test
    void a_table_has_headings_and_rows_with_numbers_dates_and_empty_cells_as_they_are() throws IOException {
        assertThat(table("Zoé", -15, LocalDate.of(2026, 11, 29), null))
                .isEqualTo("Un,Deux,Trois,Quatre\r\nZoé,-15,2026-11-29,\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1+1 | '=1+1",
                "+33 1 88 | '+33 1 88",
                "-15 | '-15",
                "@somebody | '@somebody",
                "a \"b\" | \"a \"\"b\"\"\"",
                "a,b | \"a,b\"",
                "=a,b | \"'=a,b\"",
                "a=b | a=b"
            })
    void what_was_typed_is_no_formula_and_breaks_no_cell(String typed, String cell) throws IOException {
        assertThat(table(typed)).endsWith("\r\n" + cell + "\r\n");
    }

    private static String table(Object... cells) throws IOException {
        ResourceBundle words = new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return new Object[][] {{"1", "Un"}, {"2", "Deux"}, {"3", "Trois"}, {"4", "Quatre"}};
            }
        };
        try (var file = CsvFile.of(List.of("1", "2", "3", "4"), words, rows -> rows.add(cells))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
