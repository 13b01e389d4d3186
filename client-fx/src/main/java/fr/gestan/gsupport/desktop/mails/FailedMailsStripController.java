package fr.gestan.gsupport.desktop.mails;

import fr.gestan.gsupport.desktop.actions.Action;
import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Actions;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Binds the strip that says how many mails could not be sent to the view model of their list. */
public final class FailedMailsStripController {

    private final FailedMailsViewModel viewModel;
    private final Actions actions;

    @FXML
    private HBox root;

    @FXML
    private Label warning;

    @FXML
    private Button look;

    /** @param actions takes the command that shows the list */
    public FailedMailsStripController(FailedMailsViewModel viewModel, Actions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
    }

    @FXML
    private void initialize() {
        warning.textProperty().bind(viewModel.warning());
        Shown.when(root, warning.textProperty().isNotEmpty());
        root.disableProperty().bind(viewModel.showingProperty());
        if (viewModel.isAllowed()) {
            actions.show(
                    actions.register(Action.of(Group.WINDOW, "action.failed-mails", viewModel::open)
                            .keys("Ctrl+Shift+E")),
                    look);
        }
    }
}
