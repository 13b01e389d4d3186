package fr.gestan.gsupport.desktop.mini;

import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Draft;
import fr.gestan.gsupport.desktop.stopwatch.Drafts;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The call whose stopwatch runs, or ran last: what the window's title, the taskbar and the mini window tell of it. */
public final class RunningCallViewModel {

    private static final Duration REFRESH_EVERY = Duration.ofMillis(250);

    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper client = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();
    private final Drafts drafts;
    private final Messages messages;
    private final Formats formats;
    private Draft call;

    public RunningCallViewModel(Drafts drafts, Schedule schedule, Messages messages, Formats formats) {
        this.drafts = drafts;
        this.messages = messages;
        this.formats = formats;
        refresh();
        schedule.every(REFRESH_EVERY, this::refresh);
    }

    /** Pauses the stopwatch or lets it go on; does nothing where none has run. */
    public void toggle() {
        refresh();
        if (call == null) {
            return;
        }
        if (call.stopwatch().isRunning()) {
            drafts.pauseStopwatch(call);
        } else {
            drafts.startStopwatch(call);
        }
        refresh();
    }

    private void refresh() {
        call = drafts.running().orElse(call);
        if (call != null && !drafts.inProgress().contains(call)) {
            call = null;
        }
        known.set(call != null);
        running.set(call != null && call.stopwatch().isRunning());
        elapsed.set(formats.stopwatch(
                call == null ? Duration.ZERO : call.stopwatch().elapsed()));
        client.set(call == null ? messages.text("mini.no-call") : call.companyName());
        title.set(
                running.get()
                        ? messages.text("mini.title.running", elapsed.get(), client.get())
                        : messages.text("app.title"));
    }

    /** The title of the main window, which the taskbar shows: the running time first, for little room is left there. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** The company, or that there is no call. */
    public ReadOnlyStringProperty clientProperty() {
        return client.getReadOnlyProperty();
    }

    /** {@code 07:30}. */
    public ReadOnlyStringProperty elapsedProperty() {
        return elapsed.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Whether there is a call, running or paused. */
    public ReadOnlyBooleanProperty knownProperty() {
        return known.getReadOnlyProperty();
    }
}
