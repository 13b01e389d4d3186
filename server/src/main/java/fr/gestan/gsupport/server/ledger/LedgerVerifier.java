package fr.gestan.gsupport.server.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Replays every account from its lines and tells each figure that is not what they say. Lines and accounts are read side
 * by side through cursors, both in the order of clients: memory stays the same however many there are.
 */
public final class LedgerVerifier {

    private static final int ROWS_AT_A_TIME = 1_000;

    /** Days since the end of a lot within which what is left of it is taken, wherever the publisher is. */
    private static final String LOTS_ENDED_BEFORE = "SELECT (now() AT TIME ZONE 'UTC')::date - 2";

    private static final int LINES_BETWEEN_PROGRESS = 1_000;

    private final Connection connection;
    private final Consumer<Finding> findings;
    private final LongConsumer progress;

    /**
     * What was checked.
     *
     * @param erasedTexts how many of the lines had their texts erased, which their hash allows for
     */
    public record Checked(long lines, long accounts, long erasedTexts) {}

    /**
     * A verifier that writes nothing.
     *
     * @param connection in a transaction that sees one state of the database throughout ({@code REPEATABLE READ});
     *     without auto-commit, or rows are not read through a cursor
     * @param progress hears now and then how many lines have been checked
     */
    public LedgerVerifier(Connection connection, Consumer<Finding> findings, LongConsumer progress) {
        this.connection = connection;
        this.findings = findings;
        this.progress = progress;
    }

    /**
     * How many lines there are to check, as accounts say it.
     *
     * @param clientId empty: all accounts
     */
    public long linesToCheck(OptionalLong clientId) throws SQLException {
        try (var select = prepare(
                        "SELECT coalesce(sum(last_seq), 0) FROM account WHERE ?::bigint IS NULL OR client_id = ?",
                        clientId);
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Replays.
     *
     * @param clientId empty: all accounts
     */
    public Checked verify(OptionalLong clientId) throws SQLException {
        try (var selectAccounts = prepare(StoredAccount.SELECT, clientId);
                var selectLines = prepare(StoredLine.SELECT, clientId);
                var accounts = selectAccounts.executeQuery();
                var rows = selectLines.executeQuery()) {
            var lines = new Lines(rows, lotsEndedBefore());
            long count = 0;
            while (accounts.next()) {
                long client = accounts.getLong("id");
                lines.replayWithoutAccountUpTo(client);
                var replay = new AccountReplay(client, lines.lotsEndedBefore, findings);
                lines.replay(client, replay);
                replay.end(StoredAccount.read(accounts));
                count++;
            }
            lines.replayWithoutAccountUpTo(Long.MAX_VALUE);
            return new Checked(lines.read, count, lines.erasedTexts);
        }
    }

    private LocalDate lotsEndedBefore() throws SQLException {
        try (var select = connection.prepareStatement(LOTS_ENDED_BEFORE);
                var row = select.executeQuery()) {
            row.next();
            return row.getObject(1, LocalDate.class);
        }
    }

    private PreparedStatement prepare(String sql, OptionalLong clientId) throws SQLException {
        var select = connection.prepareStatement(sql);
        var parameter = clientId.isPresent() ? (Long) clientId.getAsLong() : null;
        select.setObject(1, parameter, Types.BIGINT);
        select.setObject(2, parameter, Types.BIGINT);
        select.setFetchSize(ROWS_AT_A_TIME);
        return select;
    }

    /** The cursor over the lines, one line ahead of what has been replayed. */
    private final class Lines {

        private final ResultSet rows;
        private final LocalDate lotsEndedBefore;
        private StoredLine next;
        private long read;
        private long erasedTexts;

        Lines(ResultSet rows, LocalDate lotsEndedBefore) throws SQLException {
            this.rows = rows;
            this.lotsEndedBefore = lotsEndedBefore;
            this.next = rows.next() ? StoredLine.read(rows) : null;
        }

        void replay(long clientId, AccountReplay replay) throws SQLException {
            while (next != null && next.clientId() == clientId) {
                replay.add(next);
                if (++read % LINES_BETWEEN_PROGRESS == 0) {
                    progress.accept(read);
                }
                next = rows.next() ? StoredLine.read(rows) : null;
            }
            erasedTexts += replay.erasedTexts();
        }

        /** Lines of clients that are not there any more. */
        void replayWithoutAccountUpTo(long clientId) throws SQLException {
            while (next != null && next.clientId() < clientId) {
                long orphan = next.clientId();
                var replay = new AccountReplay(orphan, lotsEndedBefore, findings);
                replay(orphan, replay);
                replay.end(null);
            }
        }
    }
}
