package fr.gestan.gsupport.desktop.stopwatch;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * All drafts of one technician: one for each client, at most one of them with a running stopwatch. Kept on disk every
 * {@link #KEEP_EVERY}, so that no more is lost to a crash. Used on the window's thread only.
 */
public final class Drafts {

    /** How much a crash may cost at most, with a margin for the disk under the 5 seconds promised. */
    static final Duration KEEP_EVERY = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(Drafts.class.getName());

    private final Map<Long, Draft> byClient = new LinkedHashMap<>();
    private final ObservableList<Draft> inProgress = FXCollections.observableArrayList();
    private final LongSupplier nanoTime;
    private final InstantSource clock;
    private final Journal journal;
    private final Executor disk;
    private Long openClientId;
    private Journal.Content lastKept;
    private Interruption interruption;

    /**
     * A stopwatch that ran when the desktop stopped without being asked to.
     *
     * @param away from the last moment kept until the drafts were read again, by the computer's clock: a proposal for
     *     a person, never counted by itself
     */
    public record Interruption(Draft draft, Duration away) {}

    /** @param disk where the journal is written, one write after the other */
    public Drafts(LongSupplier nanoTime, InstantSource clock, Journal journal, Executor disk) {
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.journal = journal;
        this.disk = disk;
    }

    /** Reads what an earlier run kept and goes on keeping from now on. */
    public void resume(Schedule schedule) {
        try {
            journal.read().ifPresent(this::restore);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The drafts of the last run cannot be read", e);
        }
        schedule.every(KEEP_EVERY, this::keep);
    }

    private void restore(Journal.Content content) {
        openClientId = content.openClientId();
        for (var kept : content.drafts()) {
            var draft = Draft.restored(kept, nanoTime, clock);
            byClient.put(draft.clientId(), draft);
            if (draft.stopwatch().isRunning()) {
                var away = Duration.between(content.keptAt(), clock.instant());
                interruption = new Interruption(draft, away.isNegative() ? Duration.ZERO : away);
            }
        }
        refreshProgress();
    }

    /** The client's draft, an empty one where there was none. */
    public Draft of(long clientId, String companyName) {
        return byClient.computeIfAbsent(clientId, id -> new Draft(id, companyName, nanoTime, clock));
    }

    /** The client that was on the screen when the drafts were last kept; empty where none was. */
    public Optional<Long> openClientId() {
        return Optional.ofNullable(openClientId);
    }

    /** Tells which client is on the screen. */
    public void opened(long clientId) {
        openClientId = clientId;
        refreshProgress();
    }

    /** The stopwatch that was cut off by the end of the last run, once; empty where none was. */
    public Optional<Interruption> takeInterruption(Draft draft) {
        if (interruption == null || interruption.draft() != draft) {
            return Optional.empty();
        }
        var taken = interruption;
        interruption = null;
        return Optional.of(taken);
    }

    /** Starts a draft's stopwatch; whichever ran before waits, paused. */
    public void startStopwatch(Draft draft) {
        byClient.values().stream()
                .filter(other -> other != draft)
                .forEach(other -> other.stopwatch().pause());
        draft.startStopwatch();
        refreshProgress();
    }

    /** The draft whose stopwatch runs; empty where none does. */
    public Optional<Draft> running() {
        return byClient.values().stream()
                .filter(draft -> draft.stopwatch().isRunning())
                .findFirst();
    }

    /** Recorded, or thrown away by the technician: the client's next draft is an empty one with another key. */
    public void discard(Draft draft) {
        draft.stopwatch().reset();
        byClient.remove(draft.clientId(), draft);
        refreshProgress();
        keep();
    }

    /** The drafts with something in them, in the order in which they were begun. */
    public ObservableList<Draft> inProgress() {
        return inProgress;
    }

    /** Keeps all now, in the background, if anything changed. */
    public void keep() {
        refreshProgress();
        var content = content();
        if (lastKept != null && content.drafts().equals(lastKept.drafts()) && sameClientOpen(content)) {
            return;
        }
        write(content);
    }

    /** Keeps all as it is now; done once the disk has it, or has refused it. */
    public CompletableFuture<Void> keepNow() {
        return write(content());
    }

    private boolean sameClientOpen(Journal.Content content) {
        return Objects.equals(content.openClientId(), lastKept.openClientId());
    }

    private Journal.Content content() {
        return new Journal.Content(
                clock.instant(),
                openClientId,
                byClient.values().stream()
                        .filter(Draft::isWorthKeeping)
                        .map(Draft::snapshot)
                        .toList());
    }

    private CompletableFuture<Void> write(Journal.Content content) {
        lastKept = content;
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        journal.write(content);
                    } catch (IOException e) {
                        LOG.log(Level.WARNING, "The drafts cannot be kept on disk", e);
                    }
                },
                disk);
    }

    private void refreshProgress() {
        var worthKeeping =
                byClient.values().stream().filter(Draft::isWorthKeeping).toList();
        if (!worthKeeping.equals(inProgress)) {
            inProgress.setAll(worthKeeping);
        }
    }
}
