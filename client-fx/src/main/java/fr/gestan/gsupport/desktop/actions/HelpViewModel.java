package fr.gestan.gsupport.desktop.actions;

import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Action.Place;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** All keys of the window, by what they are about. */
public final class HelpViewModel {

    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private final Actions actions;
    private final Messages messages;

    /** What the keys of one group do, in the order in which they were registered. */
    public record Section(String title, List<Line> lines) {}

    /** One action and its keys, in words. */
    public record Line(String words, String keys) {}

    public HelpViewModel(Actions actions, Messages messages) {
        this.actions = actions;
        this.messages = messages;
    }

    public void open() {
        showing.set(true);
    }

    public void close() {
        showing.set(false);
    }

    /** The groups that have keys; what a layer over the screen has is told with its group. */
    public List<Section> sections() {
        return Arrays.stream(Group.values())
                .map(group -> new Section(messages.text(group.key()), lines(group)))
                .filter(section -> !section.lines().isEmpty())
                .toList();
    }

    private List<Line> lines(Group group) {
        return actions.all().stream()
                .filter(action -> action.group() == group)
                .filter(action -> action.places().contains(Place.HELP))
                .filter(action -> !action.accelerators().isEmpty())
                .map(action -> new Line(actions.words(action), actions.keys(action)))
                .toList();
    }

    public ReadOnlyBooleanProperty showingProperty() {
        return showing.getReadOnlyProperty();
    }
}
