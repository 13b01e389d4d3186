package fr.gestan.gsupport.desktop.office;

import fr.gestan.gsupport.desktop.i18n.Formats;
import javafx.scene.chart.ValueAxis;
import javafx.scene.chart.XYChart;
import javafx.util.StringConverter;

/** Writes the figures along a chart as all others are written, and not as the computer's language has them. */
public final class Axes {

    private Axes() {}

    public static void write(XYChart<String, Number> chart, Formats formats) {
        ((ValueAxis<Number>) chart.getYAxis()).setTickLabelFormatter(new Figures(formats));
    }

    private static final class Figures extends StringConverter<Number> {

        private final Formats formats;

        private Figures(Formats formats) {
            this.formats = formats;
        }

        @Override
        public String toString(Number figure) {
            return formats.number(figure);
        }

        @Override
        public Number fromString(String words) {
            throw new UnsupportedOperationException("Figures along a chart are not typed");
        }
    }
}
