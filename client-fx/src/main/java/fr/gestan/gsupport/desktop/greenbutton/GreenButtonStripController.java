package fr.gestan.gsupport.desktop.greenbutton;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Binds the strip that says what became of the green button, and offers what came while somebody typed. */
public final class GreenButtonStripController {

    private final GreenButtonViewModel viewModel;

    @FXML
    private HBox root;

    @FXML
    private Label sentence;

    @FXML
    private Button take;

    public GreenButtonStripController(GreenButtonViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        sentence.textProperty().bind(viewModel.sentenceProperty());
        root.visibleProperty().bind(sentence.textProperty().isNotEmpty());
        root.managedProperty().bind(root.visibleProperty());
        take.visibleProperty().bind(viewModel.offeringProperty());
        take.managedProperty().bind(take.visibleProperty());
    }

    @FXML
    private void take() {
        viewModel.take();
    }

    @FXML
    private void dismiss() {
        viewModel.dismiss();
    }
}
