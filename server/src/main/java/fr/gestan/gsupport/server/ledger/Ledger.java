package fr.gestan.gsupport.server.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The only writer of lines, and so of balances: the database moves the account as a line is written, and refuses a line
 * that does not hang on the one ahead of it with the right balance. Plain SQL in the caller's transaction.
 */
@ApplicationScoped
public class Ledger {

    private static final String LOCK = """
            SELECT balance_minutes, last_seq, last_hash, normal_minutes, free_minutes, interventions, last_performed_at
            FROM account
            WHERE client_id = ?
            FOR UPDATE
            """;

    private static final String NEXT_ID = "SELECT nextval('ledger_line_id_seq')";

    private final AgroalDataSource dataSource;
    private final Clock clock;

    Ledger(AgroalDataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Locks an account until the transaction ends; empty where there is no such client. */
    public Optional<AccountHead> lock(long clientId) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(LOCK)) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(account(clientId, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The account of client " + clientId + " could not be locked", e);
        }
    }

    /**
     * Writes a line at the end of an account; the account moves with it.
     *
     * @param account locked in this transaction
     * @throws ArithmeticException where the balance would leave what an {@code int} can hold
     */
    public Line append(AccountHead account, NewLine line) {
        try (var connection = dataSource.getConnection()) {
            return append(connection, account, line);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "No line could be written to the account of client " + account.clientId(), e);
        }
    }

    private Line append(Connection connection, AccountHead account, NewLine line) throws SQLException {
        try (var insert = new LineInsert(connection)) {
            var written = insert.add(account, line, nextId(connection), performedAt(account))
                    .line();
            insert.execute();
            return written;
        }
    }

    private static long nextId(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(NEXT_ID);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Milliseconds, as answers show; a clock that was set back does not turn the order of lines around. */
    private Instant performedAt(AccountHead account) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var last = account.lastPerformedAt();
        return last != null && last.isAfter(now) ? last : now;
    }

    private static AccountHead account(long clientId, ResultSet row) throws SQLException {
        var lastPerformedAt = row.getObject(7, OffsetDateTime.class);
        return new AccountHead(
                clientId,
                row.getInt(1),
                row.getInt(2),
                row.getBytes(3),
                row.getLong(4),
                row.getLong(5),
                row.getInt(6),
                lastPerformedAt == null ? null : lastPerformedAt.toInstant());
    }
}
