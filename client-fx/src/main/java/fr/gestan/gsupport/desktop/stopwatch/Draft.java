package fr.gestan.gsupport.desktop.stopwatch;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** An intervention that is being worked on and not yet recorded: the form's words and the stopwatch, for one client. */
public final class Draft {

    private static final String MINUTES = "[0-9]{1,4}";

    private final String id;
    private final long clientId;
    private final String companyName;
    private final LongSupplier nanoTime;
    private final InstantSource clock;
    private final Stopwatch stopwatch;
    private final StringProperty summary = new SimpleStringProperty("");
    private final StringProperty advice = new SimpleStringProperty("");
    private final StringProperty typedMinutes = new SimpleStringProperty("");
    private final StringProperty overrideReason = new SimpleStringProperty("");
    private final BooleanProperty inviteToFacebook = new SimpleBooleanProperty();
    private final ObjectProperty<FreeReason> freeReason = new SimpleObjectProperty<>();
    private Instant startedAt;
    private Submission submission = Submission.fresh();
    private Interruption interruption;
    private Duration knownToGoOn = Duration.ZERO;

    Draft(long clientId, String companyName, LongSupplier nanoTime, InstantSource clock) {
        this(UUID.randomUUID().toString(), clientId, companyName, nanoTime, clock);
    }

    private Draft(String id, long clientId, String companyName, LongSupplier nanoTime, InstantSource clock) {
        this.id = id;
        this.nanoTime = nanoTime;
        this.clientId = clientId;
        this.companyName = companyName;
        this.clock = clock;
        this.stopwatch = new Stopwatch(nanoTime);
        summary.addListener(typed -> workBegins());
        advice.addListener(typed -> workBegins());
        typedMinutes.addListener(typed -> workBegins());
    }

    /** What was on disk. A stopwatch that ran then waits where it was, until a person says what became of the call. */
    static Draft restored(Journal.Kept kept, LongSupplier nanoTime, InstantSource clock) {
        var snapshot = kept.draft();
        var draft = new Draft(snapshot.id(), snapshot.clientId(), snapshot.companyName(), nanoTime, clock);
        draft.summary.set(snapshot.summary());
        draft.advice.set(snapshot.advice());
        draft.typedMinutes.set(snapshot.typedMinutes());
        draft.overrideReason.set(snapshot.overrideReason());
        draft.inviteToFacebook.set(snapshot.inviteToFacebook());
        draft.freeReason.set(snapshot.freeReason());
        draft.startedAt = snapshot.startedAt();
        draft.submission = snapshot.submission();
        draft.stopwatch.add(Duration.ofMillis(snapshot.elapsedMillis()));
        draft.knownToGoOn = draft.stopwatch.elapsed();
        if (snapshot.running()) {
            var away = Duration.between(kept.keptAt(), clock.instant());
            draft.interruption =
                    new Interruption(kept.keptAt(), away.isNegative() ? Duration.ZERO : away, nanoTime.getAsLong());
        }
        return draft;
    }

    /** What was sent, to be changed and recorded again. */
    static Draft reopened(
            long clientId, String companyName, Submission submission, LongSupplier nanoTime, InstantSource clock) {
        var draft = new Draft(clientId, companyName, nanoTime, clock);
        var sent = submission.sent();
        draft.summary.set(sent.summary());
        draft.advice.set(Objects.requireNonNullElse(sent.advice(), ""));
        draft.typedMinutes.set(String.valueOf(sent.durationMinutes()));
        draft.overrideReason.set(Objects.requireNonNullElse(sent.overrideReason(), ""));
        draft.inviteToFacebook.set(Boolean.TRUE.equals(sent.inviteToFacebook()));
        draft.freeReason.set(sent.freeReason());
        draft.startedAt = sent.startedAt();
        draft.submission = submission;
        if (sent.measuredSeconds() != null) {
            draft.stopwatch.add(Duration.ofSeconds(sent.measuredSeconds()));
        }
        return draft;
    }

