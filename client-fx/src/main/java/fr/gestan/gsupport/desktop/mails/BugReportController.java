package fr.gestan.gsupport.desktop.mails;

import fr.gestan.gsupport.desktop.actions.Action;
import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Actions;
import fr.gestan.gsupport.desktop.writing.SpellingController;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Binds the bug report to its view model. */
public final class BugReportController {

    private final BugReportViewModel viewModel;
    private final Actions actions;

    @FXML
    private StackPane root;

    @FXML
    private Label heading;

    @FXML
    private VBox fields;

    @FXML
    private Label titleLabel;

    @FXML
    private TextField title;

    @FXML
    private Label descriptionLabel;

    @FXML
    private TextArea description;

    @FXML
    private SpellingController spellingController;

    @FXML
    private Label versionLabel;

    @FXML
    private TextField version;

    @FXML
    private Label message;

    @FXML
    private Button send;

    @FXML
    private Button close;

    /** @param actions takes the commands that are in reach while the report shows */
    public BugReportController(BugReportViewModel viewModel, Actions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
    }

    @FXML
    private void initialize() {
        Shown.when(root, viewModel.showingProperty());
        heading.textProperty().bind(viewModel.heading());
        titleLabel.setLabelFor(title);
        descriptionLabel.setLabelFor(description);
        versionLabel.setLabelFor(version);
        title.textProperty().bindBidirectional(viewModel.titleProperty());
        description.textProperty().bindBidirectional(viewModel.descriptionProperty());
        spellingController.check(description);
        version.textProperty().bindBidirectional(viewModel.gestanVersionProperty());
        description.addEventFilter(KeyEvent.KEY_PRESSED, this::tabMovesOn);
        fields.disableProperty().bind(viewModel.busyProperty());
        message.textProperty().bind(viewModel.messageProperty());
        Shown.when(message, message.textProperty().isNotEmpty());
        registerActions();
        Shown.focusWhile(root, viewModel.showingProperty(), title::requestFocus);
        viewModel.lookAtProperty().addListener((property, before, now) -> {
            if (now != null) {
                nodeOf(now).requestFocus();
            }
        });
    }

    private void registerActions() {
        var layer = actions.over(viewModel.showingProperty());
        actions.show(
                layer.register(Action.of(Group.HISTORY, "action.bug-report.send", viewModel::send)
                        .keys("Ctrl+Enter")
                        .when(viewModel.busyProperty().not())),
                send);
        layer.register(Action.of(
                        Group.HISTORY,
                        "action.bug-report.spelling",
                        () -> SpellingController.leadIn(spellingController))
                .keys("F7")
                .onlyInTheHelp());
        actions.show(
                layer.register(Action.of(Group.HISTORY, "action.bug-report.close", viewModel::close)
                        .keys("Esc")
                        .when(viewModel.busyProperty().not())),
                close);
    }

    /** A text area would keep the Tab key for itself; here it goes to the next field, as everywhere else. */
    private void tabMovesOn(KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.TAB && !pressed.isControlDown() && !pressed.isShiftDown()) {
            pressed.consume();
            version.requestFocus();
        }
    }

    private Node nodeOf(BugReportViewModel.Field field) {
        return switch (field) {
            case TITLE -> title;
            case DESCRIPTION -> description;
            case VERSION -> version;
        };
    }
}
