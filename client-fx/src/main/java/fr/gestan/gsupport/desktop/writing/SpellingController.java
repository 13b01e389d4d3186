package fr.gestan.gsupport.desktop.writing;

import fr.gestan.gsupport.desktop.theme.Hint;
import java.util.Comparator;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;

/** Binds the words that nobody knows to one text area: the line that tells them, and what can be done about each. */
public final class SpellingController {

    private static final double WIDTH_IN_EMS = 24;

    private final SpellingViewModel viewModel;
    private TextArea area;

    @FXML
    private Hyperlink line;

    public SpellingController(SpellingViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        line.textProperty().bind(viewModel.lineProperty());
        line.visibleProperty().bind(viewModel.lineProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        Hint.on(line, line::getText);
    }

    /** Checks what is written here. */
    public void check(TextArea written) {
        area = written;
        line.setId(area.getId() + "Spelling");
        area.textProperty().addListener((property, before, now) -> viewModel.typed(now == null ? "" : now));
        viewModel.typed(area.getText() == null ? "" : area.getText());
        new OffersAtTheCaret<>("spellings", viewModel, area, WIDTH_IN_EMS, SpellingViewModel.Choice::words);
    }

    /** Leads to the next word that nobody knows, first in the field where one is writing. */
    public static void leadIn(SpellingController... fields) {
        var inOrder = Stream.of(fields)
                .sorted(Comparator.comparing(field -> !field.area.isFocused()))
                .iterator();
        var led = false;
        while (!led && inOrder.hasNext()) {
            led = inOrder.next().lead();
        }
    }

    private boolean lead() {
        var next = area.isEditable() ? viewModel.next(area.getCaretPosition()) : null;
        if (next == null || next.isEmpty()) {
            return false;
        }
        area.requestFocus();
        area.selectRange(next.get().start(), next.get().end());
        viewModel.offer(next.get());
        return true;
    }

    @FXML
    private void clicked() {
        line.setVisited(false);
        lead();
    }
}
