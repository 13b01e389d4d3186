package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Actions;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.LineMailsViewModel;
import fr.gestan.gsupport.desktop.mails.MailCell;
import fr.gestan.gsupport.desktop.theme.Hint;
import java.util.Map;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.StringConverter;

/** Binds the history to its view model. */
public final class HistoryController {

    private static final double CELL_PADDING = 14;
    private static final double TOOLTIP_WIDTH = 480;
    private static final double SHORTEST_SUMMARY_IN_EMS = 9;
    private static final double SHORTEST_SUMMARY_BESIDE_MAILS_IN_EMS = 12;

    private final HistoryViewModel viewModel;
    private final LineMailsViewModel lineMails;
    private final Messages messages;
    private final Formats formats;

    @FXML
    private TextField filter;

    @FXML
    private ComboBox<HistoryFilter.Kind> kind;

    @FXML
    private Label count;

    @FXML
    private Label nothing;

    @FXML
    private TableView<HistoryLine> history;

    @FXML
    private TableColumn<HistoryLine, String> id;

    @FXML
    private TableColumn<HistoryLine, String> summary;

    @FXML
    private TableColumn<HistoryLine, String> by;

    @FXML
    private TableColumn<HistoryLine, String> before;

    @FXML
    private TableColumn<HistoryLine, String> after;

    @FXML
    private TableColumn<HistoryLine, String> at;

    @FXML
    private TableColumn<HistoryLine, HistoryLine> duration;

    @FXML
    private TableColumn<HistoryLine, HistoryLine> mail;

    @FXML
    private TextArea detail;

    @FXML
    private Label message;

    /** @param lineMails what can be asked for about the selected line */
    public HistoryController(
            HistoryViewModel viewModel, LineMailsViewModel lineMails, Messages messages, Formats formats) {
        this.viewModel = viewModel;
        this.lineMails = lineMails;
        this.messages = messages;
        this.formats = formats;
    }

    @FXML
    private void initialize() {
        bindFilter();
        history.setItems(viewModel.shown());
        history.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        history.setRowFactory(table -> new LineRow());
        show(id, line -> formats.number(line.id()));
        show(summary, HistoryLine::summary);
        show(by, HistoryLine::by);
        show(before, line -> formats.number(line.balanceBefore()));
        show(after, line -> formats.number(line.balanceAfter()));
        show(at, line -> formats.dateTime(line.performedAt()));
        summary.setCellFactory(WrappingCell::new);
        at.setCellFactory(WrappingCell::new);
        duration.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        duration.setCellFactory(column -> new DurationCell());
        mail.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        mail.setCellFactory(column -> new MailCell(viewModel.mailMarks()));
        count.fontProperty().addListener(changed -> giveWidths());
        history.widthProperty().addListener(changed -> giveWidths());
        giveWidths();
        history.setContextMenu(lineMenu());
        viewModel.selectedProperty().bind(history.getSelectionModel().selectedItemProperty());
        viewModel.toSelectProperty().addListener((property, before, now) -> {
            if (now != null) {
                history.getSelectionModel().select(now);
                history.scrollTo(now);
            }
        });
        viewModel.keptProperty().addListener((property, before, now) -> {
            if (now != null) {
                history.getSelectionModel().select(now);
            }
        });
        detail.textProperty().bind(viewModel.detail());
        Looks.showWhile(
                detail, history.getSelectionModel().selectedItemProperty().isNotNull());
        summary.widthProperty().addListener(changed -> Platform.runLater(this::layOutHeads));
        message.textProperty().bind(viewModel.messageProperty());
        Looks.showWhile(message, message.textProperty().isNotEmpty());
    }

