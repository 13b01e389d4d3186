package fr.gestan.gsupport.server.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;

/** Writes lines of the past to accounts that are still empty, with the ids and times that they had. */
@ApplicationScoped
public class PastLines {

    private static final String USE_UP_IDS = """
            SELECT count(nextval('ledger_line_id_seq'))
            FROM generate_series((SELECT last_value FROM ledger_line_id_seq), ?)
            """;

    private final AgroalDataSource dataSource;

    PastLines(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A line as it was.
     *
     * @param id above that of every line ahead of it
     * @param performedAt UTC; kept to the millisecond, so that what is hashed is what is stored
     */
    public record PastLine(long id, long clientId, Instant performedAt, NewLine line) {
        public PastLine {
            performedAt = performedAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * Writes lines in the caller's transaction; later lines get ids above theirs.
     *
     * @param lines in the order of their ids
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void write(List<PastLine> lines) {
        var heads = new HashMap<Long, AccountHead>();
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(LineInsert.SQL)) {
            for (var past : lines) {
                var head = heads.computeIfAbsent(past.clientId(), AccountHead::ofNewClient);
                var line = LineInsert.of(head, past.line(), past.id(), past.performedAt());
                line.bind(new RoundTrip.Parameters(insert));
                insert.addBatch();
                heads.put(past.clientId(), line.after());
            }
            insert.executeBatch();
            useUpIds(connection, lines.get(lines.size() - 1).id());
        } catch (SQLException e) {
            throw new IllegalStateException("The lines of the past could not be written", e);
        }
    }

    private static void useUpIds(Connection connection, long upTo) throws SQLException {
        try (var select = connection.prepareStatement(USE_UP_IDS)) {
            select.setLong(1, upTo);
            select.execute();
        }
    }
}
