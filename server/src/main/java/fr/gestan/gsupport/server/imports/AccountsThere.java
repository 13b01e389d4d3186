package fr.gestan.gsupport.server.imports;

import fr.gestan.gsupport.server.ledger.NewLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** What the ledger holds already of the accounts that are imported. */
final class AccountsThere implements AutoCloseable {

    private static final String BEFORE = """
            SELECT account.balance_minutes, coalesce(line.id, 0), line.performed_at
            FROM account
            LEFT JOIN ledger_line line ON line.client_id = account.client_id AND line.seq = account.last_seq
            WHERE account.client_id = ?
            """;
    private static final String SAME = """
            SELECT EXISTS (SELECT FROM ledger_line WHERE id = ? AND client_id = ? AND balance_after = ?)
            """;
    private static final String OF_TODAY = """
            SELECT EXISTS (
                SELECT FROM ledger_line WHERE client_id = ? AND requested_by IS DISTINCT FROM '%s')
            """.formatted(NewLine.IMPORT);

    private final PreparedStatement before;
    private final PreparedStatement same;
    private final PreparedStatement ofToday;

    AccountsThere(Connection connection) throws SQLException {
        this.before = connection.prepareStatement(BEFORE);
        this.same = connection.prepareStatement(SAME);
        this.ofToday = connection.prepareStatement(OF_TODAY);
    }

    /** The account as it stands; null where there is no such client. */
    AccountBefore before(long clientId) throws SQLException {
        before.setLong(1, clientId);
        try (var row = before.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            var lastPerformedAt = row.getObject(3, OffsetDateTime.class);
            return new AccountBefore(
                    clientId,
                    row.getInt(1),
                    row.getLong(2),
                    lastPerformedAt == null ? null : lastPerformedAt.toInstant());
        }
    }

    /** Whether a row is in the ledger as it stands here. */
    boolean isSame(OldLine row) throws SQLException {
        same.setLong(1, row.id());
        same.setLong(2, row.clientId());
        same.setInt(3, row.balanceAfter());
        return yes(same);
    }

    /** Whether an account has lines that no import wrote: behind those, nothing of the past can stand. */
    boolean hasLinesOfToday(long clientId) throws SQLException {
        ofToday.setLong(1, clientId);
        return yes(ofToday);
    }

    private static boolean yes(PreparedStatement question) throws SQLException {
        try (var row = question.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        before.close();
        same.close();
        ofToday.close();
    }
}
