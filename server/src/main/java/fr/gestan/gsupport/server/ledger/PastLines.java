package fr.gestan.gsupport.server.ledger;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;

/** Writes lines of the past to accounts that are still empty, with the ids and times that they had. */
@ApplicationScoped
public class PastLines {

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
                var writer = new PastLineWriter(connection)) {
            for (var past : lines) {
                var head = heads.computeIfAbsent(past.clientId(), AccountHead::ofNewClient);
                heads.put(past.clientId(), writer.append(head, past));
            }
            writer.flush();
            PastLineWriter.useUpIds(connection, lines.get(lines.size() - 1).id());
        } catch (SQLException e) {
            throw new IllegalStateException("The lines of the past could not be written", e);
        }
    }
}
