package fr.gestan.gsupport.desktop.greenbutton;

import javafx.fxml.FXML;
import javafx.scene.control.Button;

/** Binds the green button itself. */
public final class GreenButtonController {

    private final GreenButtonViewModel viewModel;

    @FXML
    private Button button;

    public GreenButtonController(GreenButtonViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        button.disableProperty().bind(viewModel.busyProperty());
    }

    @FXML
    private void press() {
        viewModel.press();
    }
}
