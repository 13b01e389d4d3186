package fr.gestan.gsupport.desktop.theme;

import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * What is told of a control once somebody points at it. JavaFX makes a window for each tooltip: hints are made when they are
 * first asked for, as most buttons and most cells of a table never need theirs.
 */
public final class Hint {

    private final Control control;
    private final double width;
    private final Supplier<String> words;
    private Tooltip tooltip;

    private Hint(Control control, double width, Supplier<String> words) {
        this.control = control;
        this.width = width;
        this.words = words;
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, entered -> tell());
    }

    /** Tells these words, which are those at the time of pointing; null or empty ones are not told. */
    public static Hint on(Control control, Supplier<String> words) {
        return new Hint(control, Control.USE_COMPUTED_SIZE, words);
    }

    /** The same, and wraps lines that are longer than a width in pixels. */
    public static Hint on(Control control, double width, Supplier<String> words) {
        return new Hint(control, width, words);
    }

    private void tell() {
        var now = words.get();
        if (now == null || now.isEmpty()) {
            control.setTooltip(null);
            return;
        }
        if (tooltip == null) {
            tooltip = new Tooltip();
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(width);
        }
        tooltip.setText(now);
        control.setTooltip(tooltip);
    }

    /** The words are others now: whoever is pointing already reads them. */
    public void changed() {
        if (control.isHover()) {
            tell();
        }
    }
}
