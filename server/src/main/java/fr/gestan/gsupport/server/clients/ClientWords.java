package fr.gestan.gsupport.server.clients;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The words that stand in clients' data: what a mistyped word can have meant. */
@ApplicationScoped
class ClientWords {

    private static final int MOST_MEANINGS = 20;

    /**
     * Only the beginning that is as long as what was typed: a letter missing or too many costs one for itself and one at
     * the cut, and two letters that changed places are two for levenshtein(); hence twice the errors. Only words that
     * share a part are compared, among a million clients' words some thousands at most.
     */
    private static final String ALIKE = """
            SELECT word
            FROM client_word
            WHERE (%s) AND length(word) >= ? AND levenshtein_less_equal(?, left(word, ?), ?) <= ?
            """;

    /** Words that differ from what was typed by no more errors than are forgiven, the nearest first. */
    List<String> meantBy(Connection connection, String typed) throws SQLException {
        int errors = TypingErrors.allowed(typed);
        if (errors == 0) {
            return List.of();
        }
        return alike(connection, typed, errors).stream()
                .filter(word -> !word.contains(typed) && TypingErrors.between(typed, word) <= errors)
                .sorted(Comparator.<String>comparingInt(word -> TypingErrors.between(typed, word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_MEANINGS)
                .toList();
    }

    private static List<String> alike(Connection connection, String typed, int errors) throws SQLException {
        var parts = TypingErrors.partsLeftIntact(typed);
        var shared = String.join(" OR ", Collections.nCopies(parts.size(), "word LIKE ?"));
        try (var select = connection.prepareStatement(ALIKE.formatted(shared))) {
            int column = 0;
            for (var part : parts) {
                select.setString(++column, part);
            }
            select.setInt(++column, typed.length() - errors);
            select.setString(++column, typed);
            select.setInt(++column, typed.length());
            select.setInt(++column, 2 * errors);
            select.setInt(++column, 2 * errors);
            try (var row = select.executeQuery()) {
                var words = new ArrayList<String>();
                while (row.next()) {
                    words.add(row.getString(1));
                }
                return words;
            }
        }
    }
}
