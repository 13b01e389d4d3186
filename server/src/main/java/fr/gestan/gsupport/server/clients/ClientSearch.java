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
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds clients by what a caller on the phone says (product.md, "The screen"): by id, or by words that all stand
 * somewhere in the company, contact, e-mail, city, phone or licence number, in any order and case, with or without
 * accents and separators, and with small typing errors.
 */
@ApplicationScoped
class ClientSearch {

    /** Ranks, best first; each is looked for on its own. */
    private static final int THE_ID = 0;

    private static final int THE_COMPANY = 1;
    private static final int COMPANY_BEGINS = 2;
    private static final int WORDS_BEGIN = 3;
    private static final int WORDS_STAND = 4;
    private static final int WITH_ERRORS = 5;

    /** Of the company's name, in the index. */
    private static final int COMPANY_INDEXED = 60;

    /** What no word is split at, as long as the index knows beginnings. */
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]{1,8}");

    /** The candidates of a rank, at most. */
    private static final int MOST_OF_A_RANK = 1_000;

    /**
     * What is read for what follows in the transaction: only by indexes, for tables read from end to end take seconds
     * where nothing matches; and with room enough to know each of a million rows that an index names.
     */
    private static final String NORMALISE = """
            SELECT searchable(?), set_config('enable_seqscan', 'off', true), set_config('work_mem', '32MB', true)
            """;

    private static final String READING_ALL = "SELECT set_config('enable_seqscan', ?, true)";

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
     * One rank. The candidates come from an index as it finds them, and no more than are worth looking at; only those are
     * ranked and sorted. OFFSET 0 keeps the rank from being worked out twice.
     */
    private static final String OF_A_RANK = SUMMARIES.formatted("""
            SELECT rank, id
            FROM (
                SELECT id, CASE
                    WHEN id = ? THEN 0
                    WHEN search_text LIKE ? THEN 1
                    WHEN search_text LIKE ? THEN 2
                    WHEN (%s) THEN 3
                    WHEN (%s) THEN 4
                    ELSE 5 END AS rank
                FROM (SELECT id, search_text FROM client WHERE %s LIMIT %d) AS candidate
                OFFSET 0
            ) AS ranked
            WHERE rank = ? AND id > ?
            ORDER BY id
            LIMIT ?
            """);

    private final AgroalDataSource dataSource;
    private final ClientWords words;

    ClientSearch(AgroalDataSource dataSource, ClientWords words) {
        this.dataSource = dataSource;
        this.words = words;
    }

    /**
     * One page.
     *
     * @param query null or blank: all clients in id order; otherwise those that match, best first, of each rank a
     *     thousand at most
     * @param limit how many at most, from 1
     * @param after null: the first page; otherwise the {@code next} of the page before
     * @throws Failure.Invalid where {@code after} is not such a {@code next}
     */
    Page<ClientSummary> find(String query, int limit, String after) {
        var position = PagePosition.read(after);
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var terms = SearchTerms.of(query == null ? "" : normalise(connection, query));
                return terms.words().isEmpty()
                        ? all(connection, position, limit)
                        : matching(connection, terms, position, limit);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
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
            return page(read(select), limit);
        }
    }

    /** One rank after the other, until the page is full. */
    private Page<ClientSummary> matching(Connection connection, SearchTerms terms, PagePosition after, int limit)
            throws SQLException {
        var found = new ArrayList<Match>();
        for (int rank = after.rank(); rank <= WITH_ERRORS && found.size() <= limit; rank++) {
            if (rank >= WORDS_STAND) {
                allowReadingAll(connection, rank == WORDS_STAND && terms.words().size() == 1);
            }
            var candidates = candidates(connection, terms, rank);
            if (candidates.isPresent()) {
                var afterId = rank == after.rank() ? after.id() : 0;
                found.addAll(ofRank(connection, terms, rank, candidates.get(), afterId, limit + 1 - found.size()));
            }
        }
        return page(found, limit);
    }

    /**
     * A part that every other client has is found sooner by reading from the start until there are enough: how many have it
     * the planner knows well of one word, and badly of several together.
     */
    private static void allowReadingAll(Connection connection, boolean allowed) throws SQLException {
        try (var set = connection.prepareStatement(READING_ALL)) {
            set.setString(1, allowed ? "on" : "off");
            set.execute();
        }
    }

    /** How those of a rank are found, with better ones among them; empty where there can be none. */
    private Optional<Condition> candidates(Connection connection, SearchTerms terms, int rank) throws SQLException {
        return switch (rank) {
            case THE_ID ->
                Optional.ofNullable(terms.id()).map(id -> new Condition("id = ?::bigint", List.of(String.valueOf(id))));
            case THE_COMPANY -> Optional.of(Condition.company(terms.phrase(), "\n%"));
            case COMPANY_BEGINS -> Optional.of(Condition.company(terms.phrase(), "%"));
            case WORDS_BEGIN -> Optional.of(Condition.each(terms, Condition::hasBeginning));
            case WORDS_STAND ->
                terms.canStandInside() ? Optional.of(Condition.each(terms, Condition::stands)) : Optional.empty();
            default -> forgiven(connection, terms);
        };
    }

    private Optional<Condition> forgiven(Connection connection, SearchTerms terms) throws SQLException {
        var meanings = new HashMap<SearchTerms.Word, List<String>>();
        for (var word : terms.words()) {
            meanings.put(word, word.letters() == null ? List.of() : words.meantBy(connection, word.letters()));
        }
        return meanings.values().stream().allMatch(List::isEmpty)
                ? Optional.empty()
                : Optional.of(Condition.each(
                        terms, word -> Condition.hasBeginningAtALook(word).orHas(meanings.get(word))));
    }

    private static List<Match> ofRank(
            Connection connection, SearchTerms terms, int rank, Condition candidates, long afterId, int most)
            throws SQLException {
        var beginning = Condition.each(terms, Condition::begins);
        var standing = Condition.each(terms, Condition::stands);
        var sql = OF_A_RANK.formatted(beginning.sql(), standing.sql(), candidates.sql(), MOST_OF_A_RANK);
        try (var select = connection.prepareStatement(sql)) {
            int column = 0;
            select.setObject(++column, terms.id(), Types.BIGINT);
            select.setString(++column, " " + Condition.literally(terms.phrase()) + "\n%");
            select.setString(++column, " " + Condition.literally(terms.phrase()) + "%");
            column = bind(select, column, beginning);
            column = bind(select, column, standing);
            column = bind(select, column, candidates);
            select.setInt(++column, rank);
            select.setLong(++column, afterId);
            select.setInt(++column, most);
            return read(select);
        }
    }

    private static int bind(PreparedStatement select, int columnsBefore, Condition condition) throws SQLException {
        int column = columnsBefore;
        for (var parameter : condition.parameters()) {
            select.setString(++column, parameter);
        }
        return column;
    }

    /** A client that was found, and how well it matches. */
    private record Match(int rank, ClientSummary client) {}

    private static List<Match> read(PreparedStatement select) throws SQLException {
        try (var row = select.executeQuery()) {
            var found = new ArrayList<Match>();
            while (row.next()) {
                found.add(new Match(row.getInt("rank"), ClientSummaries.read(row)));
            }
            return found;
        }
    }

    /** @param found one more than the page has room for, where there is more */
    private static Page<ClientSummary> page(List<Match> found, int limit) {
        var shown = found.subList(0, Math.min(limit, found.size()));
        var summaries = shown.stream().map(Match::client).toList();
        if (found.size() <= limit) {
            return new Page<>(summaries, null);
        }
        var last = shown.get(limit - 1);
        return new Page<>(summaries, new PagePosition(last.rank(), last.client().id()).write());
    }

    /**
     * A condition on a client and what its question marks are bound to. No text that was typed gets into the SQL.
     *
     * @param sql constants of this class, joined by AND and OR
     */
    private record Condition(String sql, List<String> parameters) {

        /** The company begins like this, and goes on like that. */
        static Condition company(String phrase, String rest) {
            var known = phrase.substring(0, Math.min(COMPANY_INDEXED, phrase.length()));
            return new Condition(
                    "left(search_text, 64) LIKE ?",
                    List.of(" " + literally(known) + (known.equals(phrase) ? rest : "%")));
        }

        /** A word begins so, as far as the index knows. */
        static Condition hasBeginning(SearchTerms.Word word) {
            return anyForm(word, "word_beginnings(search_text) @> word_starts(?)", UnaryOperator.identity());
        }

        /**
         * The same, looked at first where it costs next to nothing: where the index of another word leads, the beginnings of
         * thousands of clients would have to be made anew. Added to nothing, for the index of parts would only slow it down.
         */
        static Condition hasBeginningAtALook(SearchTerms.Word word) {
            var forms = word.forms();
            return new Condition(
                    String.join(
                            " OR ",
                            Collections.nCopies(
                                    forms.size(),
                                    "search_text || '' LIKE ? AND word_beginnings(search_text) @> word_starts(?)")),
                    forms.stream()
                            .flatMap(form -> Stream.of("%" + indexed(form) + "%", form))
                            .toList());
        }

        /** What of it every text holds that has such a beginning. */
        private static String indexed(String form) {
            var plain = PLAIN.matcher(form);
            return plain.find() ? plain.group() : "";
        }

        /** A word begins so. */
        static Condition begins(SearchTerms.Word word) {
            return anyForm(word, "search_text ~ ?", form -> "[[:space:][:punct:]]" + quoted(form));
        }

        /** It stands somewhere. */
        static Condition stands(SearchTerms.Word word) {
            return anyForm(word, "search_text LIKE ?", form -> "%" + literally(form) + "%");
        }

        private static Condition anyForm(SearchTerms.Word word, String sql, UnaryOperator<String> parameter) {
            var forms = word.forms();
            return new Condition(
                    String.join(" OR ", Collections.nCopies(forms.size(), sql)),
                    forms.stream().map(parameter).toList());
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
                            "words && string_to_array(?, ' ') OR " + sql,
                            Stream.concat(Stream.of(String.join(" ", meanings)), parameters.stream())
                                    .toList());
        }

        /** Nothing that was typed is a wildcard. */
        static String literally(String text) {
            return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        }

        /** Nothing that was typed means anything to a regular expression. */
        static String quoted(String text) {
            return text.replaceAll("[^a-z0-9\\x{80}-\\x{10FFFF}]", "\\\\$0");
        }
    }
}
