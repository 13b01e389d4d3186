package fr.gestan.gsupport.desktop.office.accounts;

import fr.gestan.gsupport.api.audit.AuditEntry;
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
import javafx.scene.control.TextField;

/** Binds the audit to its view model. */
public final class AuditController {

    private final AuditViewModel viewModel;
    private final OfficeActions actions;
    private final Messages messages;
    private final Formats formats;

    @FXML
    private Label actorLabel;

    @FXML
    private TextField actor;

    @FXML
    private Label actionLabel;

    @FXML
    private TextField action;

    @FXML
    private Label clientLabel;

    @FXML
    private TextField client;

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
    private TableView<AuditEntry> entries;

    @FXML
    private Button more;

    @FXML
    private Label outcome;

    /** @param actions knows by which keys it is read */
    public AuditController(AuditViewModel viewModel, OfficeActions actions, Messages messages, Formats formats) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.messages = messages;
        this.formats = formats;
    }

    @FXML
    private void initialize() {
        actorLabel.setLabelFor(actor);
        actionLabel.setLabelFor(action);
        clientLabel.setLabelFor(client);
        fromLabel.setLabelFor(from);
        toLabel.setLabelFor(to);
        actor.textProperty().bindBidirectional(viewModel.actorProperty());
        action.textProperty().bindBidirectional(viewModel.actionProperty());
        client.textProperty().bindBidirectional(viewModel.clientProperty());
        actor.setOnAction(entered -> viewModel.read());
        action.setOnAction(entered -> viewModel.read());
        client.setOnAction(entered -> viewModel.read());
        DateField.bind(from, viewModel.fromProperty(), formats);
        DateField.bind(to, viewModel.toProperty(), formats);
        read.setOnAction(clicked -> viewModel.read());
        actions.tellMainAct(read);
        Shown.when(busy, viewModel.entries().busyProperty());
        Columns.of(entries)
                .figure(messages.text("office.audit.at"), 160, AuditEntry::at, formats::dateTime)
                .text(messages.text("office.audit.actor"), 150, viewModel::whoOf)
                .text(messages.text("office.audit.action"), 150, AuditEntry::action)
                .figure(messages.text("office.audit.client"), 70, AuditEntry::clientId, formats::number)
                .text(messages.text("office.audit.what"), 260, viewModel::whatOf)
                .text(messages.text("office.audit.address"), 100, AuditEntry::address)
                .text(messages.text("office.audit.result"), 70, viewModel::resultOf);
        entries.setItems(viewModel.entries().items());
        Shown.when(more, viewModel.entries().moreProperty());
        more.disableProperty().bind(viewModel.entries().busyProperty());
        more.setOnAction(clicked -> viewModel.entries().readMore());
        Shown.outcome(outcome, viewModel.outcomeProperty());
    }
}
