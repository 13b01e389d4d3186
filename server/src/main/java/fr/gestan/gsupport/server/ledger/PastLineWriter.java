package fr.gestan.gsupport.server.ledger;

import fr.gestan.gsupport.server.ledger.PastLines.PastLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/** Writes lines of the past at the ends of accounts, many at a time, in the transaction of the caller's connection. */
public final class PastLineWriter implements AutoCloseable {

    private static final String USE_UP_IDS = """
            SELECT count(nextval('ledger_line_id_seq'))
            FROM generate_series((SELECT last_value FROM ledger_line_id_seq), ?)
            """;

    private final PreparedStatement lock;
    private final PreparedStatement insert;

    public PastLineWriter(Connection connection) throws SQLException {
        this.lock = connection.prepareStatement(Ledger.LOCK_ACCOUNT);
        this.insert = connection.prepareStatement(LineInsert.SQL);
    }

    /** Locks an account until the transaction ends; empty where there is no such client. */
    public Optional<AccountHead> lock(long clientId) throws SQLException {
        lock.setLong(1, clientId);
        try (var row = lock.executeQuery()) {
            return row.next() ? Optional.of(Ledger.head(clientId, row)) : Optional.empty();
        }
    }

    /**
     * Adds a line; it is written by {@link #flush} at the latest.
     *
     * @param head of its account, which nobody else moves meanwhile
     * @return where the next line hangs
     * @throws ArithmeticException where the balance would leave what an {@code int} can hold
     */
    public AccountHead append(AccountHead head, PastLine past) throws SQLException {
        var line = LineInsert.of(head, past.line(), past.id(), past.performedAt());
        line.bind(new RoundTrip.Parameters(insert));
        insert.addBatch();
        return line.after();
    }

    /** Writes what was added. */
    public void flush() throws SQLException {
        insert.executeBatch();
    }

    /** Sees to it that no later line gets an id up to that one. */
    public static void useUpIds(Connection connection, long upTo) throws SQLException {
        try (var select = connection.prepareStatement(USE_UP_IDS)) {
            select.setLong(1, upTo);
            select.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        lock.close();
        insert.close();
    }
}
