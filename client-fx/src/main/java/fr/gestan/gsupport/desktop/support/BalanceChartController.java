package fr.gestan.gsupport.desktop.support;

import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Draws the balance over time. What the line tells is told in words too. */
public final class BalanceChartController {

    private static final int TICKS_AT_MOST = 3;
    private static final int LONGEST_UNIT_DIGITS = 9;
    private static final double TOOLTIP_WIDTH = 360;

    private final BalanceCurveViewModel viewModel;
    private final XYChart.Series<Number, Number> series = new XYChart.Series<>();

    @FXML
    private VBox root;

    @FXML
    private LineChart<Number, Number> chart;

    @FXML
    private NumberAxis time;

    @FXML
    private NumberAxis minutes;

    @FXML
    private Label caption;

    public BalanceChartController(BalanceCurveViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        chart.getData().add(series);
        chart.accessibleTextProperty().bind(viewModel.words());
        caption.textProperty().bind(viewModel.caption());
        Looks.showWhile(root, caption.textProperty().isNotEmpty());
        var hint = new Tooltip();
        hint.setWrapText(true);
        hint.setMaxWidth(TOOLTIP_WIDTH);
        hint.textProperty().bind(viewModel.words());
        Tooltip.install(root, hint);
        viewModel.curveProperty().addListener((property, before, now) -> draw(now));
        draw(viewModel.curveProperty().get());
    }

    private void draw(BalanceCurve curve) {
        var unit = unitOf(curve);
        minutes.setTickUnit(unit);
        minutes.setLowerBound(Math.floorDiv(Math.min(0, curve.lowest()), unit) * (double) unit);
        minutes.setUpperBound(Math.max(unit, -Math.floorDiv(-curve.highest(), unit) * (double) unit));
        if (!curve.points().isEmpty()) {
            var begin = curve.first().at().getEpochSecond();
            var end = Math.max(begin + 1, curve.last().at().getEpochSecond());
            time.setTickUnit(end - begin);
            time.setLowerBound(begin);
            time.setUpperBound(end);
        }
        series.getData()
                .setAll(curve.points().stream()
                        .map(point ->
                                new XYChart.Data<Number, Number>(point.at().getEpochSecond(), point.minutes()))
                        .toList());
    }

    /** The smallest round number of minutes with which few lines are enough: 5, 10, 20, 50, 100 … */
    private static int unitOf(BalanceCurve curve) {
        var range = (double) Math.max(0, curve.highest()) - Math.min(0, curve.lowest());
        return Stream.iterate(1, power -> power * 10)
                .limit(LONGEST_UNIT_DIGITS)
                .flatMap(power -> Stream.of(5 * power, 10 * power, 20 * power))
                .filter(unit -> unit > 0 && range / unit <= TICKS_AT_MOST)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }
}
