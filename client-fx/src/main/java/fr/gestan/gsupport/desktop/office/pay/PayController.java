package fr.gestan.gsupport.desktop.office.pay;

import fr.gestan.gsupport.api.pay.MonthOfPay;
import fr.gestan.gsupport.api.pay.PayLine;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Shown;
import fr.gestan.gsupport.desktop.office.Axes;
import fr.gestan.gsupport.desktop.office.Columns;
import fr.gestan.gsupport.desktop.office.OfficeActions;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** Binds a month of work to its view model. */
public final class PayController {

    private final PayViewModel viewModel;
    private final OfficeActions actions;
    private final Messages messages;
    private final Formats formats;

    @FXML
    private Button previous;

    @FXML
    private Label month;

    @FXML
    private Button next;

    @FXML
    private Label total;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private Button export;

    @FXML
    private TableView<MonthOfPay.Technician> technicians;

    @FXML
    private StackedBarChart<String, Number> chart;

    @FXML
    private TableView<PayLine> lines;

    @FXML
    private Button more;

    @FXML
    private Button exportLines;

    @FXML
    private Label closed;

    @FXML
    private Button close;

    @FXML
    private VBox question;

    @FXML
    private Label questionText;

    @FXML
    private Button yes;

    @FXML
    private Button no;

    @FXML
    private Label outcome;

    /** @param actions knows by which keys the table is kept */
    public PayController(PayViewModel viewModel, OfficeActions actions, Messages messages, Formats formats) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.messages = messages;
        this.formats = formats;
    }

    @FXML
    private void initialize() {
        month.textProperty().bind(viewModel.monthName());
        previous.setOnAction(clicked -> viewModel.previous());
        next.setOnAction(clicked -> viewModel.next());
        total.textProperty().bind(viewModel.total());
        Shown.when(busy, viewModel.busyProperty());
        export.setOnAction(clicked -> viewModel.export());
        export.disableProperty().bind(viewModel.exportingProperty());
        actions.tellMainAct(export);
        exportLines.setOnAction(clicked -> viewModel.exportLines());
        exportLines.disableProperty().bind(viewModel.exportingProperty());
        bindClosing();
        bindTechnicians();
        bindLines();
        viewModel.technicians().addListener((ListChangeListener<MonthOfPay.Technician>) change -> draw());
        Axes.write(chart, formats);
        chart.accessibleTextProperty().bind(viewModel.chartInWords());
        Shown.when(chart, Bindings.size(viewModel.technicians()).greaterThan(1));
        Shown.outcome(outcome, viewModel.outcomeProperty());
    }

    private void bindClosing() {
        closed.textProperty().bind(viewModel.closed());
        Shown.when(closed, closed.textProperty().isNotEmpty());
        Shown.when(close, viewModel.closable());
        close.setOnAction(clicked -> viewModel.askToClose());
        questionText.textProperty().bind(viewModel.question());
        Shown.when(question, questionText.textProperty().isNotEmpty());
        questionText
                .textProperty()
                .addListener((property, before, now) ->
                        // The harmless answer waits for Enter.
                        Platform.runLater(now.isEmpty() ? technicians::requestFocus : no::requestFocus));
        yes.setOnAction(clicked -> viewModel.closeMonth());
        no.setOnAction(clicked -> viewModel.leaveOpen());
        yes.disableProperty().bind(viewModel.busyProperty());
    }

    private void bindTechnicians() {
        Columns.of(technicians)
                .text(messages.text("office.pay.by"), 70, MonthOfPay.Technician::by)
                .text(messages.text("office.pay.name"), 170, MonthOfPay.Technician::fullName)
                .figure(
                        messages.text("office.pay.interventions"),
                        124,
                        MonthOfPay.Technician::interventions,
                        formats::number)
                .figure(messages.text("office.pay.normal"), 90, MonthOfPay.Technician::normalMinutes, formats::duration)
                .figure(messages.text("office.pay.free"), 90, MonthOfPay.Technician::freeMinutes, formats::duration)
                .figure(messages.text("office.pay.sum"), 90, MonthOfPay.Technician::totalMinutes, formats::duration);
        technicians.setItems(viewModel.technicians());
        technicians.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                viewModel.chosenProperty().set(now);
            }
        });
        viewModel.chosenProperty().addListener((property, before, now) -> {
            if (now != null) {
                technicians.getSelectionModel().select(now);
            }
        });
    }

    private void bindLines() {
        Columns.of(lines)
                .figure(messages.text("office.pay.line"), 84, PayLine::lineId, formats::number)
                .text(messages.text("office.pay.client"), 150, PayLine::companyName)
                .text(messages.text("office.pay.summary"), 330, viewModel::summaryOf)
                .figure(messages.text("office.pay.at"), 130, PayLine::performedAt, formats::shortDateTime)
                .figure(messages.text("office.pay.minutes"), 80, PayLine::minutes, formats::number)
                .text(messages.text("office.pay.billing"), 80, viewModel::billingOf);
        lines.setItems(viewModel.lines().items());
        Shown.when(more, viewModel.lines().moreProperty());
        more.disableProperty().bind(viewModel.lines().busyProperty());
        more.setOnAction(clicked -> viewModel.lines().readMore());
    }

    private void draw() {
        var normal = new XYChart.Series<String, Number>();
        normal.setName(messages.text("office.pay.normal"));
        var free = new XYChart.Series<String, Number>();
        free.setName(messages.text("office.pay.free"));
        for (var technician : viewModel.technicians()) {
            normal.getData().add(new XYChart.Data<>(technician.by(), technician.normalMinutes()));
            free.getData().add(new XYChart.Data<>(technician.by(), technician.freeMinutes()));
        }
        chart.getData().setAll(List.of(normal, free));
    }
}
