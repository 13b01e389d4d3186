package fr.gestan.gsupport.server.idempotency;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Forgets keys with their answers once they have been kept for {@code gsupport.idempotency.days}; the same key then
 * asks for something new.
 */
@ApplicationScoped
class ExpiredKeys {

    private static final Logger LOG = Logger.getLogger(ExpiredKeys.class);

    /** For a retry that is on its way as its time runs out, and for servers whose clocks differ. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final int BATCH = 1_000;

    /**
     * A batch is a transaction of its own, so that no lock is held for long, and one server at a time has its turn: the
     * others delete nothing and do not wait. Rows are never updated, so a {@code ctid} stays what it was; nobody but
     * this locks a row, a request under way included, which holds the lock of its key and has no row yet.
     */
    private static final String FORGET = """
            WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock('idempotency_key'::regclass::oid::int, 0) AS mine)
            DELETE FROM idempotency_key
            WHERE (SELECT mine FROM turn)
              AND ctid = ANY (ARRAY(
                    SELECT ctid FROM idempotency_key WHERE created_at < ? ORDER BY created_at LIMIT ?))
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final Duration kept;

    ExpiredKeys(
            AgroalDataSource dataSource, Clock clock, @ConfigProperty(name = "gsupport.idempotency.days") int days) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.kept = Duration.ofDays(days);
    }

    /** Forgets what has expired by now, batch by batch, and leaves the rest to a server that is at it already. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var oldest = OffsetDateTime.ofInstant(clock.instant().minus(kept).minus(GRACE), ZoneOffset.UTC);
        long all = 0;
        int batch;
        do {
            batch = forgetBatch(oldest);
            all += batch;
        } while (batch == BATCH);
        if (all > 0) {
            LOG.infof("Forgot %d idempotency keys of more than %d days ago", all, kept.toDays());
        }
    }

    private int forgetBatch(OffsetDateTime oldest) {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, oldest);
            delete.setInt(2, BATCH);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Expired idempotency keys could not be deleted", e);
        }
    }
}
