package fr.gestan.gsupport.server.ledger;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.ledger.PastLines.PastLine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever owns the schema switches all rules off and edits one value: whichever it is, it shows. All of it is rolled
 * back, so that no other test meets it.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TamperingTest {

    /** Columns in which an edit means nothing, and why. */
    private static final Map<String, String> NOT_COVERED = Map.of(
            "ledger_line.previous_seq", "generated from seq: PostgreSQL lets nobody write it",
            "account.version", "counts changes for those who hold a card open; no figure follows from it");

    private static final String ERASE = """
            UPDATE ledger_line
            SET summary = '', advice = NULL, reference = NULL,
                override_reason = CASE WHEN override_reason IS NOT NULL THEN '' END, text_salt = ''
            WHERE id =\s""";

    private final PastLines pastLines;

    private long clientId;
    private List<Long> lineIds;
    private Connection connection;
    private boolean edited;

    TamperingTest(PastLines pastLines) {
        this.pastLines = pastLines;
    }

    @BeforeEach
    void anAccountThatHasEverythingAndNoRules() throws SQLException {
        clientId = aClient().create();
        lineIds = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            lineIds.add(Rows.number("SELECT nextval('ledger_line_id_seq')"));
        }
        QuarkusTransaction.requiringNew().run(() -> pastLines.write(lines()));
        connection = Rows.asOwner();
        connection.setAutoCommit(false);
        switchRulesOff();
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void the_account_that_all_attempts_start_from_holds() throws SQLException {
        assertThat(findings()).isEmpty();
    }

    @Test
    void an_edit_of_any_column_of_any_line_names_that_line() throws SQLException {
        var missed = new ArrayList<String>();
        for (var column : columnsOf("ledger_line")) {
            for (long lineId : lineIds) {
                for (var value : column.otherValues()) {
                    tryAnEdit("UPDATE ledger_line SET " + column.name() + " = " + value + " WHERE id = " + lineId
                            + " AND " + column.name() + " IS DISTINCT FROM " + value);
                    long idNow = column.name().equals("id") ? lineId + 1 : lineId;
                    if (edited && findings().stream().noneMatch(finding -> names(finding, idNow))) {
                        missed.add(column.name() + " = " + value + " in line " + (1 + lineIds.indexOf(lineId)));
                    }
                    undo();
                }
            }
        }

        assertThat(missed).as("edits that nothing shows").isEmpty();
    }

    @Test
    void an_edit_of_any_column_of_an_account_names_that_account() throws SQLException {
        var missed = new ArrayList<String>();
        for (var column : columnsOf("account")) {
            for (var value : column.otherValues()) {
                tryAnEdit("UPDATE account SET " + column.name() + " = " + value + " WHERE client_id = " + clientId
                        + " AND " + column.name() + " IS DISTINCT FROM " + value);
                if (edited && findings().stream().noneMatch(finding -> finding.clientId() == clientId)) {
                    missed.add(column.name() + " = " + value);
                }
                undo();
            }
        }

        assertThat(missed).as("edits that nothing shows").isEmpty();
    }

    @Test
    void an_account_of_no_client_shows() throws SQLException {
        execute("DELETE FROM client WHERE id = " + clientId);
        assertThat(findings()).as("its lines and its account still agree").isEmpty();

        execute("UPDATE account SET balance_minutes = 7 WHERE client_id = " + clientId);
        assertThat(findings()).extracting(Finding::figure).containsExactly("account.balance_minutes");
    }

    @Test
    void lines_of_no_account_show() throws SQLException {
        execute("DELETE FROM account WHERE client_id = " + clientId);

        assertThat(findings()).extracting(Finding::figure).containsExactly("account");
    }

    @Test
    void erased_texts_leave_the_chain_whole() throws SQLException {
        for (long lineId : lineIds) {
            execute(ERASE + lineId);
        }

        assertThat(findings()).isEmpty();
        assertThat(new LedgerVerifier(connection, finding -> {}, lines -> {}).verify(OptionalLong.of(clientId)))
                .isEqualTo(new LedgerVerifier.Checked(6, 1, 6));
    }

    @Test
    void an_erased_text_can_not_be_passed_off_for_another() throws SQLException {
        long lineId = lineIds.get(1);
        for (var text : List.of("summary", "advice", "reference", "override_reason")) {
            execute("SAVEPOINT erased");
            execute(ERASE + lineId);
            execute("UPDATE ledger_line SET " + text + " = 'autre' WHERE id = " + lineId);
            assertThat(figuresOf(lineId)).as(text + " without a salt").containsExactly("text_salt");

            execute("UPDATE ledger_line SET text_salt = '\\x0102030405060708090a0b0c0d0e0f10' WHERE id = " + lineId);
            assertThat(figuresOf(lineId)).as(text + " with another salt").containsExactly("text_digest");

            execute("UPDATE ledger_line SET text_digest = sha256('autre') WHERE id = " + lineId);
            assertThat(figuresOf(lineId)).as(text + " with another digest").contains("hash");
            execute("ROLLBACK TO SAVEPOINT erased");
        }
    }

    @Test
    void erasing_breaks_no_rule_but_that_lines_never_change() throws SQLException {
        try (var owner = Rows.asOwner();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            connection.rollback();
            statement.execute("ALTER TABLE ledger_line DISABLE TRIGGER line_is_never_changed");
            for (long lineId : lineIds) {
                assertThat(statement.executeUpdate(ERASE + lineId)).isEqualTo(1);
            }
            owner.rollback();
        }
    }

    /** Bought, helped by exception, helped for free, helped by mistake, undone, recorded again. */
    private List<PastLine> lines() {
        var start = Instant.now().minus(Duration.ofDays(30));
        var exception = new NewLine.Override("geste", "REFUSE_OVERDRAWN");
        var wrong = work(Billing.NORMAL, 20, null);
        var lines = List.of(
                NewLine.purchase("9999", 60, "F-2026-1", LocalDate.of(2027, 7, 30))
                        .requestedBy("key:1"),
                NewLine.intervention("9999", work(Billing.NORMAL, 10, null), exception)
                        .requestedBy("person:HRY"),
                NewLine.intervention("9999", work(Billing.FREE, 5, FreeReason.TRAINING), null),
                NewLine.intervention("9999", wrong, null),
                NewLine.correction(
                        "9999",
                        new NewLine.Corrected(lineIds.get(3), Billing.NORMAL, wrong.durationMinutes(), -20),
                        "Mauvais client"),
                NewLine.intervention("9999", work(Billing.NORMAL, 8, null), null)
                        .inSteadOf(lineIds.get(3), start.plusSeconds(180).truncatedTo(ChronoUnit.MILLIS)));
        var past = new ArrayList<PastLine>();
        for (var line : lines) {
            past.add(new PastLine(lineIds.get(past.size()), clientId, start.plusSeconds(60L * past.size()), line));
        }
        return past;
    }

    private static NewLine.Work work(Billing billing, int minutes, FreeReason reason) {
        var startedAt = Instant.parse("2026-01-05T09:00:00Z");
        return new NewLine.Work(billing, minutes, 60L * minutes, startedAt, "Sauvegardes", "Chaque soir", reason, true);
    }

    /** A column, and what it could be edited to: something else, and nothing. */
    private record Column(String name, String type, boolean nullable) {

        List<String> otherValues() {
            var other = switch (type) {
                case "int4", "int8" -> "coalesce(" + name + ", 0) + 1";
                case "varchar", "text" -> "coalesce(" + name + ", '') || 'X'";
                case "bool" -> "NOT " + name;
                case "timestamptz" -> "coalesce(" + name + ", '2026-01-01') + interval '1 microsecond'";
                case "date" -> "coalesce(" + name + ", '2026-01-01') + 1";
                case "bytea" -> "coalesce(" + name + ", '') || '\\x01'";
                default -> throw new AssertionError("How would somebody edit " + name + " of type " + type);
            };
            var nothing = nullable ? "NULL" : type.equals("bytea") || type.equals("varchar") ? "''" : other;
            return List.of(other, nothing).stream().distinct().toList();
        }
    }

    private static List<Column> columnsOf(String table) {
        return Rows.all(
                        "SELECT column_name, udt_name, is_nullable FROM information_schema.columns"
                                + " WHERE table_schema = 'public' AND table_name = ? ORDER BY ordinal_position",
                        table)
                .stream()
                .map(row -> new Column(
                        (String) row.get("column_name"),
                        (String) row.get("udt_name"),
                        "YES".equals(row.get("is_nullable"))))
                .filter(column -> !NOT_COVERED.containsKey(table + "." + column.name()))
                .toList();
    }

    private void tryAnEdit(String sql) throws SQLException {
        execute("SAVEPOINT whole");
        try (var statement = connection.createStatement()) {
            edited = statement.executeUpdate(sql) == 1;
        }
    }

    private void undo() throws SQLException {
        execute("ROLLBACK TO SAVEPOINT whole");
    }

    private static boolean names(Finding finding, long lineId) {
        return finding.lineId() != null && finding.lineId() == lineId;
    }

    /** Of the account, and of the one that a line may have been moved to. */
    private List<Finding> findings() throws SQLException {
        var findings = new ArrayList<Finding>();
        new LedgerVerifier(connection, findings::add, lines -> {}).verify(OptionalLong.of(clientId));
        new LedgerVerifier(connection, findings::add, lines -> {}).verify(OptionalLong.of(clientId + 1));
        return findings;
    }

    private List<String> figuresOf(long lineId) throws SQLException {
        return findings().stream()
                .filter(finding -> names(finding, lineId))
                .map(Finding::figure)
                .toList();
    }

    private void switchRulesOff() throws SQLException {
        execute("ALTER TABLE ledger_line DISABLE TRIGGER USER");
        execute("ALTER TABLE account DISABLE TRIGGER USER");
        execute("""
                DO $$
                DECLARE
                    rule record;
                BEGIN
                    FOR rule IN SELECT conrelid::regclass AS of_table, conname FROM pg_constraint
                        WHERE 'ledger_line'::regclass IN (conrelid, confrelid)
                            OR 'account'::regclass IN (conrelid, confrelid)
                            OR (confrelid = 'client'::regclass AND contype = 'f')
                    LOOP
                        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', rule.of_table, rule.conname);
                    END LOOP;
                END $$
                """);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
