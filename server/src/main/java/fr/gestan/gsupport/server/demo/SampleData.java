package fr.gestan.gsupport.server.demo;

import fr.gestan.gsupport.server.ledger.PastLines;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The invented people, clients and lines of {@code gsupport demo} (product.md, "Sample data"); nothing else uses them. */
@ApplicationScoped
@UnlessBuildProfile("test")
class SampleData {

    private static final Logger LOG = Logger.getLogger(SampleData.class);
    private static final String ANY_CLIENT = "SELECT EXISTS (SELECT FROM client)";

    private final AgroalDataSource dataSource;
    private final SamplePeople people;
    private final SampleClients clients;
    private final SamplePacks packs;
    private final PastLines pastLines;
    private final Clock clock;
    private final boolean demo;

    SampleData(
            AgroalDataSource dataSource,
            SamplePeople people,
            SampleClients clients,
            SamplePacks packs,
            PastLines pastLines,
            Clock clock,
            @ConfigProperty(name = "gsupport.demo", defaultValue = "false") boolean demo) {
        this.dataSource = dataSource;
        this.people = people;
        this.clients = clients;
        this.packs = packs;
        this.pastLines = pastLines;
        this.clock = clock;
        this.demo = demo;
    }

    @Transactional
    void fill(@Observes StartupEvent start) throws SQLException {
        if (!demo) {
            return;
        }
        if (isEmpty()) {
            people.insert(clock.instant());
            packs.insert(clock.instant());
            var lines = new SampleLines(clock.instant()).all();
            clients.insert(clock.instant());
            pastLines.write(lines);
            clients.insertSentMails();
        }
        LOG.info("DEMO: sample data, public passwords and keys; only this machine can reach it");
    }

    private boolean isEmpty() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(ANY_CLIENT);
                var row = select.executeQuery()) {
            row.next();
            return !row.getBoolean(1);
        }
    }
}
