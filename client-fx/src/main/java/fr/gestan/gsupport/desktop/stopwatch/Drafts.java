package fr.gestan.gsupport.desktop.stopwatch;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * All drafts of one technician: one on the form for each client, at most one of them with a running stopwatch. Kept on
 * disk at each change of state (start, pause, reset, recording) and else every {@link #KEEP_EVERY}. What a crash or a
 * power cut may cost: what was typed since the draft was last kept, {@code KEEP_EVERY} and the time of one write to the
 * disk, together under 5 seconds; of the time measured nothing, for the next start asks whether the call went on. Used on
 * the window's thread only.
 */
public final class Drafts {

    /** How much a crash may cost at most, with a margin for the disk under the 5 seconds promised. */
    static final Duration KEEP_EVERY = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(Drafts.class.getName());

    private final Map<Long, Draft> byClient = new LinkedHashMap<>();
    private final List<Draft> behind = new ArrayList<>();
    private final ObservableList<Draft> inProgress = FXCollections.observableArrayList();
    private final Map<String, DraftSnapshot> onDisk = new HashMap<>();
    private final LongSupplier nanoTime;
    private final InstantSource clock;
    private final Journal journal;
    private final Executor disk;
    private Schedule.Pending keeping = () -> {};
    private Long openClientId;
    private Long openOnDisk;
    private CompletableFuture<Void> lastWrite = CompletableFuture.completedFuture(null);
    private volatile boolean refusedByDisk;

    /** @param disk where the journal is written, one write after the other */
    public Drafts(LongSupplier nanoTime, InstantSource clock, Journal journal, Executor disk) {
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.journal = journal;
        this.disk = disk;
    }

    /** Reads what windows kept that are gone, and goes on keeping from now on. */
    public void resume(Schedule schedule) {
        try {
            restore(journal.takeOver());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The drafts of the last run cannot be read", e);
        }
        keeping = schedule.every(KEEP_EVERY, () -> {
            if (lastWrite.isDone()) {
                keep();
            }
        });
    }

    private void restore(Journal.Content content) {
        openClientId = content.screen().map(Journal.Screen::openClientId).orElse(null);
        content.drafts().stream()
                .sorted(Comparator.comparing(Journal.Kept::keptAt).reversed())
                .forEach(kept -> {
                    onDisk.put(kept.draft().id(), kept.draft());
                    var draft = Draft.restored(kept, nanoTime, clock);
                    // Two windows may have worked for one client: the form shows one draft after the other.
                    if (byClient.putIfAbsent(draft.clientId(), draft) != null) {
                        behind.add(draft);
                    }
                });
        refreshProgress();
    }

    /** The client's draft, an empty one where there was none. */
    public Draft of(long clientId, String companyName) {
        return byClient.computeIfAbsent(clientId, id -> new Draft(id, companyName, nanoTime, clock));
    }

    /**
     * A draft of what was sent and refused, to be changed and recorded again.
     *
     * @return empty where the client has another draft: that one comes first
     */
    public Optional<Draft> reopen(long clientId, String companyName, Submission submission) {
        if (Optional.ofNullable(byClient.get(clientId))
                .filter(Draft::isWorthKeeping)
                .isPresent()) {
            return Optional.empty();
        }
        var draft = Draft.reopened(clientId, companyName, submission, nanoTime, clock);
        byClient.put(clientId, draft);
        return Optional.of(draft);
    }

    /** What was recorded when the desktop stopped, and nobody knows whether the server has it. */
    public List<Draft> unanswered() {
        return all().filter(Draft::isUnanswered).toList();
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

    /** Starts a draft's stopwatch; whichever ran before waits, paused. */
    public void startStopwatch(Draft draft) {
        byClient.values().stream()
                .filter(other -> other != draft)
                .forEach(other -> other.stopwatch().pause());
        draft.startStopwatch();
        keep();
    }

    /** Pauses a draft's stopwatch. */
    public void pauseStopwatch(Draft draft) {
        draft.stopwatch().pause();
        keep();
    }

    /** Sets a draft's stopwatch back to zero, and stops it. */
    public void resetStopwatch(Draft draft) {
        draft.resetStopwatch();
        keep();
    }

    /** The call went on while the desktop was away: all of that time is counted, and the stopwatch runs again. */
    public void callWentOn(Draft draft) {
        draft.callWentOn();
        startStopwatch(draft);
    }

    /** The call ended when the desktop did: the stopwatch stays where it was. */
    public void callStoppedThen(Draft draft) {
        draft.callStoppedThen();
        keep();
    }

    /** The draft whose stopwatch runs; empty where none does. */
    public Optional<Draft> running() {
        return byClient.values().stream()
                .filter(draft -> draft.stopwatch().isRunning())
                .findFirst();
    }

    /** The draft whose stopwatch was cut off last, and nobody has said yet what became of the call; empty where none. */
    public Optional<Draft> interrupted() {
        return byClient.values().stream().filter(Draft::isInterrupted).max(Comparator.comparing(Draft::keptAt));
    }

    /** Recorded, or thrown away by the technician: the client's next draft is an empty one with another key. */
    public void discard(Draft draft) {
        draft.resetStopwatch();
        behind.remove(draft);
        if (byClient.remove(draft.clientId(), draft)) {
            behind.stream()
                    .filter(other -> other.clientId() == draft.clientId())
                    .findFirst()
                    .ifPresent(next -> {
                        behind.remove(next);
                        byClient.put(next.clientId(), next);
                    });
        }
        keep();
    }

    /** The drafts with something in them, in the order in which they were begun. */
    public ObservableList<Draft> inProgress() {
        return inProgress;
    }

    /** Whether the disk refused what was last to be kept, so that a crash would cost it. */
    public boolean isRefusedByDisk() {
        return refusedByDisk;
    }

    /** Keeps what has changed, in the background. */
    public void keep() {
        keepNow();
    }

    /** Keeps what has changed; done once the disk has it, or has refused it. */
    public CompletableFuture<Void> keepNow() {
        refreshProgress();
        if (refusedByDisk) {
            onDisk.keySet().removeIf(this::isStillThere);
        }
        var worthKeeping = all().filter(Draft::isWorthKeeping).toList();
        var written = new ArrayList<Journal.Kept>();
        for (var draft : worthKeeping) {
            var snapshot = draft.snapshot();
            if (!snapshot.equals(onDisk.put(draft.id(), snapshot))) {
                written.add(new Journal.Kept(draft.keptAt(), snapshot));
            }
        }
        var kept = worthKeeping.stream().map(Draft::id).toList();
        var gone = onDisk.values().stream()
                .filter(snapshot -> !kept.contains(snapshot.id()))
                .toList();
        gone.forEach(snapshot -> onDisk.remove(snapshot.id()));
        var screen = Objects.equals(openClientId, openOnDisk) && !refusedByDisk
                ? null
                : new Journal.Screen(clock.instant(), openClientId);
        openOnDisk = openClientId;
        if (!written.isEmpty() || !gone.isEmpty() || screen != null) {
            lastWrite = CompletableFuture.runAsync(() -> write(written, gone, screen), disk);
        }
        return lastWrite;
    }

    private boolean isStillThere(String id) {
        return all().anyMatch(draft -> draft.id().equals(id));
    }

    private Stream<Draft> all() {
        return Stream.concat(byClient.values().stream(), behind.stream());
    }

    private void write(List<Journal.Kept> written, List<DraftSnapshot> gone, Journal.Screen screen) {
        try {
            for (var kept : written) {
                journal.write(kept);
            }
            for (var snapshot : gone) {
                journal.delete(snapshot);
            }
            if (screen != null) {
                journal.write(screen);
            }
            refusedByDisk = false;
        } catch (IOException e) {
            refusedByDisk = true;
            LOG.log(Level.WARNING, "The drafts cannot be kept on disk", e);
        }
    }

    /** Keeps all as it is now, and lets other windows have it; done once the disk has it, or has refused it. */
    public CompletableFuture<Void> close() {
        keeping.cancel();
        return keepNow().thenRunAsync(journal::close, disk);
    }

    private void refreshProgress() {
        var worthKeeping =
                byClient.values().stream().filter(Draft::isWorthKeeping).toList();
        if (!worthKeeping.equals(inProgress)) {
            inProgress.setAll(worthKeeping);
        }
    }
}
