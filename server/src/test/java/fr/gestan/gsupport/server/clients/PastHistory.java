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
class PastHistory {

    private static final String NEXT_ID = "SELECT nextval('ledger_line_id_seq')";

    private final PastLines pastLines;
    private final EntityManager entityManager;

    PastHistory(PastLines pastLines, EntityManager entityManager) {
        this.pastLines = pastLines;
        this.entityManager = entityManager;
    }

    record Entry(Instant performedAt, NewLine line) {}

    @Transactional
    void write(long clientId, List<Entry> history) {
        var lines = new ArrayList<PastLines.PastLine>();
        for (var entry : history) {
            long id =
                    (Long) entityManager.createNativeQuery(NEXT_ID, Long.class).getSingleResult();
            lines.add(new PastLines.PastLine(id, clientId, entry.performedAt(), entry.line()));
        }
        pastLines.write(lines);
    }
}
