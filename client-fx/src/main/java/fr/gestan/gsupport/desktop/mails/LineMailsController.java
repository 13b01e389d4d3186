package fr.gestan.gsupport.desktop.mails;

import fr.gestan.gsupport.desktop.actions.Action;
import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Actions;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** Binds what can be asked for about the selected line, and what came of it, to its view model. */
public final class LineMailsController {

    private final LineMailsViewModel viewModel;
    private final Actions actions;

    @FXML
    private FlowPane buttons;

    @FXML
    private Button recap;

    @FXML
    private Button bug;

    @FXML
    private Label outcome;

    /** @param actions takes the two commands */
    public LineMailsController(LineMailsViewModel viewModel, Actions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
    }

    @FXML
    private void initialize() {
        var again = actions.register(Action.of(Group.HISTORY, "action.recap-again", viewModel::sendRecapAgain)
                .keys("Ctrl+Shift+R")
                .when(viewModel.recapOffered()));
        actions.show(again, recap);
        var report = actions.register(Action.of(Group.HISTORY, "action.bug-report", viewModel::reportBug)
                .keys("Ctrl+Shift+B")
                .when(viewModel.bugReportOffered()));
        actions.show(report, bug);
        Shown.when(recap, viewModel.recapOffered());
        Shown.when(bug, viewModel.bugReportOffered());
        Shown.when(buttons, viewModel.recapOffered().or(viewModel.bugReportOffered()));
        Shown.outcome(outcome, viewModel.outcomeProperty());
    }
}
