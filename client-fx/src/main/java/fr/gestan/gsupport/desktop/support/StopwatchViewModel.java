package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Draft;
import fr.gestan.gsupport.desktop.stopwatch.Drafts;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The stopwatch of the client on the screen, and what the balance would become. */
public final class StopwatchViewModel {

    private static final Duration REFRESH_EVERY = Duration.ofMillis(250);

    private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper("00:00");
    private final ReadOnlyIntegerWrapper startedMinutes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper started = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper projection = new ReadOnlyStringWrapper("");
    private final InterventionFormViewModel form;
    private final CardViewModel card;
    private final Drafts drafts;
    private final Messages messages;
    private final Formats formats;
    private final Duration askAfter;
    private Question asked;
    private String askedAbout = "";

    /** @param askAfter how long a stopwatch runs until the screen asks whether the call still goes on */
    public StopwatchViewModel(
            InterventionFormViewModel form,
            CardViewModel card,
            Drafts drafts,
            Messages messages,
            Formats formats,
            Schedule schedule,
            Duration askAfter) {
        this.form = form;
        this.card = card;
        this.drafts = drafts;
        this.messages = messages;
        this.formats = formats;
        this.askAfter = askAfter;
        form.draftProperty().addListener(changed -> refresh());
        form.typedMinutesProperty().addListener(typed -> refresh());
        card.balanceMinutesProperty().addListener(moved -> refresh());
        schedule.every(REFRESH_EVERY, this::refresh);
    }

    /** Starts, pauses or goes on; not before it is said what became of a call that was cut off. */
    public void toggle() {
        var draft = form.draftProperty().get();
        if (draft == null || form.busyProperty().get()) {
            return;
        }
        if (draft.isInterrupted()) {
            form.say(new Notice(messages.text("support.question.interrupted.first"), Tone.ORANGE));
        } else if (draft.stopwatch().isRunning()) {
            drafts.pauseStopwatch(draft);
        } else {
            drafts.startStopwatch(draft);
        }
        refresh();
    }

    /** Back to zero. */
    public void reset() {
        var draft = form.draftProperty().get();
        if (draft != null && !form.busyProperty().get()) {
            drafts.resetStopwatch(draft);
            refresh();
        }
    }

    private void refresh() {
        var draft = form.draftProperty().get();
        if (draft == null) {
            return;
        }
        var stopwatch = draft.stopwatch();
        elapsed.set(formats.stopwatch(stopwatch.elapsed()));
        startedMinutes.set(stopwatch.startedMinutes());
        running.set(stopwatch.isRunning());
        started.set(!stopwatch.elapsed().isZero());
        projection.set(projectionOf(draft));
        ask(draft);
    }

    /** Asks until it is answered, and no longer than there is something to ask; another question comes first. */
    private void ask(Draft draft) {
        var onScreen = form.questionProperty().get();
        if (onScreen != null && onScreen != asked) {
            return;
        }
        if (draft.isInterrupted()) {
            ask(formats.stopwatch(draft.elapsedHadTheCallGoneOn()), onScreen, () -> aboutInterruption(draft));
        } else if (isLong(draft, askAfter)) {
            ask("", onScreen, () -> whetherTheCallGoesOn(draft));
        } else if (onScreen != null) {
            form.ask(null);
        }
    }

    private void ask(String about, Question onScreen, Supplier<Question> question) {
        if (onScreen == null || !about.equals(askedAbout)) {
            asked = question.get();
            askedAbout = about;
            form.ask(asked);
        }
    }

    /** Whether a stopwatch has run for so long that somebody should say whether the call still goes on. */
    static boolean isLong(Draft draft, Duration askAfter) {
        return draft.stopwatch().isRunning() && draft.sinceKnownToGoOn().compareTo(askAfter) >= 0;
    }

    private String projectionOf(Draft draft) {
        var minutes = draft.minutes();
        return minutes == 0
                ? ""
                : messages.text(
                        "support.form.projection",
                        formats.number(card.balanceMinutesProperty().get() - minutes),
                        formats.number(minutes));
    }

    private Question whetherTheCallGoesOn(Draft draft) {
        return new Question(
                messages.text("support.question.still-calling", elapsed.get()),
                messages.text("support.question.still-calling.yes"),
                draft::callGoesOn,
                messages.text("support.question.still-calling.no"),
                () -> {
                    drafts.pauseStopwatch(draft);
                    refresh();
                },
                false);
    }

    private Question aboutInterruption(Draft draft) {
        var then = elapsed.get();
        return new Question(
                messages.text("support.question.interrupted", then),
                messages.text("support.question.interrupted.yes", formats.stopwatch(draft.elapsedHadTheCallGoneOn())),
                () -> {
                    drafts.callWentOn(draft);
                    refresh();
                },
                messages.text("support.question.interrupted.no", then),
                () -> {
                    drafts.callStoppedThen(draft);
                    refresh();
                },
                false);
    }

    /** {@code mm:ss}. */
    public ReadOnlyStringProperty elapsedProperty() {
        return elapsed.getReadOnlyProperty();
    }

    /** What the stopwatch would account, a started minute rounded up. */
    public ReadOnlyIntegerProperty startedMinutesProperty() {
        return startedMinutes.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Whether it shows more than zero. */
    public ReadOnlyBooleanProperty startedProperty() {
        return started.getReadOnlyProperty();
    }

    /** What the balance would become if it were recorded as Normal now; empty without any time. */
    public ReadOnlyStringProperty projectionProperty() {
        return projection.getReadOnlyProperty();
    }
}
