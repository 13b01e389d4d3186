package fr.gestan.gsupport.server.mail.delivery;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** How many mails wait, whichever server sends them, and what became of those that this one sent: for those who ask often. */
@ApplicationScoped
class MailQueue {

    private static final Logger LOG = Logger.getLogger(MailQueue.class);
    private static final double MILLIS_PER_SECOND = 1e3;

    /** One that somebody asked to try again waits since then. */
    private static final String WAITING = """
            SELECT count(*), min(coalesce(tried_since, greatest(created_at, next_attempt_at))) FROM mail WHERE status = 'QUEUED'
            """;

    private final AgroalDataSource dataSource;
    private final Clock clock;
    private final Counter sent;
    private final Counter failed;
    private volatile Waiting waiting;

    MailQueue(AgroalDataSource dataSource, Clock clock, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.sent = metrics.counter("gsupport_mails_sent");
        this.failed = metrics.counter("gsupport_mails_failed");
        metrics.gauge("gsupport_mails_queued", this, self -> self.figure(Waiting::mails));
        metrics.gauge(
                "gsupport_mails_oldest_queued_seconds",
                this,
                self -> self.figure(queued -> self.age(queued).toMillis() / MILLIS_PER_SECOND));
    }

    /** @param oldest since when the oldest one waits; null where none does */
    record Waiting(long mails, Instant oldest) {}

    /** Looks how many there are. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(WAITING);
                var row = select.executeQuery()) {
            row.next();
            var oldest = row.getObject(2, OffsetDateTime.class);
            waiting = new Waiting(row.getLong(1), oldest == null ? null : oldest.toInstant());
        } catch (SQLException e) {
            LOG.debug("The mails that wait could not be counted", e);
        }
    }

    /** Empty for a moment after the start. */
    Optional<Waiting> waiting() {
        return Optional.ofNullable(waiting);
    }

    /** How long the oldest one waits; zero where none does. */
    Duration age(Waiting queued) {
        if (queued.oldest() == null) {
            return Duration.ZERO;
        }
        var age = Duration.between(queued.oldest(), clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    void sent() {
        sent.increment();
    }

    void failed() {
        failed.increment();
    }

    private double figure(ToDoubleFunction<Waiting> of) {
        var queued = waiting;
        return queued == null ? Double.NaN : of.applyAsDouble(queued);
    }
}
