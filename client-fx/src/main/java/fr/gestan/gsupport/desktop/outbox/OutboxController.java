package fr.gestan.gsupport.desktop.outbox;

import fr.gestan.gsupport.desktop.actions.Action;
import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Actions;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Binds what waits for the server, and what waits for the technician. Nothing in it takes the focus by itself. */
public final class OutboxController {

    private final OutboxViewModel viewModel;
    private final Actions actions;

    @FXML
    private Label away;

    @FXML
    private HBox waitingForServer;

    @FXML
    private Label outboxWaiting;

    @FXML
    private Label outboxSent;

    @FXML
    private Label outboxUnreadable;

    @FXML
    private VBox task;

    @FXML
    private Label taskTitle;

    @FXML
    private Label taskWhy;

    @FXML
    private TextArea taskText;

    @FXML
    private HBox taskException;

    @FXML
    private TextField taskReason;

    @FXML
    private Label taskHint;

    @FXML
    private HBox taskChoices;

    @FXML
    private HBox taskQuestion;

    @FXML
    private Button taskKeep;

    @FXML
    private Button outboxSendNow;

    @FXML
    private Button taskGiveReason;

    @FXML
    private Button taskCorrect;

    @FXML
    private Button taskThrowAway;

    /** @param actions takes the commands of the strip */
    public OutboxController(OutboxViewModel viewModel, Actions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
    }

    @FXML
    private void initialize() {
        says(away, viewModel.away());
        says(outboxSent, viewModel.sentProperty());
        says(outboxUnreadable, viewModel.unreadable());
        outboxWaiting.textProperty().bind(viewModel.waiting());
        showWhile(waitingForServer, outboxWaiting.textProperty().isNotEmpty());
        showWhile(task, viewModel.deciding());
        says(taskTitle, viewModel.title());
        says(taskWhy, viewModel.why());
        taskText.textProperty().bind(viewModel.text());
        showWhile(taskException, viewModel.reasonOffered());
        taskReason.textProperty().bindBidirectional(viewModel.reasonProperty());
        says(taskHint, viewModel.hintProperty());
        var asking = viewModel.askingToThrowAwayProperty();
        showWhile(taskQuestion, asking);
        showWhile(taskChoices, asking.not());
        asking.addListener((property, before, now) -> {
            // Once it is laid out: a node that is not shown yet takes no focus.
            if (now) {
                Platform.runLater(taskKeep::requestFocus);
            }
        });
        registerActions();
    }

    private void registerActions() {
        var deciding = task.visibleProperty();
        command("action.outbox.send-now", viewModel::sendNow, waitingForServer.visibleProperty(), outboxSendNow, "U");
        command("action.outbox.correct", viewModel::correct, deciding, taskCorrect, "Y");
        command(
                "action.outbox.give-reason",
                viewModel::giveReason,
                taskException.visibleProperty(),
                taskGiveReason,
                "X");
        command("action.outbox.throw-away", viewModel::throwAway, deciding, taskThrowAway, "Z");
        actions.leadTo(taskText, Group.WAITING, "action.go.outbox", "Alt+A");
        actions.leadTo(taskReason, Group.WAITING, "action.go.outbox-reason", "Alt+P");
    }

    private void command(String key, Runnable work, ObservableBooleanValue offered, Button button, String letter) {
        actions.show(
                actions.register(
                        Action.of(Group.WAITING, key, work).when(offered).keys("Ctrl+Shift+" + letter)),
                button);
    }

    private static void says(Labeled label, ObservableValue<String> words) {
        label.textProperty().bind(words);
        showWhile(label, label.textProperty().isNotEmpty());
    }

    private static void showWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    @FXML
    private void giveReason() {
        viewModel.giveReason();
    }

    @FXML
    private void throwAwayForGood() {
        viewModel.throwAwayForGood();
    }

    @FXML
    private void keep() {
        viewModel.keep();
    }
}
