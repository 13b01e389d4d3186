package fr.gestan.gsupport.desktop.office.overview;

import fr.gestan.gsupport.api.overview.Overview;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Shown;
import fr.gestan.gsupport.desktop.office.Axes;
import fr.gestan.gsupport.desktop.office.Columns;
import fr.gestan.gsupport.desktop.office.DateField;
import fr.gestan.gsupport.desktop.office.OfficeActions;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.chart.PieChart;
import javafx.scene.chart.StackedBarChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableView;

/** Binds the overview to its view model. */
public final class OverviewController {

    private final OverviewViewModel viewModel;
    private final OfficeActions actions;
    private final Messages messages;
    private final Formats formats;

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
    private Label period;

    @FXML
    private Label sold;

    @FXML
    private Label used;

    @FXML
    private Label mails;

    @FXML
    private StackedBarChart<String, Number> weeks;

    @FXML
    private PieChart causes;

    @FXML
    private Label noCauses;

    @FXML
    private TableView<Overview.BusyClient> clients;

    @FXML
    private Label outcome;

    /** @param actions knows by which keys it is read */
    public OverviewController(OverviewViewModel viewModel, OfficeActions actions, Messages messages, Formats formats) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.messages = messages;
        this.formats = formats;
    }

    @FXML
    private void initialize() {
        fromLabel.setLabelFor(from);
        toLabel.setLabelFor(to);
        DateField.bind(from, viewModel.fromProperty(), formats);
        DateField.bind(to, viewModel.toProperty(), formats);
        read.setOnAction(clicked -> viewModel.read());
        actions.tellMainAct(read);
        Shown.when(busy, viewModel.busyProperty());
        period.textProperty().bind(viewModel.period());
        sold.textProperty().bind(viewModel.sold());
        used.textProperty().bind(viewModel.used());
        mails.textProperty().bind(viewModel.mails());
        Axes.write(weeks, formats);
        weeks.accessibleTextProperty().bind(viewModel.weeksInWords());
        causes.accessibleTextProperty().bind(viewModel.causesInWords());
        Columns.of(clients)
                .text(messages.text("office.worklist.company"), 200, Overview.BusyClient::companyName)
                .figure(
                        messages.text("office.pay.interventions"),
                        124,
                        Overview.BusyClient::interventions,
                        formats::number)
                .figure(messages.text("office.pay.normal"), 90, Overview.BusyClient::normalMinutes, formats::duration)
                .figure(messages.text("office.pay.free"), 90, Overview.BusyClient::freeMinutes, formats::duration)
                .onEnter(viewModel::open);
        viewModel.overviewProperty().addListener((property, before, now) -> draw(now));
        Shown.outcome(outcome, viewModel.outcomeProperty());
    }

    private void draw(Overview shown) {
        var normal = new XYChart.Series<String, Number>();
        normal.setName(messages.text("office.pay.normal"));
        var free = new XYChart.Series<String, Number>();
        free.setName(messages.text("office.pay.free"));
        for (var week : shown.weeks()) {
            var name = formats.date(week.startsOn());
            normal.getData().add(new XYChart.Data<>(name, week.normalMinutes()));
            free.getData().add(new XYChart.Data<>(name, week.freeMinutes()));
        }
        weeks.getData().setAll(List.of(normal, free));
        causes.getData()
                .setAll(shown.freeMinutes().stream()
                        .map(cause -> new PieChart.Data(viewModel.inWords(cause), cause.minutes()))
                        .toList());
        noCauses.setVisible(shown.freeMinutes().isEmpty());
        clients.getItems().setAll(shown.busiestClients());
    }
}
