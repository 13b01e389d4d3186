package fr.gestan.gsupport.desktop.writing;

import java.util.function.Function;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Bounds;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;

/** A list at the cursor of a text area. The area keeps the keyboard: arrows choose, Enter and Tab take, Escape closes. */
final class OffersAtTheCaret<T> {

    private static final int MOST_ROWS = 8;
    private static final double ROW_IN_EMS = 2.2;

    private final Offers<T> offers;
    private final TextArea area;
    private final Function<T, String> words;
    private final double widthInEms;
    private final String id;
    private Popup popup;
    private ListView<T> list;

    /** Held, for what it listens to holds it weakly. */
    private final BooleanBinding open;

    /** @param id of the list */
    OffersAtTheCaret(String id, Offers<T> offers, TextArea area, double widthInEms, Function<T, String> words) {
        this.id = id;
        this.offers = offers;
        this.area = area;
        this.words = words;
        this.widthInEms = widthInEms;
        this.open = offers.openBinding();
        area.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                offers.close();
            }
        });
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        open.addListener((property, before, now) -> show(now));
        offers.selectedProperty().addListener(changed -> select());
    }

    /** When there is something to offer for the first time: JavaFX makes a window for each popup. */
    private void prepareList() {
        list = new ListView<>();
        popup = new Popup();
        list.setId(id);
        list.setFocusTraversable(false);
        list.getStyleClass().add("results");
        list.setItems(offers.offers());
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(clicked -> insert());
        popup.setAutoHide(true);
        popup.setOnAutoHide(hidden -> offers.close());
        popup.getContent().add(list);
    }

    private final class Cell extends ListCell<T> {
        @Override
        protected void updateItem(T offer, boolean empty) {
            super.updateItem(offer, empty);
            setText(empty ? null : words.apply(offer));
        }
    }

    private void show(boolean now) {
        if (!now) {
            if (popup != null) {
                popup.hide();
            }
            return;
        }
        if (popup == null) {
            prepareList();
        }
        double em = area.getFont().getSize();
        list.setPrefSize(widthInEms * em, (Math.min(offers.offers().size(), MOST_ROWS) * ROW_IN_EMS + 1) * em);
        var below = caret();
        popup.show(area, below.getMinX(), below.getMaxY());
        select();
    }

    private Bounds caret() {
        var node = area.lookup(".caret");
        return node == null ? area.localToScreen(area.getLayoutBounds()) : node.localToScreen(node.getLayoutBounds());
    }

    private void select() {
        if (list == null) {
            return;
        }
        list.getSelectionModel().select(offers.selectedProperty().get());
        list.scrollTo(offers.selectedProperty().get());
    }

    private void steer(KeyEvent pressed) {
        if (popup == null || !popup.isShowing() || pressed.isShortcutDown()) {
            return;
        }
        switch (pressed.getCode()) {
            case DOWN -> offers.move(1);
            case UP -> offers.move(-1);
            case ENTER, TAB -> insert();
            case ESCAPE -> offers.close();
            default -> {
                return;
            }
        }
        pressed.consume();
    }

    private void insert() {
        var clicked = list.getSelectionModel().getSelectedIndex();
        offers.move(clicked < 0 ? 0 : clicked - offers.selectedProperty().get());
        offers.choose().ifPresent(chosen -> area.replaceText(chosen.start(), chosen.end(), chosen.text()));
    }
}
