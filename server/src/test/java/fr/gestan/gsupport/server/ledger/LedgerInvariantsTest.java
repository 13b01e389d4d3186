package fr.gestan.gsupport.server.ledger;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/**
 * What the database itself refuses, even to the role that owns it. Each attempt is one step away from a line that is
 * accepted, and fails by the constraint that is named for it.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LedgerInvariantsTest {

    private static final String NOT_ALLOWED = "42501";

    @Test
    void the_line_that_all_attempts_start_from_is_accepted() throws SQLException {
        try (var connection = transactionOf(Rows.asOwner())) {
            var line = nextLine(connection);

            line.insert(connection);

            assertThat(account(connection, line.clientId()))
                    .isEqualTo("balance 40, 4 lines, normal 20, free 5, 3 interventions");
        }
    }

    static Stream<Arguments> wrongLines() {
        return Stream.of(
                wrong(
                        "a balance before that is not the one ahead",
                        "line_hangs_on_the_line_ahead",
                        Map.of("balance_before", 45, "balance_after", 35)),
                wrong("a balance after that does not add up", "line_adds_up", Map.of("balance_after", 41)),
                wrong("a gap", "line_hangs_on_the_line_ahead", Map.of("seq", 5)),
                wrong("a second line on the same place", "line_has_one_place_in_its_account", Map.of("seq", 3)),
                wrong(
                        "a second first line",
                        "line_has_one_place_in_its_account",
                        Map.of("seq", 1, "balance_before", 0, "balance_after", -10)),
                wrong("a first line that starts from something", "first_line_starts_from_nothing", Map.of("seq", 1)),
                wrong(
                        "a place before the first",
                        "line_starts_at_one",
                        Map.of("seq", 0, "balance_before", 0, "balance_after", -10)),
                wrong(
                        "NORMAL that debits more than it lasted",
                        "line_kind_is_consistent",
                        Map.of("delta_minutes", -11, "balance_after", 39)),
                wrong(
                        "NORMAL that debits nothing",
                        "line_kind_is_consistent",
                        Map.of("delta_minutes", 0, "balance_after", 50)),
                wrong("FREE that debits", "line_kind_is_consistent", Map.of("billing", "FREE")),
                wrong("an intervention of no billing", "line_kind_is_consistent", RawLine.with("billing", null)),
                wrong(
                        "an intervention of no duration",
                        "line_kind_is_consistent",
                        RawLine.with("duration_minutes", null)),
                wrong(
                        "an intervention of no minute",
                        "line_kind_is_consistent",
                        Map.of("duration_minutes", 0, "delta_minutes", 0, "balance_after", 50)),
                wrong(
                        "an intervention of more than a day",
                        "line_kind_is_consistent",
                        Map.of("duration_minutes", 1_441, "delta_minutes", -1_441, "balance_after", -1_391)),
                wrong("another billing", "line_kind_is_consistent", Map.of("billing", "HALF")),
                wrong("another kind", "line_kind_is_consistent", Map.of("kind", "GIFT")),
                wrong("a purchase of nothing", "line_kind_is_consistent", RawLine.purchase(0)),
                wrong("a purchase that takes", "line_kind_is_consistent", RawLine.purchase(-10)),
                wrong(
                        "a purchase that lasts",
                        "line_kind_is_consistent",
                        RawLine.and(RawLine.purchase(60), "duration_minutes", 10)),
                wrong(
                        "a purchase that is billed",
                        "line_kind_is_consistent",
                        RawLine.and(RawLine.purchase(60), "billing", "NORMAL")),
                wrong(
                        "an expiry that gives",
                        "line_kind_is_consistent",
                        RawLine.and(RawLine.purchase(60), "kind", "EXPIRY")),
                wrong(
                        "an opening that is not the first line",
                        "line_kind_is_consistent",
                        RawLine.and(RawLine.purchase(60), "kind", "OPENING")),
                wrong(
                        "a correction of nothing",
                        "line_kind_is_consistent",
                        RawLine.and(RawLine.purchase(60), "kind", "CORRECTION")),
                wrong(
                        "a cause for being free where it is not",
                        "line_free_reason_needs_free",
                        Map.of("free_reason", "DEFECT")),
                wrong("an exception from no rule", "line_override_names_its_rule", Map.of("override_reason", "Urgent")),
                wrong(
                        "an exception without a reason",
                        "line_override_names_its_rule",
                        Map.of("override_rule", "REFUSE_OVERDRAWN")),
                wrong(
                        "a total of normal minutes that does not add up",
                        "line_follows_from_the_account",
                        Map.of("normal_minutes_after", 21L)),
                wrong(
                        "a total of free minutes that does not add up",
                        "line_follows_from_the_account",
                        Map.of("free_minutes_after", 4L)),
                wrong(
                        "a number of interventions that does not add up",
                        "line_follows_from_the_account",
                        Map.of("interventions_after", 4)),
                wrong("another previous hash", "line_follows_from_the_account", Map.of("previous_hash", new byte[] {
                    1, 2, 3
                })),
                wrong(
                        "a time before the line ahead",
                        "line_follows_from_the_account",
                        Map.of("performed_at", Timestamp.from(Instant.parse("2001-01-01T00:00:00Z")))),
                wrong("an unknown author", "ledger_line_by_code_fkey", Map.of("by_code", "NOBODY")),
                wrong(
                        "an unknown client",
                        "ledger_line_client_id_fkey",
                        Map.of("client_id", 999_999_999L, "seq", 1, "balance_before", 0, "balance_after", -10)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrongLines")
    void refuses(String what, String constraint, Map<String, Object> changes) throws SQLException {
        try (var connection = transactionOf(Rows.asOwner())) {
            var line = nextLine(connection).but(changes);

            assertThat(constraintBrokenBy(() -> line.insert(connection))).isEqualTo(constraint);
        }
    }

    @Test
    void a_correction_undoes_a_line_and_its_minutes_and_both_stay() throws SQLException {
        try (var connection = transactionOf(Rows.asOwner())) {
            var wrong = nextLine(connection);
            wrong.insert(connection);
            var correction = wrong.correction(wrong.id());

            correction.insert(connection);

            assertThat(account(connection, wrong.clientId()))
                    .isEqualTo("balance 50, 5 lines, normal 10, free 5, 2 interventions");
        }
    }

    @Test
    void a_line_is_corrected_once() throws SQLException {
        try (var connection = transactionOf(Rows.asOwner())) {
            var wrong = nextLine(connection);
            wrong.insert(connection);
            var correction = wrong.correction(wrong.id());
            correction.insert(connection);

            var second = correction.next(10).but(Map.of("corrects_line_id", wrong.id()));

            assertThat(constraintBrokenBy(() -> second.insert(connection))).isEqualTo("line_is_corrected_once");
        }
    }

    @Test
    void a_correction_is_not_corrected() throws SQLException {
        try (var connection = transactionOf(Rows.asOwner())) {
            var wrong = nextLine(connection);
            wrong.insert(connection);
            var correction = wrong.correction(wrong.id());
            correction.insert(connection);

            var ofCorrection = correction.next(-10).but(Map.of("corrects_line_id", correction.id()));

            assertThat(constraintBrokenBy(() -> ofCorrection.insert(connection)))
                    .isEqualTo("correction_undoes_a_line_of_its_account");
        }
    }

    @Test
    void a_correction_undoes_neither_more_nor_less_nor_a_line_of_another() throws SQLException {
        try (var connection = transactionOf(Rows.asOwner())) {
            var wrong = nextLine(connection);
            wrong.insert(connection);
            long ofAnother = Rows.number("SELECT max(id) FROM ledger_line WHERE client_id = ?", clientWithThreeLines());
            var correction = wrong.correction(wrong.id());

            for (var attempt : new RawLine[] {
                correction.but(Map.of("delta_minutes", 11, "balance_after", 51)),
                correction.but(Map.of("corrects_line_id", ofAnother))
            }) {
                var before = connection.setSavepoint();
                assertThat(constraintBrokenBy(() -> attempt.insert(connection)))
                        .isEqualTo("correction_undoes_a_line_of_its_account");
                connection.rollback(before);
            }
        }
    }

    @Test
    void a_line_is_replaced_once_and_only_where_it_is_corrected() throws SQLException {
        try (var connection = transactionOf(Rows.asOwner())) {
            var wrong = nextLine(connection);
            wrong.insert(connection);
            var tooEarly = wrong.again(wrong.id());
            var before = connection.setSavepoint();
            assertThat(constraintBrokenBy(() -> tooEarly.insert(connection))).isEqualTo("replaced_line_is_corrected");
            connection.rollback(before);

            var correction = wrong.correction(wrong.id());
            correction.insert(connection);
            var first = correction.again(wrong.id());
            first.insert(connection);
            assertThat(account(connection, wrong.clientId()))
                    .isEqualTo("balance 40, 6 lines, normal 20, free 5, 3 interventions");

            var second = first.again(wrong.id());
            assertThat(constraintBrokenBy(() -> second.insert(connection))).isEqualTo("line_is_replaced_once");
        }
    }

    @Test
    void what_is_recorded_again_keeps_the_time_that_it_was_first_recorded_at() throws SQLException {
        try (var connection = transactionOf(Rows.asOwner())) {
            var wrong = nextLine(connection);
            wrong.insert(connection);
            var correction = wrong.correction(wrong.id());
            correction.insert(connection);
            var anotherTime = Timestamp.from(Instant.parse("2022-02-01T13:13:12Z"));
            var again = correction.again(wrong.id());

            for (var attempt : new RawLine[] {
                again.but(Map.of("first_performed_at", anotherTime)),
                again.but(RawLine.with("first_performed_at", null)),
                again.but(RawLine.with("replaces_line_id", null))
            }) {
                var before = connection.setSavepoint();
                assertThat(constraintBrokenBy(() -> attempt.insert(connection)))
                        .isEqualTo("first_time_is_that_of_the_replaced_line");
                connection.rollback(before);
            }
        }
    }

    @Test
    void a_correction_stands_in_nobodys_stead() throws SQLException {
        try (var connection = transactionOf(Rows.asOwner())) {
            var wrong = nextLine(connection);
            wrong.insert(connection);
            var correction = wrong.correction(wrong.id()).but(Map.of("replaces_line_id", wrong.id()));

            assertThat(constraintBrokenBy(() -> correction.insert(connection)))
                    .isEqualTo("line_in_the_stead_of_another_is_work_or_credit");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_line SET summary = 'autre'",
                "UPDATE ledger_line SET balance_after = balance_after WHERE false",
                "DELETE FROM ledger_line",
                "TRUNCATE ledger_line CASCADE",
                "UPDATE audit SET detail = 'autre'",
                "DELETE FROM audit",
                "TRUNCATE audit",
                "DELETE FROM account",
                "TRUNCATE account CASCADE",
                "UPDATE account SET balance_minutes = 60",
                "UPDATE account SET normal_minutes = 0",
                "UPDATE account SET free_minutes = 0, interventions = 0",
                "UPDATE account SET last_seq = 0, last_hash = ''",
                "UPDATE account SET valid_until = '2099-01-01'",
                "UPDATE account SET last_performed_at = '2099-01-01'",
                "UPDATE account SET first_intervention_at = '2099-01-01', last_intervention_at = '2099-01-01'",
            })
    void nobody_rewrites_the_past(String attempt) throws SQLException {
        clientWithThreeLines();
        for (var connection : new Connection[] {Rows.asOwner(), Rows.asServer()}) {
            try (var transaction = transactionOf(connection)) {
                assertThat(stateAfter(transaction, attempt)).isEqualTo(NOT_ALLOWED);
            }
        }
    }

    @Test
    void one_line_can_not_be_deleted_even_where_it_is_the_last() throws SQLException {
        long clientId = clientWithThreeLines();
        try (var connection = transactionOf(Rows.asOwner())) {
            assertThat(stateAfter(connection, "DELETE FROM ledger_line WHERE seq = 3 AND client_id = " + clientId))
                    .isEqualTo(NOT_ALLOWED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE ledger_line DISABLE TRIGGER ALL",
                "ALTER TABLE ledger_line DISABLE TRIGGER line_is_never_changed",
                "ALTER TABLE account DISABLE TRIGGER account_moves_by_lines_alone",
                "DROP TRIGGER line_is_never_changed ON ledger_line",
                "DROP TABLE ledger_line",
                "ALTER TABLE ledger_line DROP CONSTRAINT line_adds_up",
                "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "SET session_replication_role = 'replica'",
                "SELECT setval('ledger_line_id_seq', 1)",
                "INSERT INTO account (client_id, balance_minutes) VALUES (999999999, 60)",
                "DELETE FROM client",
                "DELETE FROM mail",
                "DELETE FROM technician",
                "CREATE TABLE mine (id integer)",
                "CREATE TEMPORARY TABLE account (client_id bigint)",
                "SET ROLE gsupport_owner",
            })
    void the_servers_role_may_not(String attempt) throws SQLException {
        try (var connection = transactionOf(Rows.asServer())) {
            assertThat(stateAfter(connection, attempt)).isEqualTo(NOT_ALLOWED);
        }
    }

    @Test
    void the_servers_role_owns_nothing() throws SQLException {
        try (var connection = Rows.asServer();
                var select = connection.prepareStatement("""
                        SELECT (SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole)
                            + (SELECT count(*) FROM pg_proc WHERE proowner = current_user::regrole)
                            + (SELECT count(*) FROM pg_roles WHERE rolname = current_user
                                AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication))
                            + (SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole)
                        """);
                var row = select.executeQuery()) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    /** Where the role may make temporary tables, as on a PostgreSQL that is not ours, one could stand in the way. */
    @Test
    void a_line_moves_the_account_and_not_a_temporary_table_of_that_name() throws SQLException {
        try (var connection = transactionOf(Rows.asOwner())) {
            var line = nextLine(connection);
            execute(connection, "CREATE TEMPORARY TABLE account ON COMMIT DROP AS SELECT * FROM public.account");

            line.insert(connection);

            assertThat(account(connection, line.clientId()))
                    .isEqualTo("balance 40, 4 lines, normal 20, free 5, 3 interventions");
        }
    }

    @Test
    void what_runs_with_the_owners_rights_can_not_be_hung_on_another_table() {
        assertThat(Rows.all("""
                SELECT proname FROM pg_proc
                WHERE prosecdef AND pronamespace = 'public'::regnamespace
                  AND has_function_privilege(current_user, oid, 'EXECUTE') AND prorettype = 'trigger'::regtype
                """)).isEmpty();
    }

    @Test
    void the_server_calls_one_function_with_the_owners_rights_which_forgets_what_is_old() {
        assertThat(Rows.all("""
                SELECT proname FROM pg_proc
                WHERE prosecdef AND pronamespace = 'public'::regnamespace
                  AND has_function_privilege(current_user, oid, 'EXECUTE')
                """)).extracting(found -> found.get("proname")).containsExactly("forget_old_audit");
    }

    private static Arguments wrong(String what, String constraint, Map<String, Object> changes) {
        return Arguments.of(what, constraint, changes);
    }

    private static long clientWithThreeLines() {
        var start = Instant.now().minus(Duration.ofDays(30)).truncatedTo(ChronoUnit.MILLIS);
        return aClient()
                .thatBought(60, start, null)
                .helped(Billing.NORMAL, 10, start.plusSeconds(60))
                .helped(Billing.FREE, 5, start.plusSeconds(120))
                .create();
    }

    /** Ten minutes {@code NORMAL} after 60 bought, 10 debited and 5 free. */
    private static RawLine nextLine(Connection connection) throws SQLException {
        long clientId = clientWithThreeLines();
        try (var select = connection.prepareStatement(
                "SELECT nextval('ledger_line_id_seq'), last_hash FROM account WHERE client_id = ?")) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                row.next();
                return RawLine.tenMinutes(clientId, row.getLong(1), row.getBytes(2));
            }
        }
    }

    private static String account(Connection connection, long clientId) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT format('balance %s, %s lines, normal %s, free %s, %s interventions', balance_minutes, last_seq,
                    normal_minutes, free_minutes, interventions)
                FROM public.account WHERE client_id = ?
                """)) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Never committed, so that no attempt is left behind even where it works. */
    private static Connection transactionOf(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String stateAfter(Connection connection, String sql) {
        var refused = catchThrowableOfType(SQLException.class, () -> execute(connection, sql));
        assertThat((Throwable) refused).as("%s was not refused", sql).isNotNull();
        return refused.getSQLState();
    }

    private static String constraintBrokenBy(Insert insert) {
        var refused = catchThrowableOfType(PSQLException.class, insert::run);
        assertThat((Throwable) refused).as("the line was not refused").isNotNull();
        assertThat(refused.getServerErrorMessage()).isNotNull();
        return refused.getServerErrorMessage().getConstraint();
    }

    private interface Insert {
        void run() throws SQLException;
    }
}
