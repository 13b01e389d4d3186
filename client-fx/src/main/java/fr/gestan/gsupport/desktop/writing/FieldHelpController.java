package fr.gestan.gsupport.desktop.writing;

import fr.gestan.gsupport.api.texttemplates.TemplatePlace;
import fr.gestan.gsupport.api.texttemplates.TextTemplate;
import fr.gestan.gsupport.desktop.writing.FieldHelpViewModel.Room;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/** Binds what helps to write to one text area: spelling and counter below it, and the templates that open in it. */
public final class FieldHelpController {

    private static final PseudoClass LITTLE_ROOM = PseudoClass.getPseudoClass("little-room");
    private static final PseudoClass NO_ROOM = PseudoClass.getPseudoClass("no-room");
    private static final double WIDTH_IN_EMS = 34;

    private final FieldHelpViewModel viewModel;
    private TemplateMenuViewModel menu;
    private TextArea area;

    @FXML
    private SpellingController spellingController;

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
        new OffersAtTheCaret<>("templates", menu, area, WIDTH_IN_EMS, FieldHelpController::line);
        spellingController.check(area);
    }

    private static String line(TextTemplate template) {
        return template.name() + "  –  " + template.text().lines().findFirst().orElse("");
    }

    /** What to do about words that nobody knows, beside this area. */
    public SpellingController spelling() {
        return spellingController;
    }

    private void showCount() {
        var room = viewModel.roomIn(area.getText());
        count.setText(viewModel.count(area.getText()));
        count.pseudoClassStateChanged(LITTLE_ROOM, room == Room.LITTLE);
        count.pseudoClassStateChanged(NO_ROOM, room == Room.NONE);
    }

    /** Only at the end of what was typed: a selection under way asks for nothing. */
    private void look() {
        if (area.isFocused() && area.isEditable() && area.getSelection().getLength() == 0) {
            menu.typed(area.getText(), area.getCaretPosition());
        }
    }
}
