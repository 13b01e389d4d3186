package fr.gestan.gsupport.server.events;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Carries signals between the servers on one database by NOTIFY: many at a time, some milliseconds after the commits that
 * they tell of, on connections apart from those. A NOTIFY makes commits queue that have one themselves; no recording has.
 */
@ApplicationScoped
class OtherServers {

    private static final Logger LOG = Logger.getLogger(OtherServers.class);

    private static final String CHANNEL = "gsupport_events";
    private static final String NOTIFY = "SELECT pg_notify('" + CHANNEL + "', ?)";

    /** PostgreSQL takes 8,000 bytes. */
    private static final int LONGEST_MESSAGE = 7_900;

    /** What gathers meanwhile goes out together: 20 transactions a second at most, whatever the desk does. */
    private static final long BETWEEN_MESSAGES_MILLIS = 50;

    private static final long PAUSE_MILLIS = 1_000;
    private static final int HEAR_MILLIS = 250;

    /** Nothing tells a silent connection from a broken one but asking. */
    private static final int SILENCES_UNTIL_ASKED = 40;

    private final Signals signals;
    private final AgroalDataSource dataSource;
    private final String self = UUID.randomUUID().toString();
    private final List<Thread> threads =
            List.of(new Thread(this::speakOn, "events-out"), new Thread(this::hearOn, "events-in"));
    private volatile boolean stopping;

    OtherServers(Signals signals, AgroalDataSource dataSource) {
        this.signals = signals;
        this.dataSource = dataSource;
    }

    void start(@Observes StartupEvent started) {
        for (var thread : threads) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Waits for the connections to be given back before the pool closes. */
    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        for (var thread : threads) {
            thread.interrupt();
            thread.join(PAUSE_MILLIS);
        }
    }

    private void speakOn() {
        try {
            while (!stopping) {
                var batch = signals.elsewhere().take(PAUSE_MILLIS);
                if (!batch.isEmpty()) {
                    speak(batch);
                    Thread.sleep(BETWEEN_MESSAGES_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void speak(List<Signal> batch) throws InterruptedException {
        try (var connection = dataSource.getConnection();
                var notify = connection.prepareStatement(NOTIFY)) {
            for (var message : Messages.write(self, batch, LONGEST_MESSAGE)) {
                notify.setString(1, message);
                notify.execute();
            }
        } catch (SQLException e) {
            LOG.debugf("Other servers are told later: %s", e.getMessage());
            batch.forEach(signals.elsewhere()::add);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void hearOn() {
        boolean away = false;
        while (!stopping) {
            try {
                hear(away);
            } catch (SQLException e) {
                if (!away && !stopping) {
                    LOG.warnf("Nothing is heard of other servers until the database answers: %s", e.getMessage());
                }
                away = true;
                pause();
            }
        }
    }

    private void hear(boolean wasAway) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            if (wasAway) {
                LOG.info("Other servers are heard again");
            }
            var ear = connection.unwrap(PGConnection.class);
            int silences = 0;
            while (!stopping) {
                var heard = ear.getNotifications(HEAR_MILLIS);
                if (heard != null && heard.length > 0) {
                    silences = 0;
                    for (var notification : heard) {
                        Messages.read(self, notification.getParameter()).forEach(signals.here()::add);
                    }
                } else if (++silences == SILENCES_UNTIL_ASKED) {
                    silences = 0;
                    statement.execute("SELECT 1");
                }
            }
            statement.execute("UNLISTEN *");
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
