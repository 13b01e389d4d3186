package fr.gestan.gsupport.server.clients;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The words that stand in clients' data: what a mistyped word can have meant. */
@ApplicationScoped
class ClientWords {

    private static final int MOST_MEANINGS = 20;

    /**
     * Only the beginning that is as long as what was typed: a letter missing or too many costs one for itself and one at
     * the cut, and two letters that changed places are two for levenshtein(); hence twice the errors.
     */
    private static final String ALIKE = """
            SELECT word
            FROM client_word
            WHERE length(word) >= ? AND levenshtein_less_equal(?, left(word, ?), ?) <= ?
            """;

    private final AgroalDataSource dataSource;

    ClientWords(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Words that differ from what was typed by no more errors than are forgiven, the nearest first. */
    List<String> meantBy(String typed) {
        int errors = TypingErrors.allowed(typed);
        if (errors == 0) {
            return List.of();
        }
        return alike(typed, errors).stream()
                .filter(word -> !word.contains(typed) && TypingErrors.between(typed, word) <= errors)
                .sorted(Comparator.<String>comparingInt(word -> TypingErrors.between(typed, word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_MEANINGS)
                .toList();
    }

    private List<String> alike(String typed, int errors) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(ALIKE)) {
            select.setInt(1, typed.length() - errors);
            select.setString(2, typed);
            select.setInt(3, typed.length());
            select.setInt(4, 2 * errors);
            select.setInt(5, 2 * errors);
            try (var row = select.executeQuery()) {
                var words = new ArrayList<String>();
                while (row.next()) {
                    words.add(row.getString(1));
                }
                return words;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The words of clients could not be read", e);
        }
    }
}
