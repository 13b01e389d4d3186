package fr.gestan.gsupport.desktop.office.clients;

import fr.gestan.gsupport.desktop.mails.Shown;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** Binds "ne pas intervenir" to its view model. */
public final class DoNotInterveneController {

    private final DoNotInterveneViewModel viewModel;

    @FXML
    private Label state;

    @FXML
    private VBox setting;

    @FXML
    private Label reasonLabel;

    @FXML
    private TextArea reason;

    @FXML
    private Button set;

    @FXML
    private Button lift;

    @FXML
    private Label outcome;

    public DoNotInterveneController(DoNotInterveneViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        state.textProperty().bind(viewModel.state());
        var active = viewModel.active();
        Shown.when(setting, active.not());
        Shown.when(lift, active);
        reasonLabel.setLabelFor(reason);
        reason.textProperty().bindBidirectional(viewModel.reasonProperty());
        set.disableProperty().bind(viewModel.busyProperty());
        set.setOnAction(clicked -> viewModel.set());
        lift.disableProperty().bind(viewModel.busyProperty());
        lift.setOnAction(clicked -> viewModel.lift());
        Shown.outcome(outcome, viewModel.outcomeProperty());
    }
}
