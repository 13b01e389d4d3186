package fr.gestan.gsupport.server.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Forgets entries that are older than {@code gsupport.audit.months}; the database forgets none before 13 months. */
@ApplicationScoped
class OldEntries {

    private static final Logger LOG = Logger.getLogger(OldEntries.class);

    /** A transaction each, so that none is long. */
    private static final int BATCH = 5_000;

    /** The server can not delete an entry; this function does it with the rights of its owner, and within its bounds. */
    private static final String FORGET = "SELECT forget_old_audit(?, ?)";

    private final AgroalDataSource dataSource;
    private final int months;

    OldEntries(AgroalDataSource dataSource, @ConfigProperty(name = "gsupport.audit.months") int months) {
        this.dataSource = dataSource;
        this.months = months;
    }

    /** Forgets batch by batch, and leaves it to another server that is at it already. */
    @Scheduled(every = "6h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        long all = 0;
        int batch;
        do {
            batch = forgetBatch();
            all += batch;
        } while (batch == BATCH);
        if (all > 0) {
            LOG.infof("Forgot %d audit entries of more than %d months ago", all, months);
        }
    }

    private int forgetBatch() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(FORGET)) {
            select.setInt(1, months);
            select.setInt(2, BATCH);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Old audit entries could not be forgotten", e);
        }
    }
}
