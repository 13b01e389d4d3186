package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Draft;
import fr.gestan.gsupport.desktop.stopwatch.Drafts;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
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
    private Duration askAt;

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
        this.askAt = askAfter;
        form.draftProperty().addListener((property, before, now) -> show(now));
        form.typedMinutesProperty().addListener(typed -> refresh());
        card.balanceMinutesProperty().addListener(moved -> refresh());
        schedule.every(REFRESH_EVERY, this::refresh);
    }

    private void show(Draft draft) {
        askAt = draft.stopwatch().elapsed().plus(askAfter);
        drafts.takeInterruption(draft).ifPresent(this::askAboutInterruption);
        refresh();
    }

    /** Starts, pauses or goes on. */
    public void toggle() {
        var draft = form.draftProperty().get();
        if (draft == null || form.busyProperty().get()) {
            return;
        }
        if (draft.stopwatch().isRunning()) {
            draft.stopwatch().pause();
        } else {
            drafts.startStopwatch(draft);
        }
        refresh();
    }

    /** Back to zero. */
    public void reset() {
        var draft = form.draftProperty().get();
        if (draft != null && !form.busyProperty().get()) {
            draft.stopwatch().reset();
            askAt = askAfter;
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
        if (stopwatch.isRunning() && stopwatch.elapsed().compareTo(askAt) >= 0) {
            askAt = stopwatch.elapsed().plus(askAfter);
            askWhetherTheCallGoesOn();
        }
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

    private void askWhetherTheCallGoesOn() {
        form.ask(new Question(
                messages.text("support.question.still-calling", elapsed.get()),
                messages.text("support.question.still-calling.yes"),
                () -> {},
                messages.text("support.question.still-calling.no"),
                () -> {
                    form.draftProperty().get().stopwatch().pause();
                    refresh();
                },
                false));
    }

    private void askAboutInterruption(Drafts.Interruption cut) {
        var away = formats.stopwatch(cut.away());
        form.ask(new Question(
                messages.text("support.question.interrupted", away),
                messages.text("support.question.interrupted.yes", away),
                () -> {
                    cut.draft().stopwatch().add(cut.away());
                    refresh();
                },
                messages.text("support.question.interrupted.no"),
                () -> {},
                false));
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
