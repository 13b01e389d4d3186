package fr.gestan.gsupport.desktop.support;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Binds what can be done about the selected line, and what came of it, to its view model. */
public final class CorrectionController {

    private final CorrectionViewModel viewModel;

    @FXML
    private Button correct;

    @FXML
    private Label whyNot;

    @FXML
    private Node done;

    @FXML
    private Label doneText;

    @FXML
    private Button openElsewhere;

    public CorrectionController(CorrectionViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        correct.textProperty().bind(viewModel.offer());
        Looks.showWhile(correct, viewModel.offered());
        whyNot.textProperty().bind(viewModel.whyNot());
        Looks.showWhile(whyNot, whyNot.textProperty().isNotEmpty());
        doneText.textProperty().bind(viewModel.doneProperty());
        Looks.showWhile(done, viewModel.doneProperty().isNotEmpty());
        openElsewhere.textProperty().bind(viewModel.openElsewhereOffer());
        Looks.showWhile(openElsewhere, viewModel.elsewhereProperty().isNotNull());
    }

    @FXML
    private void correct() {
        viewModel.correct();
    }

    @FXML
    private void openElsewhere() {
        viewModel.openElsewhere();
    }
}
