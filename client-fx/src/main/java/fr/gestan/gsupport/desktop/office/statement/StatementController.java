package fr.gestan.gsupport.desktop.office.statement;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Shown;
import fr.gestan.gsupport.desktop.office.Columns;
import fr.gestan.gsupport.desktop.office.DateField;
import fr.gestan.gsupport.desktop.office.OfficeActions;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableView;

/** Binds a client's statement to its view model. */
public final class StatementController {

    private final StatementViewModel viewModel;
    private final OfficeActions actions;
    private final Messages messages;
    private final Formats formats;

    @FXML
    private Label heading;

    @FXML
    private Label fromLabel;

    @FXML
    private DatePicker from;

    @FXML
    private Label toLabel;

    @FXML
    private DatePicker to;

    @FXML
    private Button read;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Button pdf;

    @FXML
    private Button csv;

    @FXML
    private Button mail;

    @FXML
    private TableView<HistoryLine> lines;

    @FXML
    private Label outcome;

    /** @param actions knows by which keys it is read */
    public StatementController(
            StatementViewModel viewModel, OfficeActions actions, Messages messages, Formats formats) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.messages = messages;
        this.formats = formats;
    }

    @FXML
    private void initialize() {
        heading.textProperty().bind(viewModel.heading());
        fromLabel.setLabelFor(from);
        toLabel.setLabelFor(to);
        DateField.bind(from, viewModel.fromProperty(), formats);
        DateField.bind(to, viewModel.toProperty(), formats);
        read.setOnAction(clicked -> viewModel.read());
        actions.tellMainAct(read);
        Shown.when(busy, viewModel.busyProperty().or(viewModel.exportingProperty()));
        pdf.setOnAction(clicked -> viewModel.keepDocument());
        pdf.disableProperty().bind(viewModel.exportingProperty());
        csv.setOnAction(clicked -> viewModel.keepTable());
        csv.disableProperty().bind(viewModel.exportingProperty());
        mail.setOnAction(clicked -> viewModel.mail());
        mail.disableProperty().bind(viewModel.busyProperty());
        mail.setVisible(viewModel.mayMail());
        mail.setManaged(viewModel.mayMail());
        Columns.of(lines)
                .figure(messages.text("office.pay.line"), 84, HistoryLine::id, formats::number)
                .figure(messages.text("office.pay.at"), 130, HistoryLine::performedAt, formats::shortDateTime)
                .text(messages.text("office.statement.kind"), 100, viewModel::kindOf)
                .text(messages.text("office.pay.summary"), 330, HistoryLine::summary)
                .figure(messages.text("office.statement.moved"), 84, viewModel::movedBy, formats::number)
                .figure(messages.text("office.statement.balance"), 84, HistoryLine::balanceAfter, formats::number);
        lines.setItems(viewModel.lines());
        Shown.outcome(outcome, viewModel.outcomeProperty());
    }
}