    DraftSnapshot snapshot() {
        return new DraftSnapshot(
                id,
                clientId,
                companyName,
                summary.get(),
                advice.get(),
                typedMinutes.get(),
                overrideReason.get(),
                inviteToFacebook.get(),
                freeReason.get(),
                startedAt,
                stopwatch.elapsed().toMillis(),
                stopwatch.isRunning() || interruption != null,
                submission);
    }

    /** The moment to keep with the snapshot: an interruption keeps its own until it is answered. */
    Instant keptAt() {
        return interruption == null ? clock.instant() : interruption.keptAt();
    }

    private void workBegins() {
        if (startedAt == null) {
            startedAt = clock.instant();
        }
    }

    void startStopwatch() {
        workBegins();
        stopwatch.start();
    }

    void resetStopwatch() {
        stopwatch.reset();
        interruption = null;
        knownToGoOn = Duration.ZERO;
    }

    /** Whether the stopwatch ran when the desktop stopped, and nobody has said yet whether the call went on. */
    public boolean isInterrupted() {
        return interruption != null;
    }

    /** What the stopwatch would show now had the call gone on all the while; what it shows where it was not cut off. */
    public Duration elapsedHadTheCallGoneOn() {
        var counted = stopwatch.elapsed();
        return interruption == null ? counted : counted.plus(interruption.away(nanoTime.getAsLong()));
    }

    void callWentOn() {
        if (interruption != null) {
            stopwatch.add(interruption.away(nanoTime.getAsLong()));
            interruption = null;
            callGoesOn();
        }
    }

    void callStoppedThen() {
        interruption = null;
    }

    /** The technician says that the call still goes on. */
    public void callGoesOn() {
        knownToGoOn = stopwatch.elapsed();
    }

    /** How long the stopwatch has run since somebody last said that the call goes on, or since it was at zero. */
    public Duration sinceKnownToGoOn() {
        return stopwatch.elapsed().minus(knownToGoOn);
    }

    /** What would be sent now. */
    public NewIntervention asRequest(Billing billing) {
        var elapsed = stopwatch.elapsed();
        return new NewIntervention(
                summary.get().strip(),
                blankToNull(advice.get()),
                billing,
                billing == Billing.FREE ? freeReason.get() : null,
                minutes(),
                elapsed.isZero() ? null : elapsed.toSeconds(),
                inviteToFacebook.get(),
                startedAt,
                blankToNull(overrideReason.get()));
    }

    /** Whether the technician recorded it as it stands, and nobody knows whether the server has it. */
    boolean isUnanswered() {
        var sent = submission.sent();
        return submission.isUnanswered() && asRequest(sent.billing()).equals(sent);
    }

    /** The minutes to account: those typed, else those of the stopwatch; 0 where there are neither. */
    public int minutes() {
        var typed = typedMinutes.get().strip();
        if (typed.isEmpty()) {
            return stopwatch.startedMinutes();
        }
        return typed.matches(MINUTES) ? Integer.parseInt(typed) : 0;
    }

    /** Whether there is anything in it that would be a pity to lose. */
    public boolean isWorthKeeping() {
        return !summary.get().isBlank()
                || !advice.get().isBlank()
                || !typedMinutes.get().isBlank()
                || !stopwatch.elapsed().isZero();
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    String id() {
        return id;
    }

    public long clientId() {
        return clientId;
    }

    public String companyName() {
        return companyName;
    }

    public Stopwatch stopwatch() {
        return stopwatch;
    }

    /** When the work began: the first word typed or the first start of the stopwatch; null before. */
    public Instant startedAt() {
        return startedAt;
    }

    public Submission submission() {
        return submission;
    }

    /** Takes the next step of the tries to record it. */
    public void submissionBecomes(Submission next) {
        submission = next;
    }

    public StringProperty summaryProperty() {
        return summary;
    }

    public StringProperty adviceProperty() {
        return advice;
    }

    /** At most four digits, or empty: then the stopwatch counts. */
    public StringProperty typedMinutesProperty() {
        return typedMinutes;
    }

    public StringProperty overrideReasonProperty() {
        return overrideReason;
    }

    public BooleanProperty inviteToFacebookProperty() {
        return inviteToFacebook;
    }

    /** Null where none was chosen. */
    public ObjectProperty<FreeReason> freeReasonProperty() {
        return freeReason;
    }
}
