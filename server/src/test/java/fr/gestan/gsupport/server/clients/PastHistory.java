package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.server.ledger.NewLine;
import fr.gestan.gsupport.server.ledger.PastLines;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gives a client of a test a history at the times that the test wants. */
@ApplicationScoped
@Unremovable
public class PastHistory {

    private static final String NEXT_IDS = "SELECT nextval('ledger_line_id_seq') FROM generate_series(1, :count)";

    private final PastLines pastLines;
    private final EntityManager entityManager;

    PastHistory(PastLines pastLines, EntityManager entityManager) {
        this.pastLines = pastLines;
        this.entityManager = entityManager;
    }

    public record Entry(Instant performedAt, NewLine line) {}

    @Transactional
    public void write(long clientId, List<Entry> history) {
        var ids = entityManager
                .createNativeQuery(NEXT_IDS, Long.class)
                .setParameter("count", history.size())
                .getResultList();
        var lines = new ArrayList<PastLines.PastLine>();
        for (var entry : history) {
            long id = (Long) ids.get(lines.size());
            lines.add(new PastLines.PastLine(id, clientId, entry.performedAt(), entry.line()));
        }
        pastLines.write(lines);
    }
}
