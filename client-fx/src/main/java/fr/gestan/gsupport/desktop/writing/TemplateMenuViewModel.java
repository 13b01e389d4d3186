package fr.gestan.gsupport.desktop.writing;

import fr.gestan.gsupport.api.texttemplates.TemplatePlace;
import fr.gestan.gsupport.api.texttemplates.TextTemplate;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The templates that open with a {@code /} at the start of a line, fewer with each letter after it. */
public final class TemplateMenuViewModel implements Offers<TextTemplate> {

    private static final Pattern ASKS = Pattern.compile("/[^/\\n]{0,60}");
    private static final int NOWHERE = -1;

    private final ObservableList<TextTemplate> offers = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper();
    private final TemplateShelf shelf;
    private final TemplatePlace place;
    private int start = NOWHERE;
    private int end = NOWHERE;
    private int closedAt = NOWHERE;

    TemplateMenuViewModel(TemplateShelf shelf, TemplatePlace place) {
        this.shelf = shelf;
        this.place = place;
    }

    /**
     * Told of the text and where the cursor is in it, whenever one of them changes.
     *
     * @param caret from 0 to the text's length
     */
    public void typed(String text, int caret) {
        int line = text.lastIndexOf('\n', caret - 1) + 1;
        var before = text.substring(line, caret);
        if (!ASKS.matcher(before).matches()) {
            closedAt = NOWHERE;
            start = NOWHERE;
            offers.clear();
        } else if (line != closedAt) {
            start = line;
            end = caret;
            show(before.substring(1));
        }
    }

    private void show(String typed) {
        var next = shelf.offered(place, typed);
        if (!next.equals(offers)) {
            offers.setAll(next);
            selected.set(0);
        }
    }

    @Override
    public void move(int by) {
        if (!offers.isEmpty()) {
            selected.set(Math.floorMod(selected.get() + by, offers.size()));
        }
    }

    @Override
    public Optional<Insertion> choose() {
        if (offers.isEmpty()) {
            return Optional.empty();
        }
        var insertion = new Insertion(start, end, offers.get(selected.get()).text());
        offers.clear();
        return Optional.of(insertion);
    }

    /** Closed until another slash is typed. */
    @Override
    public void close() {
        closedAt = start;
        offers.clear();
    }

    @Override
    public ObservableList<TextTemplate> offers() {
        return offers;
    }

    @Override
    public ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    @Override
    public BooleanBinding openBinding() {
        return Bindings.isNotEmpty(offers);
    }
}
