package fr.gestan.gsupport.desktop.writing;

import fr.gestan.gsupport.api.texttemplates.TemplatePlace;
import fr.gestan.gsupport.api.texttemplates.TextTemplate;
import fr.gestan.gsupport.desktop.writing.FieldHelpViewModel.Room;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;

/** Binds what helps to write to one text area: the counter below it and the templates that open in it. */
public final class FieldHelpController {

    private static final PseudoClass LITTLE_ROOM = PseudoClass.getPseudoClass("little-room");
    private static final PseudoClass NO_ROOM = PseudoClass.getPseudoClass("no-room");
    private static final int MOST_ROWS = 8;
    private static final double ROW_IN_EMS = 2.2;
    private static final double WIDTH_IN_EMS = 34;

    private final FieldHelpViewModel viewModel;
    private final Popup popup = new Popup();
    private final ListView<TextTemplate> list = new ListView<>();
    private TemplateMenuViewModel menu;
    private TextArea area;

    /** Held, for what it listens to holds it weakly. */
    private BooleanBinding open;

    @FXML
    private Label count;

    public FieldHelpController(FieldHelpViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /** Helps in this area, whose text goes to a place. */
    public void help(TextArea written, TemplatePlace place) {
        area = written;
        menu = viewModel.menuFor(place);
        area.textProperty().addListener(changed -> showCount());
        showCount();
        area.caretPositionProperty().addListener(moved -> look());
        area.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                menu.close();
            }
        });
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        prepareList();
        open = menu.openBinding();
        open.addListener((property, before, now) -> showList(now));
        menu.selectedProperty().addListener(changed -> select());
    }

    private void showCount() {
        var room = viewModel.roomIn(area.getText());
        count.setText(viewModel.count(area.getText()));
        count.pseudoClassStateChanged(LITTLE_ROOM, room == Room.LITTLE);
        count.pseudoClassStateChanged(NO_ROOM, room == Room.NONE);
    }

    private void prepareList() {
        list.setId("templates");
        list.setFocusTraversable(false);
        list.getStyleClass().add("results");
        list.setItems(menu.offers());
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(clicked -> insert());
        popup.setAutoHide(true);
        popup.setOnAutoHide(hidden -> menu.close());
        popup.getContent().add(list);
    }

    private static final class Cell extends ListCell<TextTemplate> {
        @Override
        protected void updateItem(TextTemplate template, boolean empty) {
            super.updateItem(template, empty);
            setText(
                    empty
                            ? null
                            : template.name() + "  –  "
                                    + template.text().lines().findFirst().orElse(""));
        }
    }

    /** Only at the end of what was typed: a selection under way asks for nothing. */
    private void look() {
        if (area.isFocused() && area.isEditable() && area.getSelection().getLength() == 0) {
            menu.typed(area.getText(), area.getCaretPosition());
        }
    }

    private void showList(boolean open) {
        if (!open) {
            popup.hide();
            return;
        }
        double em = count.getFont().getSize();
        list.setPrefSize(WIDTH_IN_EMS * em, (Math.min(menu.offers().size(), MOST_ROWS) * ROW_IN_EMS + 1) * em);
        var below = caret();
        popup.show(area, below.getMinX(), below.getMaxY());
        select();
    }

    private Bounds caret() {
        var node = area.lookup(".caret");
        return node == null ? area.localToScreen(area.getLayoutBounds()) : node.localToScreen(node.getLayoutBounds());
    }

    private void select() {
        list.getSelectionModel().select(menu.selectedProperty().get());
        list.scrollTo(menu.selectedProperty().get());
    }

    private void steer(KeyEvent pressed) {
        if (!popup.isShowing() || pressed.isShortcutDown()) {
            return;
        }
        switch (pressed.getCode()) {
            case DOWN -> menu.move(1);
            case UP -> menu.move(-1);
            case ENTER, TAB -> insert();
            case ESCAPE -> menu.close();
            default -> {
                return;
            }
        }
        pressed.consume();
    }

    private void insert() {
        var clicked = list.getSelectionModel().getSelectedIndex();
        menu.move(clicked < 0 ? 0 : clicked - menu.selectedProperty().get());
        menu.choose().ifPresent(chosen -> area.replaceText(chosen.start(), chosen.end(), chosen.text()));
    }
}
