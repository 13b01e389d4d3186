package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.api.interventions.SolvedProblem;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what was done before for whichever client, by words of its summary and advice. However common the words, only the
 * newest matches are compared with one another: they are looked for in larger and larger stretches of lines, from the end.
 */
@ApplicationScoped
class SolvedProblems {

    /** The last word may still be being typed; a beginning of one or two letters would match nearly all. */
    private static final Pattern BEGINNING = Pattern.compile("[\\p{L}\\p{N}]{3,}$");

    private static final Pattern NUL = Pattern.compile("\\x00");
    private static final String WORDS = "SELECT plainto_tsquery('french_plain', ?)::text";
    private static final String NEWEST_LINE = "SELECT coalesce(max(id), 0) FROM ledger_line";

    /**
     * Materialized: the index finds the words, whatever the planner thinks of reading the stretch backwards, where every
     * line's words would have to be taken apart.
     */
    private static final String MATCHES = """
            WITH matching AS MATERIALIZED (
                SELECT id
                FROM %s
                WHERE kind = 'INTERVENTION'
                  AND to_tsvector('french_plain', summary || ' ' || coalesce(advice, '')) @@ ?::tsquery
                  AND %s > ? AND %s <= ?
            )
            SELECT line.id, line.client_id, client.company_name, line.by_code, line.performed_at, line.summary,
                line.advice,
                ts_rank(
                    setweight(to_tsvector('french_plain', line.summary), 'A')
                        || setweight(to_tsvector('french_plain', coalesce(line.advice, '')), 'C'),
                    ?::tsquery, 1) AS likeness
            FROM (SELECT id FROM matching ORDER BY id DESC LIMIT ?) AS newest
            JOIN ledger_line line ON line.id = newest.id
            JOIN client ON client.id = line.client_id
            WHERE NOT EXISTS (SELECT FROM ledger_line undo WHERE undo.corrects_line_id = line.id)
            ORDER BY line.id DESC
            """;

    private static final String LINES = "ledger_line";
    private static final String BY_INDEX = "id";

    /** Of many lines what is left to find stands in few: their words name them, where the index of ids would name all. */
    private static final String AT_A_LOOK = "(id + 0)";

    /**
     * The same without the index, which names all lines of a word, from the first: what stands in every fifth line is sooner
     * found by taking the newest apart.
     */
    private static final String NEWEST_LINES = """
            (SELECT id, kind, summary, advice FROM ledger_line ORDER BY id DESC LIMIT 1000) AS newest_line
            """;

    private static final int COMPARED = 200;
    private static final int SOME_UNDONE = 20;
    private static final long FIRST_STRETCH = 10_000;
    private static final long LONG_STRETCH = 100_000;
    private static final int GROWTH = 8;

    private final AgroalDataSource dataSource;

    SolvedProblems(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Match(SolvedProblem problem, double likeness) {}

    /** Best first, {@code limit} at most. */
    List<SolvedProblem> find(String typed, int limit) {
        try (var connection = dataSource.getConnection()) {
            var query = query(connection, NUL.matcher(typed).replaceAll(" ").strip());
            return query.isEmpty() ? List.of() : best(newest(connection, query), limit);
        } catch (SQLException e) {
            throw new IllegalStateException("What was written could not be searched", e);
        }
    }

    /** Words by their stems, as the database quotes them; empty where nothing but little words was typed. */
    private static String query(Connection connection, String typed) throws SQLException {
        try (var select = connection.prepareStatement(WORDS)) {
            select.setString(1, typed);
            try (var row = select.executeQuery()) {
                row.next();
                var words = row.getString(1);
                var beginning = !words.isEmpty() && BEGINNING.matcher(typed).find();
                return beginning ? words + ":*" : words;
            }
        }
    }

    private static List<Match> newest(Connection connection, String query) throws SQLException {
        long end = newestLine(connection);
        var newest = between(connection, NEWEST_LINES, AT_A_LOOK, query, 0, end, COMPARED + SOME_UNDONE);
        if (newest.size() >= COMPARED) {
            return newest.subList(0, COMPARED);
        }
        var matches = new ArrayList<Match>();
        for (long length = FIRST_STRETCH; end > 0 && matches.size() < COMPARED; length *= GROWTH) {
            boolean isShort = length < LONG_STRETCH;
            long start = isShort ? Math.max(0, end - length) : 0;
            matches.addAll(between(
                    connection, LINES, isShort ? BY_INDEX : AT_A_LOOK, query, start, end, COMPARED - matches.size()));
            end = start;
        }
        return matches;
    }

    private static long newestLine(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(NEWEST_LINE);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<Match> between(
            Connection connection, String lines, String id, String query, long after, long last, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(MATCHES.formatted(lines, id, id))) {
            select.setString(1, query);
            select.setLong(2, after);
            select.setLong(3, last);
            select.setString(4, query);
            select.setInt(5, limit);
            try (var row = select.executeQuery()) {
                var matches = new ArrayList<Match>();
                while (row.next()) {
                    var problem = new SolvedProblem(
                            row.getLong("id"),
                            row.getLong("client_id"),
                            row.getString("company_name"),
                            row.getString("by_code"),
                            row.getObject("performed_at", OffsetDateTime.class).toInstant(),
                            row.getString("summary"),
                            row.getString("advice"));
                    matches.add(new Match(problem, row.getDouble("likeness")));
                }
                return matches;
            }
        }
    }

    /** @param newestFirst those that are equally good stay in this order */
    private static List<SolvedProblem> best(List<Match> newestFirst, int limit) {
        var texts = new HashSet<List<String>>();
        return newestFirst.stream()
                .filter(match -> texts.add(List.of(
                        match.problem().summary(),
                        String.valueOf(match.problem().advice()))))
                .sorted((one, other) -> Double.compare(other.likeness(), one.likeness()))
                .limit(limit)
                .map(Match::problem)
                .toList();
    }
}
