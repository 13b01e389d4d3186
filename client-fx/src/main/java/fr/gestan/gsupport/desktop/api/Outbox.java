package fr.gestan.gsupport.desktop.api;

import fr.gestan.gsupport.api.Problem;
import fr.gestan.gsupport.api.interventions.RecordedIntervention;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import fr.gestan.gsupport.desktop.stopwatch.Submission;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Interventions that were recorded while the server was away: on disk before anything is said, sent by themselves when it
 * is back, each with the key that it was first tried with, so that it becomes one line however often it is sent. Those of
 * one client are sent in their order; one that the server refuses waits for the technician, and holds back only what was
 * recorded for the same client behind it. Used on the window's thread only.
 */
public final class Outbox {

    /** The server keeps keys 30 days at least: afterwards nobody knows whether a try of before was recorded. */
    static final Duration SENT_BY_ITSELF_FOR = Duration.ofDays(29);

    static final String TOO_OLD = "outbox-too-old";

    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration AGAIN_AT_MOST = Duration.ofSeconds(40);
    private static final Duration LOOK_FOR_OTHERS_EVERY = Duration.ofSeconds(30);
    private static final int SERVICE_UNAVAILABLE = 503;

    private final ObservableList<OutboxEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<Path> unreadable = FXCollections.observableArrayList();
    private final Set<Long> heldBack = new HashSet<>();
    private final Set<String> beingDecided = new HashSet<>();
    private final OutboxFolder folder;
    private final Calls calls;
    private final Calls disk;
    private final Recordings recordings;
    private final Schedule schedule;
    private final InstantSource clock;
    private BiConsumer<OutboxEntry, RecordedIntervention> whenRecorded = (entry, recorded) -> {};
    private Schedule.Pending again = () -> {};
    private Schedule.Pending lookingForOthers = () -> {};
    private Duration pause = AGAIN_AFTER;
    private long lastNumber;
    private OutboxEntry underWay;
    private boolean closed;

