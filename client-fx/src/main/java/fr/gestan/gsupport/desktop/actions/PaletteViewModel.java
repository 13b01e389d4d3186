package fr.gestan.gsupport.desktop.actions;

import fr.gestan.gsupport.desktop.actions.Action.Place;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The command palette: every action that can be run now and the clients last seen, found by the beginnings of words. */
public final class PaletteViewModel {

    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final IntegerProperty highlighted = new SimpleIntegerProperty(-1);
    private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
    private final Actions actions;
    private final Supplier<List<Entry>> clients;
    private final Messages messages;

    /**
     * Something to choose.
     *
     * @param name what is found as one types
     * @param kind what sort of thing it is, in a word or two
     * @param keys what it could be run by as well; empty where there are none
     */
    public record Entry(String name, String kind, String keys, Runnable run) {}

    /** @param clients the clients last seen, newest first */
    public PaletteViewModel(Actions actions, Supplier<List<Entry>> clients, Messages messages) {
        this.actions = actions;
        this.clients = clients;
        this.messages = messages;
        query.addListener(typed -> find());
    }

    /** Shows all there is to choose. */
    public void open() {
        query.set("");
        find();
        showing.set(true);
    }

    public void close() {
        showing.set(false);
    }

    private void find() {
        var typed = new Folded(query.get());
        entries.setAll(Stream.concat(commands(), clients.get().stream())
                .filter(entry -> new Folded(entry.name()).hasWordsThatBeginAs(typed))
                .sorted(Comparator.comparing(entry -> !new Folded(entry.name()).beginsAs(typed)))
                .toList());
        highlighted.set(entries.isEmpty() ? -1 : 0);
    }

    private Stream<Entry> commands() {
        return actions.inReach().stream()
                .filter(action -> action.places().contains(Place.PALETTE))
                .filter(action -> action.enabled().get())
                .map(action -> new Entry(
                        actions.words(action),
                        messages.text(action.group().key()),
                        actions.keys(action),
                        action::runIfEnabled));
    }

    /** Moves the highlight, and stays at the ends. */
    public void move(int lines) {
        if (!entries.isEmpty()) {
            highlighted.set(Math.max(0, Math.min(entries.size() - 1, highlighted.get() + lines)));
        }
    }

    /** Runs what is highlighted, with the palette out of its way. */
    public void choose() {
        if (highlighted.get() >= 0) {
            var chosen = entries.get(highlighted.get());
            close();
            chosen.run().run();
        }
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** What matches, those that begin as typed first. */
    public ObservableList<Entry> entries() {
        return entries;
    }

    /** The line that Enter runs; −1 where nothing matches. */
    public IntegerProperty highlightedProperty() {
        return highlighted;
    }

    public ReadOnlyBooleanProperty showingProperty() {
        return showing.getReadOnlyProperty();
    }
}