    private void bindFilter() {
        filter.textProperty().bindBidirectional(viewModel.filterTextProperty());
        filter.setOnAction(entered -> focus());
        filter.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.DOWN) {
                pressed.consume();
                focus();
            }
        });
        kind.getItems().setAll(HistoryFilter.Kind.values());
        kind.setConverter(new StringConverter<>() {
            @Override
            public String toString(HistoryFilter.Kind value) {
                return value == null ? "" : viewModel.nameOf(value);
            }

            @Override
            public HistoryFilter.Kind fromString(String text) {
                throw new UnsupportedOperationException("Kinds are chosen and not typed");
            }
        });
        kind.valueProperty().bindBidirectional(viewModel.filterKindProperty());
        count.textProperty().bind(viewModel.count());
        nothing.textProperty().bind(viewModel.nothing());
    }

    private static void show(TableColumn<HistoryLine, String> column, Function<HistoryLine, String> text) {
        column.setCellValueFactory(row -> new SimpleStringProperty(text.apply(row.getValue())));
    }

    /** JavaFX gives the columns their width after their heads are laid out, and leaves these where they were. */
    private void layOutHeads() {
        if (history.lookup(".nested-column-header") instanceof Parent heads) {
            heads.requestLayout();
        }
    }

    /**
     * What is not the text takes as much room as its letters need, whatever their size. Where that leaves no room for the
     * text, the mails are told below the lines alone.
     */
    private void giveWidths() {
        var em = count.getFont().getSize();
        widthsInEms().forEach((column, ems) -> {
            column.setMinWidth(ems * em);
            column.setPrefWidth(ems * em);
            column.setMaxWidth(ems * em);
        });
        summary.setMinWidth(SHORTEST_SUMMARY_IN_EMS * em);
        var all =
                widthsInEms().values().stream().mapToDouble(Double::doubleValue).sum();
        var fits = history.getWidth() / em >= all + SHORTEST_SUMMARY_BESIDE_MAILS_IN_EMS;
        if (history.getWidth() > 0 && fits != mail.isVisible()) {
            // After the layout that has just told the width.
            Platform.runLater(() -> mail.setVisible(fits));
        }
    }

    private Map<TableColumn<HistoryLine, ?>, Double> widthsInEms() {
        return Map.of(id, 4.9, by, 3.8, before, 5.0, after, 5.0, at, 7.2, duration, 6.8, mail, 9.8);
    }

    /** What the buttons below the lines do, for the mouse and the keyboard's menu key. */
    private ContextMenu lineMenu() {
        var again = item("support.mails.recap.again", lineMails::sendRecapAgain, lineMails.recapOffered());
        var bug = item("support.mails.bug.open", lineMails::reportBug, lineMails.bugReportOffered());
        return new ContextMenu(again, bug);
    }

    private MenuItem item(String key, Runnable work, ObservableBooleanValue offered) {
        var item = new MenuItem(messages.text(key));
        item.setOnAction(chosen -> work.run());
        item.disableProperty().bind(Bindings.not(offered));
        return item;
    }

    /** Registers the keys that lead here. */
    void register(Actions actions) {
        actions.leadTo(filter, Group.HISTORY, "action.go.filter", "Ctrl+F");
        actions.leadTo(kind, Group.HISTORY, "action.go.kind", "Ctrl+Shift+F");
        actions.leadTo(history, Group.HISTORY, "action.go.history", "Alt+H");
        actions.leadTo(detail, Group.HISTORY, "action.go.detail", "Alt+L");
    }

    /** The keys go to the lines. */
    void focus() {
        history.requestFocus();
        if (history.getSelectionModel().isEmpty()) {
            history.getSelectionModel().selectFirst();
        }
    }

    /** Takes the filter away where the keys are on it or on its lines; answers whether there was anything to do. */
    boolean stepBack() {
        var inFilter = filter.isFocused() || kind.isFocused();
        if (!inFilter && !(history.isFocused() && viewModel.filtering().get())) {
            return false;
        }
        viewModel.clearFilter();
        focus();
        return true;
    }

    /** Asks for more lines once the last one comes into sight. */
    private final class LineRow extends TableRow<HistoryLine> {
        @Override
        protected void updateItem(HistoryLine line, boolean empty) {
            super.updateItem(line, empty);
            if (!empty && getIndex() == history.getItems().size() - 1) {
                // After this layout pass: the lines that follow must not arrive in the middle of it.
                Platform.runLater(viewModel::endReached);
            }
        }
    }

    /** Shows a text on as many lines as it takes. */
    private static final class WrappingCell extends TableCell<HistoryLine, String> {

        private final Text text = new Text();
        private final Hint whole = Hint.on(this, TOOLTIP_WIDTH, text::getText);

        // Wrapped at the column's width: rows get their height before cells get their width.
        private WrappingCell(TableColumn<HistoryLine, String> column) {
            text.getStyleClass().add("cell-text");
            text.wrappingWidthProperty().bind(column.widthProperty().subtract(CELL_PADDING));
        }

        @Override
        protected void updateItem(String value, boolean empty) {
            super.updateItem(value, empty);
            text.setText(empty ? "" : value);
            whole.changed();
            setGraphic(empty ? null : text);
        }
    }

    /** Shows the minutes and, where the line is not plain, its badges. */
    private final class DurationCell extends TableCell<HistoryLine, HistoryLine> {

        private final Label minutes = new Label();
        private final VBox badges = new VBox(2);
        private final VBox both = new VBox(2, minutes, badges);

        private DurationCell() {
            minutes.setMinWidth(USE_PREF_SIZE);
            Looks.showWhile(minutes, minutes.textProperty().isNotEmpty());
        }

        @Override
        protected void updateItem(HistoryLine line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(empty ? null : both);
            if (!empty) {
                minutes.setText(formats.number(line.durationMinutes()));
                badges.getChildren()
                        .setAll(viewModel.badges(line).stream().map(this::label).toList());
            }
        }

        private Label label(LineBadge badge) {
            var label = new Label(viewModel.nameOf(badge));
            label.setMinWidth(USE_PREF_SIZE);
            label.getStyleClass().addAll("badge", badge.styleClass());
            return label;
        }
    }
}
