package fr.gestan.gsupport.desktop.stopwatch;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    private final long clientId;
    private final String companyName;
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

    Draft(long clientId, String companyName, LongSupplier nanoTime, InstantSource clock) {
        this.clientId = clientId;
        this.companyName = companyName;
        this.clock = clock;
        this.stopwatch = new Stopwatch(nanoTime);
        summary.addListener(typed -> workBegins());
        advice.addListener(typed -> workBegins());
        typedMinutes.addListener(typed -> workBegins());
    }

    /** What was on disk, with the stopwatch going on from what it had counted then. */
    static Draft restored(DraftSnapshot kept, LongSupplier nanoTime, InstantSource clock) {
        var draft = new Draft(kept.clientId(), kept.companyName(), nanoTime, clock);
        draft.summary.set(kept.summary());
        draft.advice.set(kept.advice());
        draft.typedMinutes.set(kept.typedMinutes());
        draft.overrideReason.set(kept.overrideReason());
        draft.inviteToFacebook.set(kept.inviteToFacebook());
        draft.freeReason.set(kept.freeReason());
        draft.startedAt = kept.startedAt();
        draft.submission = kept.submission();
        draft.stopwatch.add(Duration.ofMillis(kept.elapsedMillis()));
        if (kept.running()) {
            draft.stopwatch.start();
        }
        return draft;
    }

    DraftSnapshot snapshot() {
        return new DraftSnapshot(
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
                stopwatch.isRunning(),
                submission);
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
