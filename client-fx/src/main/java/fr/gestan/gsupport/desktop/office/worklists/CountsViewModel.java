package fr.gestan.gsupport.desktop.office.worklists;

import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.api.worklists.WorklistCount;
import fr.gestan.gsupport.api.worklists.WorklistsApi;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** How many are on each list that needs somebody, for the window's edge: asked again now and then. */
public final class CountsViewModel {

    static final Duration ASKED_EVERY = Duration.ofMinutes(2);

    private final ObservableList<WorklistCount> counts = FXCollections.observableArrayList();
    private final Calls calls;
    private final WorklistsApi worklists;
    private final boolean allowed;
    private final Messages messages;
    private final Formats formats;

    /** @param allowed whether whoever is logged in has such lists; if not, nothing is ever asked */
    public CountsViewModel(
            Calls calls,
            Schedule schedule,
            WorklistsApi worklists,
            boolean allowed,
            Messages messages,
            Formats formats) {
        this.calls = calls;
        this.worklists = worklists;
        this.allowed = allowed;
        this.messages = messages;
        this.formats = formats;
        if (allowed) {
            read();
            schedule.every(ASKED_EVERY, this::read);
        }
    }

    /** A server that cannot be asked now is told of elsewhere; what was last known stays. */
    void read() {
        if (allowed) {
            calls.to(worklists::counts)
                    .onSuccess(found -> {
                        if (!counts.equals(found)) {
                            counts.setAll(found);
                        }
                    })
                    .start();
        }
    }

    /** {@code NPI à lever}. */
    public String nameOf(Worklist list) {
        return messages.text("office.worklist." + key(list));
    }

    /** {@code NPI à lever : 3}. */
    public String shortOf(WorklistCount count) {
        return messages.text("office.worklist.count", nameOf(count.list()), formats.number(count.count()));
    }

    /** The end of a list's keys in the bundle. */
    static String key(Worklist list) {
        return list.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In the order of the lists, those with nobody on them included. */
    public ObservableList<WorklistCount> counts() {
        return counts;
    }
}
