package fr.gestan.gsupport.server.admin;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command, on a database of its own, in which something does not hold for a while. */
@QuarkusTest
@TestProfile(VerifyLedgerTest.OwnDatabase.class)
class VerifyLedgerTest {

    public static class OwnDatabase implements QuarkusTestProfile {

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TestDatabase.class, Map.of("of", "the verification")));
        }
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void restore() throws SQLException {
        edit("UPDATE account SET balance_minutes = balance_minutes - 1000000 WHERE balance_minutes > 500000");
        edit("UPDATE mail SET client_id = line.client_id FROM ledger_line line WHERE line.id = mail.line_id");
    }

    @Test
    void says_how_much_it_checked_and_that_all_holds() {
        long clientId = clientWithTwoLines();

        assertThat(run("verify-ledger", "--client", String.valueOf(clientId))).isZero();
        assertThat(text(out)).matches("2 lignes, 1 compte, \\d+,\\d s : tout est juste\\.\\R");
        assertThat(run("verify-ledger")).isZero();
        assertThat(text(err)).isEmpty();
    }

    @Test
    void names_the_account_that_does_not_hold_and_its_figure() throws SQLException {
        long clientId = clientWithTwoLines();
        long another = clientWithTwoLines();
        edit("UPDATE account SET balance_minutes = balance_minutes + 1000000 WHERE client_id = " + clientId);

        assertThat(run("verify-ledger")).isEqualTo(1);
        assertThat(text(out))
                .contains("Compte " + clientId + " : solde du compte = 1000050, attendu 50")
                .contains("1 écart.");
        assertThat(run("verify-ledger", "--client", String.valueOf(clientId))).isEqualTo(1);
        assertThat(run("verify-ledger", "--client", String.valueOf(another))).isZero();
    }

    @Test
    void a_mail_that_tells_another_client_shows() throws SQLException {
        long clientId = clientWithTwoLines();
        long another = clientWithTwoLines();
        edit("UPDATE mail SET client_id = " + another + " WHERE client_id = " + clientId);

        assertThat(run("verify-ledger")).isEqualTo(1);
        assertThat(text(out)).contains("Compte " + another + ", ligne ").contains("client de la ligne du courriel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "verify",
                "verify-ledger --all",
                "verify-ledger --client",
                "verify-ledger --client quatre",
                "verify-ledger --client -5"
            })
    void wrong_usage_is_explained(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(text(err)).contains("Usage : gsupport admin verify-ledger [--client N] [--demo]");
    }

    @Test
    void help_is_no_mistake() {
        assertThat(run("verify-ledger", "--help")).isZero();
        assertThat(text(out)).startsWith("Usage : gsupport admin verify-ledger");
    }

    @Test
    void erased_texts_are_counted_and_no_finding() throws SQLException {
        long clientId = clientWithTwoLines();
        asOwner(
                "ALTER TABLE ledger_line DISABLE TRIGGER USER",
                "UPDATE ledger_line SET summary = '', text_salt = '' WHERE seq = 2 AND client_id = " + clientId,
                "ALTER TABLE ledger_line ENABLE TRIGGER USER");

        assertThat(run("verify-ledger", "--client", String.valueOf(clientId))).isZero();
        assertThat(text(out)).contains("1 ligne a des textes effacés").contains("tout est juste");
    }

    @Test
    void a_client_that_there_is_not_was_not_checked() {
        assertThat(run("verify-ledger", "--client", "999999999")).isEqualTo(2);
        assertThat(text(err)).contains("Il n'y a pas de client 999999999.");
    }

    @Test
    void progress_is_shown_to_a_terminal() {
        clientWithTwoLines();

        assertThat(new AdminCommand(
                                VerifyLedgerTest::thisDatabase,
                                () -> null,
                                ZoneOffset.UTC,
                                print(out),
                                print(err),
                                true)
                        .run(List.of("verify-ledger")))
                .isZero();
        assertThat(text(err)).contains("100 %").endsWith("\r");
    }

    /** 60 bought, 10 recorded with their mail. */
    private static long clientWithTwoLines() {
        long clientId = aClient().withCredit(60).create();
        anIntervention()
                .with("durationMinutes", 10)
                .recordedFor(clientId, People.technician("SCT"))
                .then()
                .statusCode(201);
        return clientId;
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return new AdminCommand(
                        VerifyLedgerTest::thisDatabase, () -> null, ZoneOffset.UTC, print(out), print(err), false)
                .run(List.of(arguments));
    }

    private static OpenDatabase thisDatabase(boolean demo) {
        var config = ConfigProvider.getConfig();
        var user = config.getValue("quarkus.datasource.username", String.class);
        var password = config.getValue("quarkus.datasource.password", String.class);
        return OpenDatabase.external(new DatabaseAccess(
                config.getValue("quarkus.datasource.jdbc.url", String.class), user, password, user, password));
    }

    /** Committed, past the rules. */
    private static void edit(String sql) throws SQLException {
        asOwner("ALTER TABLE account DISABLE TRIGGER USER", sql, "ALTER TABLE account ENABLE TRIGGER USER");
    }

    private static void asOwner(String... statements) throws SQLException {
        try (var connection = Rows.asOwner();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
