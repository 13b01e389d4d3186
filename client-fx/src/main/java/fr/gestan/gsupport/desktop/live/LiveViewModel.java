package fr.gestan.gsupport.desktop.live;

import fr.gestan.gsupport.api.events.ClientChanged;
import fr.gestan.gsupport.api.events.ClientOnScreen;
import fr.gestan.gsupport.api.events.Presence;
import fr.gestan.gsupport.api.events.PresenceApi;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.ServerEvents;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Schedule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * What others do to the client on the screen while it is there: who else has it open, and lines that they or scripts
 * write. The form and the stopwatch are never touched by it.
 */
public final class LiveViewModel implements ServerEvents.Listener {

    static final Duration CHANGE_SHOWN = Duration.ofMinutes(2);
    static final Duration PRESENCE_EVERY = Duration.ofSeconds(10);

    private static final int CHANGES_AT_ONCE = 3;
    private static final int MINUTES_PER_HOUR = 60;

    private final ReadOnlyStringWrapper presence = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper change = new ReadOnlyStringWrapper("");
    private final Map<String, Presence> others = new TreeMap<>();
    private final Calls calls;
    private final Schedule schedule;
    private final PresenceApi presences;
    private final Screen screen;
    private final String me;
    private final InstantSource clock;
    private final Messages messages;
    private final Formats formats;
    private Schedule.Pending changeGoes = () -> {};
    private long newest;
    private boolean connected;

    /** The client on the screen. */
    public interface Screen {

        /** Empty where there is none. */
        OptionalLong clientId();

        /** The newest line of the history, 0 where it has none; empty while it has not been read. */
        OptionalLong newestLine();

        /** Reads card and history again and leaves all else; then tells the lines of the newest page. */
        void readAgain(Consumer<List<HistoryLine>> whenRead);
    }

    /**
     * @param me code of whoever is logged in: of their own doing the screen tells elsewhere
     * @param clock says how long somebody has been there
     */
    public LiveViewModel(
            Calls calls,
            Schedule schedule,
            PresenceApi presences,
            Screen screen,
            String me,
            InstantSource clock,
            Messages messages,
            Formats formats) {
        this.calls = calls;
        this.schedule = schedule;
        this.presences = presences;
        this.screen = screen;
        this.me = me;
        this.clock = clock;
        this.messages = messages;
        this.formats = formats;
        schedule.every(PRESENCE_EVERY, this::tellPresence);
    }

    /** Another client came on the screen, or the same one anew: all others hear who has it. */
    public void shown() {
        newest = 0;
        changeGoes.cancel();
        change.set("");
        tellPresence();
        sayThatIAmHere();
    }

    private void sayThatIAmHere() {
        if (connected && screen.clientId().isPresent()) {
            var shown = new ClientOnScreen(screen.clientId().getAsLong());
            calls.to(() -> {
                        presences.show(shown);
                        return null;
                    })
                    .start();
        }
    }

    @Override
    public void connected() {
        boolean again = connected;
        connected = true;
        others.clear();
        tellPresence();
        sayThatIAmHere();
        if (again && screen.clientId().isPresent()) {
            readAgain();
        }
    }

    @Override
    public void sessionEnded() {
        others.clear();
        tellPresence();
    }

    @Override
    public void presence(Presence told) {
        if (told.since() != null) {
            others.put(told.by(), told);
        } else {
            others.computeIfPresent(told.by(), (by, known) -> known.clientId() == told.clientId() ? null : known);
        }
        tellPresence();
    }

    @Override
    public void clientChanged(ClientChanged changed) {
        var known = Math.max(newest, screen.newestLine().orElse(0));
        if (isOnScreen(changed.clientId()) && changed.lineId() > known) {
            newest = changed.lineId();
            readAgain();
        }
    }

    private void readAgain() {
        var clientId = screen.clientId().getAsLong();
        var before = screen.newestLine();
        screen.readAgain(lines -> {
            if (isOnScreen(clientId) && before.isPresent()) {
                tellChange(lines.stream()
                        .filter(line ->
                                line.id() > before.getAsLong() && !line.by().equals(me))
                        .limit(CHANGES_AT_ONCE)
                        .toList());
            }
        });
    }

    private void tellChange(List<HistoryLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        change.set(lines.stream().map(this::sentenceOn).collect(Collectors.joining(" · ")));
        changeGoes.cancel();
        changeGoes = schedule.after(CHANGE_SHOWN, () -> change.set(""));
    }

    private String sentenceOn(HistoryLine line) {
        var minutes = line.balanceAfter() - line.balanceBefore();
        var signed = minutes > 0 ? "+" + formats.number(minutes) : formats.number(minutes);
        return switch (line.kind()) {
            case CREDIT_PURCHASE -> messages.text("support.live.purchase", signed);
            case INTERVENTION -> messages.text("support.live.intervention", signed, line.by());
            case CORRECTION -> messages.text("support.live.correction", signed, line.by());
            case EXPIRY -> messages.text("support.live.expiry", signed);
            case OPENING -> messages.text("support.live.opening", signed);
        };
    }

    private void tellPresence() {
        presence.set(others.values().stream()
                .filter(other -> !other.by().equals(me) && isOnScreen(other.clientId()))
                .map(this::sentenceOn)
                .collect(Collectors.joining(" ")));
    }

    private String sentenceOn(Presence other) {
        var minutes = Duration.between(other.since(), clock.instant()).toMinutes();
        if (minutes < 1) {
            return messages.text("support.live.presence.now", other.by());
        }
        return minutes < MINUTES_PER_HOUR
                ? messages.text("support.live.presence", other.by(), formats.number(minutes))
                : messages.text("support.live.presence.long", other.by(), formats.duration(minutes));
    }

    private boolean isOnScreen(long clientId) {
        return screen.clientId().orElse(-1) == clientId;
    }

    /** Who else has the client of the screen open, and for how long; empty where nobody has. */
    public ReadOnlyStringProperty presenceProperty() {
        return presence.getReadOnlyProperty();
    }

    /** What others just did to the balance; empty where it is some minutes ago. */
    public ReadOnlyStringProperty changeProperty() {
        return change.getReadOnlyProperty();
    }
}
