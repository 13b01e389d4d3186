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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    private static final String HAS_BEGINNING = "word_beginnings(search_text) @> word_starts(?)";

    /** What no word is split at, as long as the index knows beginnings. */
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]{1,8}");

    /** The same with a number at its end, and longer than the index knows it. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[a-z0-9]{8,}[0-9]");

    private static final Pattern RUN = Pattern.compile("[a-z0-9]+");

    /** How many letters the index of parts is asked for. */
    private static final int PART = 6;

    /** The candidates of a rank, at most. */
    private static final int MOST_OF_A_RANK = 1_000;

    /**
     * How PostgreSQL reads what follows in the transaction: only by indexes, for tables read from end to end take seconds
     * where nothing matches; with room enough to know each of a million rows that an index names; planned for what was
     * typed, for one word is frequent and another is not; and alone, for helpers take longer to come than to help.
     */
    private static final String NORMALISE = """
            SELECT searchable(?), set_config('enable_seqscan', 'off', true), set_config('work_mem', '32MB', true),
                set_config('plan_cache_mode', 'force_custom_plan', true),
                set_config('max_parallel_workers_per_gather', '0', true)
            """;

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
     * One rank. Candidates are no more than are worth looking at, and only they are ranked and sorted. Where a word stands
     * nowhere is told first, for that is told soonest. OFFSET 0 keeps the rank from being worked out twice.
     */
    private static final String OF_A_RANK = SUMMARIES.formatted("""
            SELECT rank, id
            FROM (
                SELECT id, CASE
                    WHEN id = ? THEN 0
                    WHEN search_text LIKE ? THEN 1
                    WHEN search_text LIKE ? THEN 2
                    WHEN NOT (%s) THEN 5
                    WHEN (%s) THEN 3
                    ELSE 4 END AS rank
                FROM (%s) AS candidate
                OFFSET 0
            ) AS ranked
            WHERE rank = ? AND id > ?
            ORDER BY id
            LIMIT ?
            """);

    private static final String CANDIDATES =
            "(SELECT id, search_text FROM client WHERE %s LIMIT " + MOST_OF_A_RANK + ")";

    private final AgroalDataSource dataSource;
    private final ClientWords words;

    ClientSearch(AgroalDataSource dataSource, ClientWords words) {
        this.dataSource = dataSource;
        this.words = words;
    }

    /**
     * One page.
     *
     * @param query null or blank: all clients in id order; otherwise those that match, best first; of more than a thousand
     *     of a rank some may be left out
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
            var afterId = rank == after.rank() ? after.id() : 0;
            found.addAll(ofRank(connection, terms, rank, afterId, limit + 1 - found.size()));
        }
        return page(found, limit);
    }

    /**
     * What many clients have fills the page from the next of them, and the more have it the sooner; where an index would
     * name them all first. What does not is rare enough for the index.
     */
    private List<Match> ofRank(Connection connection, SearchTerms terms, int rank, long afterId, int most)
            throws SQLException {
        if (rank == WORDS_BEGIN || rank == WORDS_STAND && terms.canStandInside()) {
            var next = among(List.of(Condition.next(afterId)), connection, terms, rank, afterId, most);
            if (next.size() == most) {
                return next;
            }
        }
        var candidates = candidates(connection, terms, rank);
        return candidates.isEmpty() ? List.of() : among(candidates, connection, terms, rank, afterId, most);
    }

    /** How those of a rank are found, with better ones among them, in one way or another; none where there can be none. */
    private List<Condition> candidates(Connection connection, SearchTerms terms, int rank) throws SQLException {
        return switch (rank) {
            case THE_ID ->
                terms.id() == null
                        ? List.of()
                        : List.of(new Condition("id = ?::bigint", List.of(String.valueOf(terms.id()))));
            case THE_COMPANY -> List.of(Condition.company(terms.phrase(), "\n%"));
            case COMPANY_BEGINS -> List.of(Condition.company(terms.phrase(), "%"));
            case WORDS_BEGIN -> beginning(terms);
            case WORDS_STAND -> terms.canStandInside() ? List.of(Condition.standingInside(terms)) : List.of();
            default -> forgiven(connection, terms);
        };
    }

    /** One word alone by each of its forms, so that what one of them finds too much of leaves room for another. */
    private static List<Condition> beginning(SearchTerms terms) {
        return terms.words().size() == 1
                ? terms.words().get(0).forms().stream()
                        .map(Condition::hasBeginning)
                        .toList()
                : List.of(Condition.each(terms, word -> Condition.anyForm(word, Condition::hasBeginning)));
    }

    private List<Condition> forgiven(Connection connection, SearchTerms terms) throws SQLException {
        var meanings = new HashMap<SearchTerms.Word, List<String>>();
        for (var word : terms.words()) {
            meanings.put(word, word.letters() == null ? List.of() : words.meantBy(connection, word.letters()));
        }
        return meanings.values().stream().allMatch(List::isEmpty)
                ? List.of()
                : List.of(Condition.mistyped(terms, meanings));
    }

    private static List<Match> among(
            List<Condition> candidates, Connection connection, SearchTerms terms, int rank, long afterId, int most)
            throws SQLException {
        var beginning = Condition.each(terms, word -> Condition.anyForm(word, Condition::begins));
        var standing = Condition.each(terms, word -> Condition.anyForm(word, Condition::stands));
        var sql = OF_A_RANK.formatted(
                standing.sql(),
                beginning.sql(),
                candidates.stream()
                        .map(condition -> CANDIDATES.formatted(condition.sql()))
                        .collect(Collectors.joining(" UNION ")));
        try (var select = connection.prepareStatement(sql)) {
            int column = 0;
            select.setObject(++column, terms.id(), Types.BIGINT);
            select.setString(++column, " " + Condition.literally(terms.phrase()) + "\n%");
            select.setString(++column, " " + Condition.literally(terms.phrase()) + "%");
            column = bind(select, column, standing);
            column = bind(select, column, beginning);
            for (var condition : candidates) {
                column = bind(select, column, condition);
            }
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

        /** The clients behind that one, in their order. */
        static Condition next(long afterId) {
            return new Condition("id > ?::bigint ORDER BY id", List.of(String.valueOf(afterId)));
        }

        /** The company begins like this, and goes on like that. */
        static Condition company(String phrase, String rest) {
            var known = phrase.substring(0, Math.min(COMPANY_INDEXED, phrase.length()));
            return new Condition(
                    "left(search_text, 64) LIKE ?",
                    List.of(" " + literally(known) + (known.equals(phrase) ? rest : "%")));
        }

        /**
         * A word begins so, as far as the index knows; a number whose end it does not know is looked for by that as well, for
         * thousands begin alike.
         */
        static Condition hasBeginning(String form) {
            return LONG_NUMBER.matcher(form).matches()
                    ? new Condition(HAS_BEGINNING + " AND search_text LIKE ?", List.of(form, "%" + part(form) + "%"))
                    : new Condition(HAS_BEGINNING, List.of(form));
        }

        /** A word begins so. */
        static Condition begins(String form) {
            return new Condition("search_text ~ ?", List.of("[[:space:][:punct:]]" + quoted(form)));
        }

        /** It stands somewhere. */
        static Condition stands(String form) {
            return new Condition("search_text LIKE ?", List.of("%" + literally(form) + "%"));
        }

        /**
         * All words stand somewhere. The index is asked for a part of each alone: it would read a list for every three letters
         * that follow one another, and the lists of some are long.
         */
        static Condition standingInside(SearchTerms terms) {
            var parts = terms.words().stream()
                    .filter(SearchTerms.Word::canStandInside)
                    .map(word -> any(word.forms().stream()
                            .map(Condition::part)
                            .distinct()
                            .map(Condition::stands)
                            .toList()))
                    .toList();
            return all(List.of(all(parts), each(terms, word -> anyForm(word, Condition::standsAtALook))));
        }

        /**
         * Each word begins a word, as far as the index knows, or means one of these. Whether what the index of another word
         * names has it is looked at first where that costs next to nothing.
         */
        static Condition mistyped(SearchTerms terms, Map<SearchTerms.Word, List<String>> meanings) {
            return all(List.of(
                    each(terms, word -> anyForm(word, Condition::hasBeginning).orHas(meanings.get(word))),
                    each(terms, word -> anyForm(word, Condition::mayBegin).orHas(meanings.get(word)))));
        }

        /** Added to nothing, for the index of parts would only slow it down. */
        private static Condition mayBegin(String form) {
            var plain = PLAIN.matcher(form);
            return standsAtALook(plain.find() ? plain.group() : "");
        }

        /** The same, or one of these words of letters; none adds nothing. */
        private Condition orHas(List<String> meanings) {
            return meanings.isEmpty()
                    ? this
                    : any(List.of(
                            new Condition("words && string_to_array(?, ' ')", List.of(String.join(" ", meanings))),
                            this));
        }

        private static Condition standsAtALook(String form) {
            return new Condition("search_text || '' LIKE ?", List.of("%" + literally(form) + "%"));
        }

        /** The end of a number, for many begin alike, and the beginning of what is none, for many words end alike. */
        private static String part(String form) {
            var longest = RUN.matcher(form)
                    .results()
                    .map(MatchResult::group)
                    .max(Comparator.comparingInt(String::length))
                    .orElseThrow();
            boolean number = Character.isDigit(longest.charAt(longest.length() - 1));
            return number
                    ? longest.substring(Math.max(0, longest.length() - PART))
                    : longest.substring(0, Math.min(PART, longest.length()));
        }

        static Condition anyForm(SearchTerms.Word word, Function<String, Condition> ofForm) {
            return any(word.forms().stream().map(ofForm).toList());
        }

        static Condition each(SearchTerms terms, Function<SearchTerms.Word, Condition> ofWord) {
            return all(terms.words().stream().map(ofWord).toList());
        }

        private static Condition any(List<Condition> conditions) {
            return joined(conditions, " OR ");
        }

        private static Condition all(List<Condition> conditions) {
            return joined(conditions, " AND ");
        }

        private static Condition joined(List<Condition> conditions, String by) {
            return new Condition(
                    conditions.stream()
                            .map(condition -> "(" + condition.sql() + ")")
                            .collect(Collectors.joining(by)),
                    conditions.stream()
                            .flatMap(condition -> condition.parameters().stream())
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
