package fr.gestan.gsupport.server.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** Reads the lots of accounts; none is stored. */
@ApplicationScoped
public class AccountLots {

    private static final String OF_CLIENT = LotLine.SELECT + " AND client_id = ? ORDER BY seq";

    /** A lot's end is never before the one that it was bought with, and nothing is left where the balance is below one. */
    private static final String OF_THOSE_THAT_EXPIRE = LotLine.SELECT + """
            AND client_id IN (
                SELECT lot.client_id
                FROM ledger_line lot JOIN account ON account.client_id = lot.client_id
                WHERE lot.binding_validity AND lot.valid_until <= ? AND account.balance_minutes > 0)
            ORDER BY client_id, seq
            """;

    private static final int ROWS_AT_A_TIME = 1_000;

    /** Sorting millions of lines ahead of the first one takes longer than any request may. */
    private static final int LONGEST_SILENCE_MILLIS = 600_000;

    private final AgroalDataSource dataSource;

    AccountLots(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The lots of an account as the caller's transaction sees it; none where there is no such client. */
    public LotReplay of(long clientId) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_CLIENT)) {
            select.setLong(1, clientId);
            var replay = new LotReplay();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    replay.add(LotLine.read(row));
                }
            }
            return replay;
        } catch (SQLException e) {
            throw new IllegalStateException("The lots of client " + clientId + " could not be read", e);
        }
    }

    /** Hears of an account. */
    @FunctionalInterface
    public interface Visitor {
        void visit(long clientId, LotReplay lots);
    }

    /**
     * Replays each account that may have a binding lot with minutes left whose end comes up to a day, in a reading
     * transaction of its own; memory stays the same however many there are.
     */
    public void visitThoseThatExpire(LocalDate upTo, Visitor visitor) {
        try (var connection = dataSource.getConnection()) {
            int usualTimeoutMillis = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, LONGEST_SILENCE_MILLIS);
            connection.setAutoCommit(false);
            try (var select = connection.prepareStatement(OF_THOSE_THAT_EXPIRE)) {
                select.setObject(1, upTo);
                select.setFetchSize(ROWS_AT_A_TIME);
                visit(select, visitor);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setNetworkTimeout(Runnable::run, usualTimeoutMillis);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The lots that expire could not be read", e);
        }
    }

    private static void visit(PreparedStatement select, Visitor visitor) throws SQLException {
        try (var row = select.executeQuery()) {
            long clientId = 0;
            LotReplay replay = null;
            while (row.next()) {
                if (replay == null || row.getLong("client_id") != clientId) {
                    if (replay != null) {
                        visitor.visit(clientId, replay);
                    }
                    clientId = row.getLong("client_id");
                    replay = new LotReplay();
                }
                replay.add(LotLine.read(row));
            }
            if (replay != null) {
                visitor.visit(clientId, replay);
            }
        }
    }
}
