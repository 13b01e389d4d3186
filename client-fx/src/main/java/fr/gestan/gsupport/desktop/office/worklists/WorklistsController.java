package fr.gestan.gsupport.desktop.office.worklists;

import fr.gestan.gsupport.api.overrides.RuleOverride;
import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.api.worklists.WorklistCount;
import fr.gestan.gsupport.api.worklists.WorklistEntry;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Shown;
import fr.gestan.gsupport.desktop.office.Columns;
import fr.gestan.gsupport.desktop.office.OfficeActions;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Binds the lists of what needs somebody to their view model. */
public final class WorklistsController {

    private final WorklistsViewModel viewModel;
    private final OfficeActions actions;
    private final Messages messages;
    private final Formats formats;

    @FXML
    private ListView<WorklistCount> lists;

    @FXML
    private Label hint;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Button export;

    @FXML
    private TableView<WorklistEntry> clients;

    @FXML
    private TableView<RuleOverride> overrides;

    @FXML
    private Button open;

    @FXML
    private Button more;

    @FXML
    private Label outcome;

    /** @param actions knows by which keys the table is kept */
    public WorklistsController(
            WorklistsViewModel viewModel, OfficeActions actions, Messages messages, Formats formats) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.messages = messages;
        this.formats = formats;
    }

    @FXML
    private void initialize() {
        var ofOverrides = viewModel.chosenProperty().isEqualTo(Worklist.OVERRIDES);
        lists.setItems(viewModel.counts());
        lists.setCellFactory(of -> new CountCell());
        lists.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                viewModel.chosenProperty().set(now.list());
            }
        });
        viewModel.chosenProperty().addListener((property, before, now) -> select());
        viewModel.counts().addListener((ListChangeListener<WorklistCount>) change -> select());
        select();
        hint.textProperty().bind(viewModel.hint());
        Shown.when(
                busy,
                viewModel.clients().busyProperty().or(viewModel.overrides().busyProperty()));
        export.setOnAction(clicked -> viewModel.export());
        export.disableProperty().bind(viewModel.exportingProperty());
        actions.tellMainAct(export);
        bindClients();
        bindOverrides();
        Shown.when(clients, ofOverrides.not());
        Shown.when(overrides, ofOverrides);
        open.setOnAction(clicked -> openChosen());
        Shown.when(
                more,
                viewModel.clients().moreProperty().or(viewModel.overrides().moreProperty()));
        more.setOnAction(clicked -> {
            viewModel.clients().readMore();
            viewModel.overrides().readMore();
        });
        Shown.outcome(outcome, viewModel.outcomeProperty());
    }

    private void select() {
        var chosen = viewModel.chosenProperty().get();
        if (chosen != null) {
            viewModel.countOf(chosen).ifPresent(lists.getSelectionModel()::select);
        }
    }

    private void bindClients() {
        Columns.of(clients)
                .figure(
                        messages.text("office.worklist.id"),
                        70,
                        entry -> entry.client().id(),
                        formats::number)
                .text(
                        messages.text("office.worklist.company"),
                        165,
                        entry -> entry.client().companyName())
                .text(
                        messages.text("office.worklist.city"),
                        118,
                        entry -> entry.client().city())
                .text(messages.text("office.worklist.phone"), 124, WorklistEntry::phone)
                .figure(
                        messages.text("office.worklist.balance"),
                        70,
                        entry -> entry.client().balanceMinutes(),
                        formats::number)
                .figure(messages.text("office.worklist.last"), 92, WorklistEntry::lastInterventionOn, formats::date)
                .text(messages.text("office.worklist.remark"), 200, viewModel::remarkOn)
                .onEnter(viewModel::open);
        clients.setItems(viewModel.clients().items());
    }

    private void bindOverrides() {
        Columns.of(overrides)
                .figure(messages.text("office.pay.at"), 130, RuleOverride::performedAt, formats::shortDateTime)
                .text(messages.text("office.worklist.company"), 160, RuleOverride::companyName)
                .text(messages.text("office.override.who"), 80, viewModel::whoOf)
                .text(messages.text("office.override.rule"), 120, viewModel::ruleOf)
                .figure(messages.text("office.override.before"), 70, RuleOverride::balanceBefore, formats::number)
                .figure(messages.text("office.pay.minutes"), 74, RuleOverride::durationMinutes, formats::number)
                .text(messages.text("office.override.reason"), 240, RuleOverride::reason)
                .onEnter(viewModel::open);
        overrides.setItems(viewModel.overrides().items());
    }

    private void openChosen() {
        if (overrides.isVisible()) {
            viewModel.open(overrides.getSelectionModel().getSelectedItem());
        } else {
            viewModel.open(clients.getSelectionModel().getSelectedItem());
        }
    }

    /** A list's name, and how many are on it. */
    private final class CountCell extends ListCell<WorklistCount> {

        private final Label name = new Label();
        private final Label count = new Label();
        private final HBox line = new HBox(8);

        private CountCell() {
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            count.getStyleClass().add("badge");
            count.setMinWidth(USE_PREF_SIZE);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getChildren().addAll(name, space, count);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(WorklistCount item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : line);
            if (!empty && item != null) {
                name.setText(viewModel.nameOf(item.list()));
                count.setText(formats.number(item.count()));
            }
        }
    }
}
