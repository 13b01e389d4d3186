package fr.gestan.gsupport.desktop.notifications;

import fr.gestan.gsupport.desktop.settings.NotificationKind;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is told outside of the window while the technician looks elsewhere. Each note goes by itself. */
public final class NotificationsViewModel {

    static final Duration SHOWN_FOR = Duration.ofSeconds(12);
    static final int SHOWN_AT_MOST = 3;

    private final ObservableList<Note> notes = FXCollections.observableArrayList();
    private final ObservableList<Note> readOnly = FXCollections.unmodifiableObservableList(notes);
    private final Schedule schedule;
    private final Supplier<Set<NotificationKind>> wanted;
    private final BooleanSupplier inFront;
    private final Runnable bringToFront;
    private long latest;

    /**
     * One thing that happened.
     *
     * @param number tells notes with the same words apart
     */
    public record Note(long number, NotificationKind kind, String sentence) {}

    /**
     * @param wanted the kinds that the person wants to hear of, now
     * @param inFront whether the person looks at the window: then the window itself tells
     * @param bringToFront brings the window there
     */
    public NotificationsViewModel(
            Schedule schedule, Supplier<Set<NotificationKind>> wanted, BooleanSupplier inFront, Runnable bringToFront) {
        this.schedule = schedule;
        this.wanted = wanted;
        this.inFront = inFront;
        this.bringToFront = bringToFront;
    }

    /** Tells, unless the person sees it anyway or does not want to hear of it; of many, the oldest go. */
    public void tell(NotificationKind kind, String sentence) {
        if (sentence.isEmpty() || inFront.getAsBoolean() || !wanted.get().contains(kind)) {
            return;
        }
        var note = new Note(++latest, kind, sentence);
        if (notes.size() == SHOWN_AT_MOST) {
            notes.remove(0);
        }
        notes.add(note);
        schedule.after(SHOWN_FOR, () -> dismiss(note));
    }

    /** The person wants to see more of it. */
    public void follow(Note note) {
        dismiss(note);
        bringToFront.run();
    }

    /** The person has read it. */
    public void dismiss(Note note) {
        notes.remove(note);
    }

    /** Whoever looks at the window sees all of it there. */
    public void windowCameToFront() {
        notes.clear();
    }

    /** Oldest first. */
    public ObservableList<Note> notes() {
        return readOnly;
    }
}
