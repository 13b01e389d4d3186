package fr.gestan.gsupport.desktop.office.clients;

import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.mails.Shown;
import fr.gestan.gsupport.desktop.office.DateField;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** Binds "ne pas intervenir" to its view model. */
public final class DoNotInterveneController {

    private final DoNotInterveneViewModel viewModel;
    private final Formats formats;

    @FXML
    private Label state;

    @FXML
    private VBox setting;

    @FXML
    private Label reasonLabel;

    @FXML
    private TextArea reason;

    @FXML
    private Label reviewLabel;

    @FXML
    private DatePicker reviewOn;

    @FXML
    private Button set;

    @FXML
    private Button lift;

    @FXML
    private Label outcome;

    public DoNotInterveneController(DoNotInterveneViewModel viewModel, Formats formats) {
        this.viewModel = viewModel;
        this.formats = formats;
    }

    @FXML
    private void initialize() {
        state.textProperty().bind(viewModel.state());
        var active = viewModel.active();
        Shown.when(setting, active.not());
        Shown.when(lift, active);
        reasonLabel.setLabelFor(reason);
        reason.textProperty().bindBidirectional(viewModel.reasonProperty());
        reviewLabel.setLabelFor(reviewOn);
        DateField.bind(reviewOn, viewModel.reviewOnProperty(), formats);
        set.disableProperty().bind(viewModel.busyProperty());
        set.setOnAction(clicked -> viewModel.set());
        lift.disableProperty().bind(viewModel.busyProperty());
        lift.setOnAction(clicked -> viewModel.lift());
        Shown.outcome(outcome, viewModel.outcomeProperty());
    }
}
