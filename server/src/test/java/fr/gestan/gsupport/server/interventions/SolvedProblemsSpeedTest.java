package fr.gestan.gsupport.server.interventions;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How long finding what was written takes among a million lines, and what the index costs a line. It measures and judges
 * nothing; a run of its own, as it fills the database: {@code ./mvnw -pl server -am test -Dtest=SolvedProblemsSpeedTest
 * -Dgsupport.measure=true -Dsurefire.failIfNoSpecifiedTests=false}
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@EnabledIfSystemProperty(named = "gsupport.measure", matches = "true")
class SolvedProblemsSpeedTest {

    private static final Logger LOG = Logger.getLogger(SolvedProblemsSpeedTest.class);
    private static final int LINES = 1_000_000;
    private static final int TRIES = 20;
    private static final String INDEX = "intervention_by_words";

    /**
     * One long account, past triggers and keys: what is measured looks at words alone. Each word but the first few
     * stands in every hundredth line; {@code vestige} only in the oldest tenth, in each line of it.
     */
    private static final String LINES_OF_WORDS = """
            INSERT INTO ledger_line (client_id, seq, kind, billing, delta_minutes, balance_before, balance_after,
                duration_minutes, normal_minutes_after, free_minutes_after, interventions_after, by_code, performed_at,
                summary, advice, text_salt, text_digest, previous_hash, hash)
            SELECT ?, ? + n, 'INTERVENTION', 'FREE', 0, 0, 0, 1, 0, n, n, '9999', now(),
                'Réglage de la messagerie, mot' || n % 100 || ' dossier' || n
                    || CASE WHEN n < ? THEN ' vestige' ELSE '' END,
                'Conseil : vérifier les sauvegardes chaque semaine et placer la copie ailleurs, avis' || n * 7 % 1000,
                '\\x00112233445566778899aabbccddeeff', sha256('texts'), '', sha256('line')
            FROM generate_series(1, ?) n
            """;

    @Inject
    SolvedProblems problems;

    @Test
    void finds_among_a_million_lines() throws SQLException {
        long clientId = GivenClient.aClient().create();
        fill(clientId, 0, LINES);
        try (var owner = Rows.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("VACUUM ANALYZE ledger_line");
        }

        for (var query : List.of(
                "messagerie",
                "messagerie sauvegarde conseil",
                "mot42",
                "mot42 avis294",
                "dossier567890",
                "mes",
                "vestige",
                "vestige messagerie",
                "introuvable messagerie")) {
            measure(query);
        }
        measureRecording(clientId);
    }

    private void measure(String query) {
        var nanos = new long[TRIES];
        int found = 0;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            found = problems.find(query, 20).size();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        LOG.infof(
                "%-30s %2d found, median %.1f ms, longest %.1f ms",
                query, found, nanos[TRIES / 2] / 1e6, nanos[TRIES - 1] / 1e6);
        assertThat(found).isBetween(0, 20);
    }

    private void measureRecording(long clientId) throws SQLException {
        int lines = 20_000;
        long with = fill(clientId, LINES, lines);
        try (var owner = Rows.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("DROP INDEX " + INDEX);
        }
        long without = fill(clientId, LINES + lines, lines);
        LOG.infof(
                "A line costs %.0f µs with the index and %.0f µs without, %d lines each",
                with / 1e3 / lines, without / 1e3 / lines, lines);
    }

    private static long fill(long clientId, int seqBefore, int lines) throws SQLException {
        try (var owner = Rows.asOwner();
                var statement = owner.createStatement();
                var insert = owner.prepareStatement(LINES_OF_WORDS)) {
            statement.execute("SET session_replication_role = replica");
            insert.setLong(1, clientId);
            insert.setInt(2, seqBefore);
            insert.setInt(3, seqBefore == 0 ? LINES / 10 : 0);
            insert.setInt(4, lines);
            long start = System.nanoTime();
            insert.executeUpdate();
            return System.nanoTime() - start;
        }
    }
}
