package fr.gestan.gsupport.server.verification;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lines, mails and the audit say of one another, edited past the rules; each edit is rolled back. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MailChecksTest {

    private long clientId;
    private long purchaseId;
    private long interventionId;
    private Connection connection;

    @BeforeEach
    void aClientWithAPurchaseAndAnIntervention() throws SQLException {
        clientId = aClient().with("email", "compta@marais.example").create();
        purchaseId = aPurchase()
                .boughtFor(clientId, People.salesAdmin("MC1"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        interventionId = anIntervention()
                .lasting(10)
                .recordedFor(clientId, People.technician("MC2"))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("id");
        connection = Rows.asOwner();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void what_was_recorded_holds() throws SQLException {
        assertThat(findings()).isEmpty();
    }

    @Test
    void an_intervention_and_a_purchase_without_a_mail_show() throws SQLException {
        execute("DELETE FROM mail WHERE client_id = " + clientId);

        assertThat(findings())
                .containsExactly(purchaseId + ": mail is 0, must be 1", interventionId + ": mail is 0, must be 1");
    }

    @Test
    void a_second_mail_shows() throws SQLException {
        execute("DROP INDEX line_has_one_mail");
        execute("INSERT INTO mail (kind, client_id, line_id, status, created_at, last_error)"
                + " SELECT kind, client_id, line_id, 'SUPPRESSED', now(), 'again' FROM mail WHERE line_id = "
                + interventionId);

        assertThat(findings()).containsExactly(interventionId + ": mail is 2, must be 1");
    }

    @Test
    void mails_that_somebody_asked_for_are_beside_the_one_that_a_line_has() throws SQLException {
        askAgain();
        askAgain();
        assertThat(findings()).isEmpty();

        execute("DELETE FROM mail WHERE requested_by IS NULL AND line_id = " + interventionId);
        assertThat(findings()).containsExactly(interventionId + ": mail is 0, must be 1");
    }

    private void askAgain() throws SQLException {
        execute("INSERT INTO mail (kind, client_id, line_id, status, created_at, last_error, requested_by)"
                + " SELECT kind, client_id, line_id, 'SUPPRESSED', now(), 'no address', '9999' FROM mail"
                + " WHERE requested_by IS NULL AND line_id = " + interventionId);
    }

    @Test
    void a_mail_that_tells_another_client_shows() throws SQLException {
        long another = aClient().create();
        execute("UPDATE mail SET client_id = " + another + " WHERE line_id = " + interventionId);

        assertThat(findingsOf(another))
                .containsExactly(interventionId + ": mail.line_id is " + clientId + ", must be " + another);
    }

    @Test
    void a_recap_of_a_purchase_and_a_credit_note_of_an_intervention_show() throws SQLException {
        execute("UPDATE mail SET kind = CASE kind WHEN 'RECAP' THEN 'CREDIT_NOTE' ELSE 'RECAP' END"
                + " WHERE client_id = " + clientId);

        assertThat(findings())
                .containsExactly(
                        purchaseId + ": mail.kind is RECAP, must be CREDIT_NOTE, EXPIRY_NOTICE, ALERT",
                        interventionId
                                + ": mail.kind is CREDIT_NOTE, must be RECAP, CORRECTED_RECAP, BUG_REPORT, ALERT");
    }

    @Test
    void a_line_recorded_in_the_stead_of_another_has_its_mail() throws SQLException {
        switchRulesOff();
        execute("UPDATE ledger_line SET replaces_line_id = " + purchaseId + " WHERE id = " + interventionId);
        execute("UPDATE audit SET action = 'line.correct' WHERE target = 'line " + interventionId + "'");
        assertThat(findings()).noneMatch(finding -> finding.contains("mail"));

        execute("DELETE FROM mail WHERE line_id = " + interventionId);
        assertThat(findings()).contains(interventionId + ": mail is 0, must be 1");
    }

    @Test
    void the_last_line_cut_off_with_its_account_and_its_mail_set_back_is_still_in_the_audit() throws SQLException {
        switchRulesOff();
        execute("DELETE FROM mail WHERE line_id = " + interventionId);
        execute("DELETE FROM ledger_line WHERE id = " + interventionId);
        execute("UPDATE account SET balance_minutes = 60, last_seq = 1, normal_minutes = 0, interventions = 0,"
                + " first_intervention_at = NULL, last_intervention_at = NULL,"
                + " (last_hash, last_performed_at) ="
                + " (SELECT hash, performed_at FROM ledger_line WHERE id = " + purchaseId + ")"
                + " WHERE client_id = " + clientId);

        assertThat(findings()).contains(interventionId + ": audit.line is —, must be " + interventionId);
    }

    @Test
    void a_whole_account_that_was_taken_away_is_still_in_the_audit() throws SQLException {
        switchRulesOff();
        for (var table : List.of("mail", "ledger_line", "account", "mail_preference")) {
            execute("DELETE FROM " + table + " WHERE client_id = " + clientId);
        }
        execute("DELETE FROM client WHERE id = " + clientId);

        assertThat(findings())
                .contains(
                        purchaseId + ": audit.line is —, must be " + purchaseId,
                        interventionId + ": audit.line is —, must be " + interventionId);
    }

    @Test
    void what_the_audit_has_forgotten_is_no_finding_and_the_rest_still_shows() throws SQLException {
        execute("ALTER TABLE audit DISABLE TRIGGER USER");
        execute("UPDATE audit SET at = at - interval '14 months' WHERE target = 'line " + purchaseId + "'");
        execute("ALTER TABLE audit ENABLE TRIGGER USER");
        execute("SELECT forget_old_audit(13, 1000)");
        assertThat(findings()).isEmpty();

        execute("DELETE FROM mail WHERE client_id = " + clientId);
        assertThat(findings()).containsExactly(interventionId + ": mail is 0, must be 1");
    }

    private List<String> findings() throws SQLException {
        return findingsOf(clientId);
    }

    private List<String> findingsOf(long client) throws SQLException {
        return Verification.inTransactionOf(connection, OptionalLong.of(client), (lines, ofLines) -> {})
                .findings()
                .stream()
                .map(finding -> finding.lineId() + ": " + finding.figure() + " is " + finding.found() + ", must be "
                        + finding.expected())
                .toList();
    }

    private void switchRulesOff() throws SQLException {
        for (var table : List.of("ledger_line", "account", "client", "audit")) {
            execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