    /**
     * @param calls what is said of the server is said by them; the disk is written off the window's thread too
     * @param recordings made under the login of the person whose outbox it is, and no other
     */
    public Outbox(OutboxFolder folder, Calls calls, Recordings recordings, Schedule schedule, InstantSource clock) {
        this.folder = folder;
        this.calls = calls;
        this.disk = calls.toTheDisk();
        this.recordings = recordings;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** @param then told of each entry that has become a line */
    public void whenRecorded(BiConsumer<OutboxEntry, RecordedIntervention> then) {
        whenRecorded = then;
    }

    /** Reads what windows left that are gone, and begins to send. */
    public void resume() {
        try {
            takeOver(folder.takeOver());
        } catch (IOException e) {
            LOG.log(Level.ERROR, "The outbox of the last run cannot be read", e);
        }
        lookingForOthers = schedule.every(
                LOOK_FOR_OTHERS_EVERY,
                () -> disk.to(folder::takeOver).onSuccess(this::takeOver).start());
    }

    private void takeOver(OutboxFolder.Content content) {
        if (closed) {
            return;
        }
        content.entries().forEach(entry -> lastNumber = Math.max(lastNumber, entry.number()));
        entries.addAll(content.entries());
        unreadable.addAll(content.unreadable());
        if (!content.entries().isEmpty()) {
            sendNow();
        }
    }

    /** Whether something was recorded for this client that the server has not confirmed. */
    public boolean isWaitingFor(long clientId) {
        return entries.stream().anyMatch(entry -> entry.clientId() == clientId);
    }

    /**
     * Takes a record that the technician has made, and sends it as soon as it can.
     *
     * @param submission what is sent; tried before, or not
     * @param whenKept told once the disk has it
     * @param whenNot told where the disk refuses: then the outbox has nothing of it
     */
    public void add(
            long clientId, String companyName, Submission submission, Runnable whenKept, Consumer<ApiFailure> whenNot) {
        var entry = new OutboxEntry(
                UUID.randomUUID().toString(), ++lastNumber, clientId, companyName, clock.instant(), submission, null);
        disk.to(() -> kept(entry))
                .onSuccess(added -> {
                    entries.add(added);
                    whenKept.run();
                    sendSoon();
                })
                .onFailure(whenNot)
                .start();
    }

    private OutboxEntry kept(OutboxEntry entry) throws IOException {
        folder.write(entry);
        return entry;
    }

    /** Sends what waits, now: the server is back, somebody has logged in, or wants to see whether it works. */
    public void sendNow() {
        again.cancel();
        pause = AGAIN_AFTER;
        heldBack.clear();
        sendNext();
    }

    private void sendSoon() {
        again.cancel();
        again = schedule.after(pause, this::sendAgain);
    }

    private void sendAgain() {
        pause = pause.multipliedBy(2).compareTo(AGAIN_AT_MOST) > 0 ? AGAIN_AT_MOST : pause.multipliedBy(2);
        heldBack.clear();
        sendNext();
    }

    private void sendNext() {
        if (closed || underWay != null) {
            return;
        }
        var earlier = new HashSet<>(heldBack);
        for (var entry : entries) {
            if (earlier.add(entry.clientId()) && !entry.isRefused()) {
                send(entry);
                return;
            }
        }
        if (!heldBack.isEmpty()) {
            sendSoon();
        }
    }

    private void send(OutboxEntry entry) {
        if (entry.since().plus(SENT_BY_ITSELF_FOR).isBefore(clock.instant())) {
            refuse(entry, new Problem("/problems/" + TOO_OLD, null, 0, null, null), false);
            return;
        }
        var trying = entry.tryingAgain();
        underWay = trying;
        replace(trying);
        calls.to(() -> {
                    if (!trying.submission().equals(entry.submission())) {
                        folder.write(trying);
                    }
                    var recorded = recordings.record(trying.clientId(), trying.submission());
                    forget(trying);
                    return recorded;
                })
                .whenOver(() -> underWay = null)
                .onSuccess(recorded -> {
                    entries.removeIf(sent -> sent.id().equals(trying.id()));
                    whenRecorded.accept(trying, recorded);
                    pause = AGAIN_AFTER;
                    sendNext();
                })
                .onFailure(failure -> notRecorded(trying, failure))
                .start();
    }

    /** One that stays on disk is sent again by the next run, with its key: it has become a line, and stays one. */
    private void forget(OutboxEntry recorded) {
        try {
            folder.delete(recorded);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A recorded entry cannot be deleted from the outbox", e);
        }
    }

    private void notRecorded(OutboxEntry entry, ApiFailure failure) {
        if (failure instanceof ApiFailure.SessionEnded) {
            return;
        }
        if (failure instanceof ApiFailure.Refused refused && !Recordings.isWorthAnotherTry(failure)) {
            refuse(entry, refused.problem(), refused.knowsTheKey());
        } else if (failure instanceof ApiFailure.Refused refused && refused.isTooManyTries()) {
            refused.retryAfter().ifPresent(wait -> pause = wait);
            sendSoon();
        } else if (concernsAll(failure)) {
            sendSoon();
        } else {
            heldBack.add(entry.clientId());
            sendNext();
        }
    }

    private static boolean concernsAll(ApiFailure failure) {
        return failure instanceof ApiFailure.Unreachable
                || failure instanceof ApiFailure.NoAnswer
                || failure instanceof ApiFailure.ServerInTrouble trouble && trouble.status() == SERVICE_UNAVAILABLE;
    }

    private void refuse(OutboxEntry entry, Problem why, boolean knowsTheKey) {
        var task = entry.refused(why, knowsTheKey);
        underWay = task;
        disk.to(() -> kept(task))
                .whenOver(() -> {
                    underWay = null;
                    replace(task);
                })
                .onSuccess(kept -> sendNext())
                .onFailure(failure -> {
                    // Shown all the same; the next run is refused again.
                    LOG.log(Level.WARNING, "A refusal cannot be kept on disk", failure);
                    sendNext();
                })
                .start();
    }

    private void replace(OutboxEntry next) {
        entries.replaceAll(entry -> entry.id().equals(next.id()) ? next : entry);
    }

    /**
     * Sends a refused entry again, with the reason for an exception.
     *
     * @param whenNot told where the disk refuses: then nothing has changed
     */
    public void giveReason(OutboxEntry refused, String reason, Consumer<ApiFailure> whenNot) {
        decide(refused, () -> kept(refused.byException(reason)), this::replace, whenNot);
    }

    /**
     * Takes a refused entry out: thrown away by the technician, or back on the form.
     *
     * @param first waited for, off the window's thread: that the disk has it elsewhere
     * @param whenNot told where the disk refuses: then the entry stays
     */
    public void remove(OutboxEntry refused, Runnable first, Runnable whenGone, Consumer<ApiFailure> whenNot) {
        decide(
                refused,
                () -> {
                    first.run();
                    folder.delete(refused);
                    return refused;
                },
                gone -> {
                    entries.remove(gone);
                    whenGone.run();
                },
                whenNot);
    }

    /** One decision for each entry: a second click finds it decided, or not refused any more. */
    private void decide(
            OutboxEntry refused,
            Callable<OutboxEntry> step,
            Consumer<OutboxEntry> whenDone,
            Consumer<ApiFailure> whenNot) {
        if (!refused.isRefused() || !entries.contains(refused) || !beingDecided.add(refused.id())) {
            return;
        }
        disk.to(step)
                .whenOver(() -> beingDecided.remove(refused.id()))
                .onSuccess(done -> {
                    whenDone.accept(done);
                    sendNow();
                })
                .onFailure(whenNot)
                .start();
    }

    /** Whether an entry of this key is there. */
    public boolean has(String key) {
        return entries.stream()
                .anyMatch(entry -> Objects.equals(entry.submission().key(), key));
    }

    /** Lets other windows have the entries. */
    public void close() {
        closed = true;
        again.cancel();
        lookingForOthers.cancel();
        folder.close();
    }

    /** What the server has not confirmed, in the order in which it is sent. */
    public ObservableList<OutboxEntry> entries() {
        return entries;
    }

    /** Files that hold something that cannot be read: somebody has to look into them. */
    public ObservableList<Path> unreadable() {
        return unreadable;
    }
}
