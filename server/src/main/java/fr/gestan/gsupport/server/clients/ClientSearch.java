package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.server.http.Failure;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds clients by what a caller on the phone says (product.md, "The screen"): by id, or by words that all stand
 * somewhere in the company, contact, e-mail, city, phone or licence number, in any order and case, with or without
 * accents and separators, and with small typing errors.
 */
@ApplicationScoped
class ClientSearch {

    private static final String NORMALISE = "SELECT searchable(?)";

    private static final String SUMMARIES = """
            SELECT found.rank, """ + ClientSummaries.COLUMNS + """
            FROM (%s) AS found
            JOIN client ON client.id = found.id
            JOIN account ON account.client_id = found.id
            ORDER BY found.rank, found.id
            """;

    private static final String ALL = SUMMARIES.formatted("""
            SELECT 0 AS rank, id
            FROM client
            WHERE id > ?
            ORDER BY id
            LIMIT ?
            """);

    /**
     * In the order of its ranks: the id; the company itself; companies that begin like this; all words begin words; all
     * words stand somewhere; all do with typing errors forgiven. What stands in the brackets is {@link Condition}s.
     * OFFSET 0 keeps the rank from being worked out twice.
     */
    private static final String MATCHING = """
            SELECT rank, id
            FROM (
                SELECT id, CASE
                    WHEN id = ? THEN 0
                    WHEN search_text LIKE ? THEN 1
                    WHEN search_text LIKE ? THEN 2
                    WHEN (%s) THEN 3
                    WHEN (%s) THEN 4
                    ELSE 5 END AS rank
                FROM client
                WHERE id = ? OR (%s)
                OFFSET 0
            ) AS matching
            WHERE (rank, id) > (?, ?)
            ORDER BY rank, id
            LIMIT ?
            """;

    private final AgroalDataSource dataSource;
    private final ClientWords words;

    ClientSearch(AgroalDataSource dataSource, ClientWords words) {
        this.dataSource = dataSource;
        this.words = words;
    }

    /**
     * One page.
     *
     * @param query null or blank: all clients in id order; otherwise those that match, best first
     * @param limit how many at most, from 1
     * @param after null: the first page; otherwise the {@code next} of the page before
     * @throws Failure.Invalid where {@code after} is not such a {@code next}
     */
    Page<ClientSummary> find(String query, int limit, String after) {
        var position = PagePosition.read(after);
        try (var connection = dataSource.getConnection()) {
            var terms = SearchTerms.of(query == null ? "" : normalise(connection, query));
            return terms.words().isEmpty()
                    ? all(connection, position, limit)
                    : matching(connection, terms, position, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("The clients could not be searched", e);
        }
    }

    private static String normalise(Connection connection, String query) throws SQLException {
        try (var select = connection.prepareStatement(NORMALISE)) {
            select.setString(1, query);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static Page<ClientSummary> all(Connection connection, PagePosition after, int limit) throws SQLException {
        try (var select = connection.prepareStatement(ALL)) {
            select.setLong(1, after.id());
            select.setInt(2, limit + 1);
            return page(select, limit);
        }
    }

    private Page<ClientSummary> matching(Connection connection, SearchTerms terms, PagePosition after, int limit)
            throws SQLException {
        var beginning = Condition.each(terms, word -> Condition.like(word, Condition::beginsWord));
        UnaryOperator<String> somewhere = terms.areShort() ? Condition::beginsWord : Condition::stands;
        var asTyped = Condition.each(terms, word -> Condition.like(word, somewhere));
        var forgiven =
                Condition.each(terms, word -> Condition.like(word, somewhere).orHas(meanings(word)));
        var sql = SUMMARIES.formatted(MATCHING.formatted(beginning.sql(), asTyped.sql(), forgiven.sql()));
        try (var select = connection.prepareStatement(sql)) {
            int column = 0;
            select.setObject(++column, terms.id(), Types.BIGINT);
            select.setString(++column, " " + Condition.literally(terms.phrase()) + "\n%");
            select.setString(++column, " " + Condition.literally(terms.phrase()) + "%");
            column = bind(select, column, beginning);
            column = bind(select, column, asTyped);
            select.setObject(++column, terms.id(), Types.BIGINT);
            column = bind(select, column, forgiven);
            select.setInt(++column, after.rank());
            select.setLong(++column, after.id());
            select.setInt(++column, limit + 1);
            return page(select, limit);
        }
    }

    private List<String> meanings(SearchTerms.Word word) {
        return word.letters() == null ? List.of() : words.meantBy(word.letters());
    }

    private static int bind(PreparedStatement select, int columnsBefore, Condition condition) throws SQLException {
        int column = columnsBefore;
        for (var parameter : condition.parameters()) {
            select.setString(++column, parameter);
        }
        return column;
    }

    private static Page<ClientSummary> page(PreparedStatement select, int limit) throws SQLException {
        try (var row = select.executeQuery()) {
            var summaries = new ArrayList<ClientSummary>();
            var last = PagePosition.START;
            while (row.next()) {
                if (summaries.size() == limit) {
                    return new Page<>(summaries, last.write());
                }
                summaries.add(ClientSummaries.read(row));
                last = new PagePosition(row.getInt("rank"), row.getLong("id"));
            }
            return new Page<>(summaries, null);
        }
    }

    /**
     * A condition on a client and what its question marks are bound to. No text that was typed gets into the SQL.
     *
     * @param sql constants of this class, joined by AND and OR
     */
    private record Condition(String sql, List<String> parameters) {

        static Condition like(SearchTerms.Word word, UnaryOperator<String> pattern) {
            var forms = word.forms();
            return new Condition(
                    String.join(" OR ", Collections.nCopies(forms.size(), "search_text LIKE ?")),
                    forms.stream().map(pattern).toList());
        }

        static Condition each(SearchTerms terms, Function<SearchTerms.Word, Condition> ofWord) {
            var conditions = terms.words().stream().map(ofWord).toList();
            return new Condition(
                    conditions.stream()
                            .map(condition -> "(" + condition.sql() + ")")
                            .collect(Collectors.joining(" AND ")),
                    conditions.stream()
                            .flatMap(condition -> condition.parameters().stream())
                            .toList());
        }

        /** The same, or one of these words of letters; none adds nothing. */
        Condition orHas(List<String> meanings) {
            return meanings.isEmpty()
                    ? this
                    : new Condition(
                            sql + " OR words && string_to_array(?, ' ')",
                            Stream.concat(parameters.stream(), Stream.of(String.join(" ", meanings)))
                                    .toList());
        }

        static String stands(String text) {
            return "%" + literally(text) + "%";
        }

        static String beginsWord(String text) {
            return "% " + literally(text) + "%";
        }

        /** Nothing that was typed is a wildcard. */
        static String literally(String text) {
            return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        }
    }
}
