package fr.gestan.gsupport.desktop.mails;

import fr.gestan.gsupport.api.mails.OutboxMail;
import fr.gestan.gsupport.desktop.actions.Action;
import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Actions;
import fr.gestan.gsupport.desktop.i18n.Formats;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

/** Binds the list of mails that could not be sent to its view model. */
public final class FailedMailsController {

    private static final double CELL_PADDING = 14;
    private static final int TWICE = 2;

    private final FailedMailsViewModel viewModel;
    private final Formats formats;
    private final Actions actions;

    @FXML
    private StackPane root;

    @FXML
    private Label heading;

    @FXML
    private TableView<OutboxMail> mails;

    @FXML
    private TableColumn<OutboxMail, String> client;

    @FXML
    private TableColumn<OutboxMail, String> line;

    @FXML
    private TableColumn<OutboxMail, String> kind;

    @FXML
    private TableColumn<OutboxMail, String> recipient;

    @FXML
    private TableColumn<OutboxMail, String> at;

    @FXML
    private TableColumn<OutboxMail, String> why;

    @FXML
    private Label outcome;

    @FXML
    private Button retry;

    @FXML
    private Button retryAll;

    @FXML
    private Button openClient;

    @FXML
    private Button close;

    /** @param actions takes the commands that are in reach while it shows */
    public FailedMailsController(FailedMailsViewModel viewModel, Formats formats, Actions actions) {
        this.viewModel = viewModel;
        this.formats = formats;
        this.actions = actions;
    }

    @FXML
    private void initialize() {
        Shown.when(root, viewModel.showingProperty());
        heading.textProperty().bind(viewModel.heading());
        mails.setItems(viewModel.mails());
        mails.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        show(client, OutboxMail::companyName);
        show(line, mail -> formats.number(mail.lineId()));
        show(kind, viewModel::nameOf);
        show(recipient, OutboxMail::recipient);
        show(at, mail -> formats.shortDateTime(mail.createdAt()));
        show(why, OutboxMail::lastError);
        mails.setRowFactory(table -> new MailRow());
        mails.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ENTER && !pressed.isControlDown() && selected() != null) {
                pressed.consume();
                viewModel.openClient(selected());
            }
        });
        Shown.outcome(outcome, viewModel.outcomeProperty());
        registerActions();
        Shown.focusWhile(root, viewModel.showingProperty(), this::focus);
    }

    private void registerActions() {
        var layer = actions.over(viewModel.showingProperty());
        ReadOnlyObjectProperty<OutboxMail> chosen = mails.getSelectionModel().selectedItemProperty();
        var idle = viewModel.busyProperty().not();
        actions.show(
                layer.register(Action.of(Group.WINDOW, "action.failed-mails.retry", () -> viewModel.retry(selected()))
                        .keys("Ctrl+Enter")
                        .when(chosen.isNotNull().and(idle))),
                retry);
        actions.show(
                layer.register(Action.of(Group.WINDOW, "action.failed-mails.retry-all", viewModel::retryAll)
                        .keys("Ctrl+Shift+Enter")
                        .when(Bindings.isNotEmpty(viewModel.mails()).and(idle))),
                retryAll);
        actions.show(
                layer.register(Action.of(
                                Group.WINDOW, "action.failed-mails.open-client", () -> viewModel.openClient(selected()))
                        .when(chosen.isNotNull())),
                openClient);
        actions.show(
                layer.register(Action.of(Group.WINDOW, "action.failed-mails.close", viewModel::close)
                        .keys("Esc")),
                close);
    }

    private OutboxMail selected() {
        return mails.getSelectionModel().getSelectedItem();
    }

    private void focus() {
        mails.requestFocus();
        if (selected() == null) {
            mails.getSelectionModel().selectFirst();
        }
    }

    private static void show(TableColumn<OutboxMail, String> column, Function<OutboxMail, String> text) {
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
        column.setCellFactory(WrappingCell::new);
    }

    /** Opens the client on a double click. */
    private final class MailRow extends TableRow<OutboxMail> {

        private MailRow() {
            setOnMouseClicked(clicked -> {
                if (clicked.getClickCount() == TWICE && getItem() != null) {
                    viewModel.openClient(getItem());
                }
            });
        }
    }

    /** Shows a text on as many lines as it takes. */
    private static final class WrappingCell extends TableCell<OutboxMail, String> {

        private final Text text = new Text();

        private WrappingCell(TableColumn<OutboxMail, String> column) {
            text.getStyleClass().add("cell-text");
            text.wrappingWidthProperty().bind(column.widthProperty().subtract(CELL_PADDING));
        }

        @Override
        protected void updateItem(String value, boolean empty) {
            super.updateItem(value, empty);
            text.setText(empty || value == null ? "" : value);
            setGraphic(empty ? null : text);
        }
    }
}
