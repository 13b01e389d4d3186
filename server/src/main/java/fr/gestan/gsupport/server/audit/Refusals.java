package fr.gestan.gsupport.server.audit;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells the audit of refused requests: of those that are alike one a minute on each server, so that a program in a loop
 * does not fill the disk. The next entry says how many were left out.
 */
@ApplicationScoped
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_KEPT_IN_MIND = 10_000;

    private final Audit audit;
    private final Clock clock;
    private final Map<String, Told> told = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
            return size() > MOST_KEPT_IN_MIND;
        }
    };

    Refusals(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    private record Told(Instant at, long leftOutSince) {}

    /**
     * Writes in a transaction of its own; the one that was refused must be over.
     *
     * @param likeness the same for requests that are alike
     */
    public void write(Audit.Entry refused, String likeness) {
        var now = clock.instant();
        turn(refused, likeness, now).ifPresent(entry -> {
            try {
                audit.write(entry, now);
            } catch (RuntimeException e) {
                forget(likeness);
                throw e;
            }
        });
    }

    /** The same for who can not wait; should it fail, the log says so. */
    public void writeSoon(Audit.Entry refused, String likeness) {
        var now = clock.instant();
        turn(refused, likeness, now)
                .ifPresent(entry -> Infrastructure.getDefaultExecutor().execute(() -> {
                    try {
                        audit.write(entry, now);
                    } catch (RuntimeException e) {
                        forget(likeness);
                        LOG.warnf("The audit does not know that %s was refused %s", entry.actor(), entry.target());
                    }
                }));
    }

    private synchronized Optional<Audit.Entry> turn(Audit.Entry entry, String likeness, Instant now) {
        var before = told.get(likeness);
        if (before != null && now.isBefore(before.at().plus(PAUSE))) {
            told.put(likeness, new Told(before.at(), before.leftOutSince() + 1));
            return Optional.empty();
        }
        told.put(likeness, new Told(now, 0));
        return Optional.of(before == null || before.leftOutSince() == 0 ? entry : withLeftOut(entry, before));
    }

    private synchronized void forget(String likeness) {
        told.remove(likeness);
    }

    private static Audit.Entry withLeftOut(Audit.Entry entry, Told before) {
        var more = before.leftOutSince() + " more like it since " + before.at();
        return new Audit.Entry(
                entry.actor(),
                entry.action(),
                entry.clientId(),
                entry.target(),
                entry.address(),
                entry.result(),
                entry.detail() == null ? more : entry.detail() + "; " + more);
    }
}
