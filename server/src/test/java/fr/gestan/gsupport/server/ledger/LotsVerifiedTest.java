package fr.gestan.gsupport.server.ledger;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the verification says of lots, and what the database refuses. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LotsVerifiedTest {

    private static final LocalDate END = LocalDate.of(2021, 7, 30);
    private static final NewLine.Credit BINDING = new NewLine.Credit(false, true, null);

    @Test
    void lots_that_expired_with_what_they_had_hold() throws SQLException {
        long clientId = expired(25);

        assertThat(findings(clientId, List.of())).isEmpty();
    }

    @Test
    void a_lot_that_expired_and_was_not_taken_shows() throws SQLException {
        long clientId = aClient()
                .wrote(NewLine.purchase("9999", 40, null, END, BINDING), Instant.parse("2021-01-01T10:00:00Z"))
                .helped(Billing.NORMAL, 15, Instant.parse("2021-02-01T10:00:00Z"))
                .create();
        long lot = lot(clientId);

        assertThat(findings(clientId, List.of()))
                .containsExactly("line " + lot + " of client " + clientId + ": lot.expired is 25, must be 0");
        finish(clientId, lot);
        assertThat(findings(clientId, List.of())).isEmpty();
    }

    @Test
    void an_expiry_of_more_than_the_lot_had_shows() throws SQLException {
        long clientId = expired(30);

        assertThat(findings(clientId, List.of()))
                .singleElement()
                .asString()
                .endsWith("delta_minutes is -30, must be -25");
    }

    @Test
    void an_expiry_at_another_end_shows() throws SQLException {
        long clientId = expired(25);

        assertThat(findings(
                        clientId,
                        List.of(
                                "ALTER TABLE ledger_line DISABLE TRIGGER USER",
                                "UPDATE ledger_line SET lot_until = '2021-07-31' WHERE kind = 'EXPIRY' AND client_id = "
                                        + clientId)))
                .anyMatch(finding -> finding.endsWith("lot_until is 2021-07-31, must be 2021-07-30"))
                .anyMatch(finding -> finding.contains(": hash is"));
    }

    /** The lot has 25 minutes left of 40, beside another one. */
    private static long expired(int minutes) {
        long clientId = aClient()
                .wrote(NewLine.purchase("9999", 40, null, END, BINDING), Instant.parse("2021-01-01T10:00:00Z"))
                .helped(Billing.NORMAL, 15, Instant.parse("2021-02-01T10:00:00Z"))
                .wrote(NewLine.purchase("9999", 60, null, null), Instant.parse("2021-03-01T10:00:00Z"))
                .create();
        append(clientId, NewLine.expiry("9999", minutes, new NewLine.LotEnd(lot(clientId), END)));
        return clientId;
    }

    private static void finish(long clientId, long lot) {
        append(clientId, NewLine.expiry("9999", 25, new NewLine.LotEnd(lot, END)));
    }

    private static void append(long clientId, NewLine line) {
        QuarkusTransaction.requiringNew().run(() -> {
            var ledger = Arc.container().instance(Ledger.class).get();
            ledger.append(ledger.lock(clientId).orElseThrow(), line);
        });
    }

    private static long lot(long clientId) {
        return Rows.number("SELECT min(id) FROM ledger_line WHERE client_id = ?", clientId);
    }

    /** After edits that are rolled back. */
    private static List<String> findings(long clientId, List<String> edits) throws SQLException {
        try (var connection = Rows.asOwner()) {
            connection.setAutoCommit(false);
            for (var edit : edits) {
                execute(connection, edit);
            }
            var findings = new ArrayList<String>();
            new LedgerVerifier(connection, finding -> findings.add(finding.toString()), lines -> {})
                    .verify(OptionalLong.of(clientId));
            connection.rollback();
            return findings;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
