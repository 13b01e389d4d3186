package fr.gestan.gsupport.server.ledger;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever owns the schema can switch its rules off and edit a row. That shows, with the line and the figure. Each edit is
 * rolled back, so that no other test meets it.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LedgerVerifierTest {

    private static final List<String> RULES_OFF = List.of(
            "ALTER TABLE ledger_line DISABLE TRIGGER USER",
            "ALTER TABLE account DISABLE TRIGGER USER",
            "ALTER TABLE ledger_line DROP CONSTRAINT line_hangs_on_the_line_ahead",
            "ALTER TABLE ledger_line DROP CONSTRAINT line_has_one_place_in_its_account",
            "ALTER TABLE ledger_line DROP CONSTRAINT line_can_be_hung_on",
            "ALTER TABLE ledger_line DROP CONSTRAINT line_adds_up",
            "ALTER TABLE ledger_line DROP CONSTRAINT line_is_corrected_once",
            "ALTER TABLE ledger_line DROP CONSTRAINT line_kind_is_consistent");

    @Test
    void a_chain_that_nobody_touched_holds() throws SQLException {
        long clientId = clientWithFourLines();
        try (var connection = transaction()) {
            assertThat(figuresThatDoNotHold(connection, clientId)).isEmpty();
        }
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit(
                        "a balance",
                        "UPDATE ledger_line SET balance_after = 51 WHERE seq = 2",
                        "2 balance_after",
                        "2 hash"),
                edit(
                        "a balance and what hangs on it",
                        "UPDATE ledger_line SET balance_before = 51, balance_after = 31 WHERE seq = 4",
                        "4 balance_before",
                        "4 hash",
                        "account.balance_minutes"),
                edit("a text", "UPDATE ledger_line SET summary = 'autre' WHERE seq = 3", "3 text_digest"),
                edit(
                        "a duration",
                        "UPDATE ledger_line SET duration_minutes = 11 WHERE seq = 2",
                        "2 delta_minutes",
                        "2 normal_minutes_after",
                        "2 hash"),
                edit(
                        "what a free intervention debits",
                        "UPDATE ledger_line SET delta_minutes = -5 WHERE seq = 3",
                        "3 balance_after",
                        "3 delta_minutes"),
                edit(
                        "a purchase of nothing",
                        "UPDATE ledger_line SET delta_minutes = 0 WHERE seq = 1",
                        "1 balance_after",
                        "1 delta_minutes"),
                edit("a measured time", "UPDATE ledger_line SET measured_seconds = 1 WHERE seq = 2", "2 hash"),
                edit("a kind", "UPDATE ledger_line SET kind = 'GIFT' WHERE seq = 1", "1 kind"),
                edit(
                        "a time, turned around",
                        "UPDATE ledger_line SET performed_at = '2001-01-01' WHERE seq = 3",
                        "3 performed_at",
                        "3 hash"),
                edit(
                        "a running total",
                        "UPDATE ledger_line SET normal_minutes_after = 99 WHERE seq = 2",
                        "2 normal_minutes_after"),
                edit("a hash", "UPDATE ledger_line SET hash = '\\x00' WHERE seq = 2", "2 hash"),
                edit(
                        "the hash ahead",
                        "UPDATE ledger_line SET previous_hash = '\\x00' WHERE seq = 2",
                        "2 previous_hash",
                        "2 hash"),
                edit(
                        "the last line, deleted",
                        "DELETE FROM ledger_line WHERE seq = 4",
                        "account.balance_minutes",
                        "account.normal_minutes",
                        "account.interventions",
                        "account.last_seq",
                        "account.last_hash",
                        "account.last_intervention_at",
                        "account.last_performed_at"),
                edit(
                        "a line between, deleted",
                        "DELETE FROM ledger_line WHERE seq = 3",
                        "4 seq",
                        "4 free_minutes_after",
                        "4 interventions_after",
                        "4 previous_hash"),
                edit(
                        "two lines, swapped",
                        "UPDATE ledger_line SET seq = 5 - seq WHERE seq IN (2, 3)",
                        "2 balance_before",
                        "2 normal_minutes_after",
                        "2 interventions_after",
                        "2 previous_hash",
                        "2 hash",
                        "3 id",
                        "3 performed_at",
                        "3 balance_before"),
                edit(
                        "a line replaced that still counts",
                        "UPDATE ledger_line SET replaces_line_id = (SELECT id FROM ledger_line ahead"
                                + " WHERE ahead.seq = 2 AND ahead.client_id = ledger_line.client_id) WHERE seq = 4",
                        "4 replaces_line_id",
                        "4 hash"),
                edit("a balance of the account", "UPDATE account SET balance_minutes = 31", "account.balance_minutes"),
                edit("a total of the account", "UPDATE account SET free_minutes = 6", "account.free_minutes"),
                edit("a count of the account", "UPDATE account SET interventions = 2", "account.interventions"),
                edit("a place of the account", "UPDATE account SET last_seq = 5", "account.last_seq"),
                edit("a hash of the account", "UPDATE account SET last_hash = '\\x00'", "account.last_hash"),
                edit(
                        "a first intervention",
                        "UPDATE account SET first_intervention_at = '2001-01-01'",
                        "account.first_intervention_at"),
                edit("a validity", "UPDATE account SET valid_until = '2099-01-01'", "account.valid_until"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void an_edit_shows(String what, String sql, List<String> figures) throws SQLException {
        long clientId = clientWithFourLines();
        long another = clientWithFourLines();
        try (var connection = transaction()) {
            withRulesOff(connection, sql + (sql.contains("WHERE") ? " AND" : " WHERE") + " client_id = " + clientId);

            assertThat(figuresThatDoNotHold(connection, clientId)).startsWith(figures.toArray(String[]::new));
            assertThat(figuresThatDoNotHold(connection, another))
                    .as("the account of somebody else")
                    .isEmpty();
        }
    }

    @Test
    void a_finding_says_what_is_stored_and_what_must_be() throws SQLException {
        long clientId = clientWithFourLines();
        try (var connection = transaction()) {
            withRulesOff(connection, "UPDATE account SET balance_minutes = 31 WHERE client_id = " + clientId);

            assertThat(findings(connection, clientId))
                    .containsExactly(new Finding(clientId, null, "account.balance_minutes", "30", "31"));
        }
    }

    @Test
    void a_correction_undoes_its_line_in_the_totals_and_only_once() throws SQLException {
        long clientId = clientWithFourLines();
        try (var connection = transaction()) {
            var wrong = nextLine(connection, clientId);
            wrong.insert(connection);
            var correction =
                    wrong.correction(wrong.id()).but(Map.of("normal_minutes_after", 30L, "interventions_after", 3));
            correction.insert(connection);
            assertThat(figuresBesideHashes(connection, clientId)).isEmpty();

            withRulesOff(
                    connection,
                    "UPDATE ledger_line SET delta_minutes = delta_minutes + 1 WHERE id = " + correction.id());
            assertThat(figuresBesideHashes(connection, clientId)).containsExactly("6 balance_after", "6 delta_minutes");
        }
    }

    @Test
    void a_correction_of_a_correction_and_a_second_one_show() throws SQLException {
        long clientId = clientWithFourLines();
        try (var connection = transaction()) {
            var wrong = nextLine(connection, clientId);
            wrong.insert(connection);
            var correction =
                    wrong.correction(wrong.id()).but(Map.of("normal_minutes_after", 30L, "interventions_after", 3));
            correction.insert(connection);
            var next = correction.next(10);
            withRulesOff(connection, "SELECT 1");
            next.but(Map.of("corrects_line_id", correction.id())).insert(connection);
            next.next(10).but(Map.of("corrects_line_id", wrong.id())).insert(connection);

            assertThat(figuresBesideHashes(connection, clientId)).contains("5 times_corrected", "7 corrects_line_id");
        }
    }

    private static Arguments edit(String what, String sql, String... figures) {
        return Arguments.of(what, sql, List.of(figures));
    }

    /** 60 bought, 10 normal, 5 free, 20 normal: 30 are left. */
    private static long clientWithFourLines() {
        var start = Instant.now().minus(Duration.ofDays(30)).truncatedTo(ChronoUnit.MILLIS);
        return aClient()
                .thatBought(60, start, null)
                .helped(Billing.NORMAL, 10, start.plusSeconds(60))
                .helped(Billing.FREE, 5, start.plusSeconds(120))
                .helped(Billing.NORMAL, 20, start.plusSeconds(180))
                .create();
    }

    private static RawLine nextLine(Connection connection, long clientId) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT nextval('ledger_line_id_seq'), last_hash FROM account WHERE client_id = ?")) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                row.next();
                return RawLine.tenMinutes(clientId, row.getLong(1), row.getBytes(2))
                        .but(Map.of(
                                "seq", 5,
                                "balance_before", 30,
                                "balance_after", 20,
                                "normal_minutes_after", 40L,
                                "interventions_after", 4));
            }
        }
    }

    private static Connection transaction() throws SQLException {
        var connection = Rows.asOwner();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void withRulesOff(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var rule : RULES_OFF) {
                statement.execute(rule);
            }
            statement.execute(sql);
        }
    }

    private static List<Finding> findings(Connection connection, long clientId) throws SQLException {
        var findings = new ArrayList<Finding>();
        new LedgerVerifier(connection, findings::add, lines -> {}).verify(OptionalLong.of(clientId));
        return findings;
    }

    private static List<String> figuresBesideHashes(Connection connection, long clientId) throws SQLException {
        return figuresThatDoNotHold(connection, clientId).stream()
                .filter(figure -> !figure.endsWith("hash") && !figure.endsWith("digest"))
                .toList();
    }

    /** As {@code "<seq> <figure>"}. */
    private static List<String> figuresThatDoNotHold(Connection connection, long clientId) throws SQLException {
        var places = new HashMap<Long, Integer>();
        try (var select = connection.prepareStatement("SELECT id, seq FROM ledger_line WHERE client_id = ?")) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    places.put(row.getLong(1), row.getInt(2));
                }
            }
        }
        return findings(connection, clientId).stream()
                .map(finding -> finding.lineId() == null
                        ? finding.figure()
                        : places.get(finding.lineId()) + " " + finding.figure())
                .toList();
    }
}
