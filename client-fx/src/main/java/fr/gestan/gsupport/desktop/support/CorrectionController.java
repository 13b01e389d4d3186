package fr.gestan.gsupport.desktop.support;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** Binds the correction of a line to its view model. */
public final class CorrectionController {

    private final CorrectionViewModel viewModel;

    @FXML
    private Node correction;

    @FXML
    private TextField reason;

    @FXML
    private Button correct;

    @FXML
    private Label message;

    public CorrectionController(CorrectionViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        Looks.showWhile(correction, viewModel.offered());
        reason.textProperty().bindBidirectional(viewModel.reasonProperty());
        correct.disableProperty().bind(viewModel.busyProperty());
        message.textProperty().bind(viewModel.messageProperty());
        Looks.showWhile(message, message.textProperty().isNotEmpty());
    }

    @FXML
    private void correct() {
        viewModel.correct();
    }
}
