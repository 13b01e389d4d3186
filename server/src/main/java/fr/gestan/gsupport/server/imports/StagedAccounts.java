package fr.gestan.gsupport.server.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Account by account what {@link Staging} holds. */
final class StagedAccounts implements AutoCloseable {

    private final ResultSet row;
    private final Instant importedAt;
    private boolean isOnRow;

    StagedAccounts(ResultSet row, Instant importedAt) throws SQLException {
        this.row = row;
        this.importedAt = importedAt;
        this.isOnRow = row.next();
    }

    /**
     * All of one account.
     *
     * @param told null where its client is not in the table of clients
     * @param rows in the order of their numbers; may be none
     */
    record Staged(long clientId, ToldBalance told, List<OldLine> rows) {}

    /** The next account; null after the last one. */
    Staged next() throws SQLException {
        if (!isOnRow) {
            return null;
        }
        long clientId = row.getLong("client_id");
        var clientRow = row.getObject("client_row", Long.class);
        var told = clientRow == null
                ? null
                : new ToldBalance(
                        clientRow,
                        row.getObject("told_minutes", Integer.class),
                        row.getObject("valid_until", LocalDate.class),
                        importedAt);
        var rows = new ArrayList<OldLine>();
        while (isOnRow && row.getLong("client_id") == clientId) {
            if (row.getObject("id") != null) {
                rows.add(line(clientId));
            }
            isOnRow = row.next();
        }
        return new Staged(clientId, told, rows);
    }

    private OldLine line(long clientId) throws SQLException {
        return new OldLine(
                row.getLong("history_row"),
                row.getLong("id"),
                clientId,
                row.getString("by_code"),
                row.getString("summary"),
                row.getString("advice"),
                row.getInt("balance_before"),
                row.getInt("balance_after"),
                row.getObject("duration_minutes", Integer.class),
                row.getObject("performed_at", OffsetDateTime.class).toInstant());
    }

    @Override
    public void close() throws SQLException {
        row.close();
    }
}
