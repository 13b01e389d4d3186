package fr.gestan.gsupport.desktop.support;

import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The Tab key in text areas. */
final class TabKey {

    private TabKey() {}

    /** A text area would keep the Tab key for itself; here it goes to the next field, as everywhere else. */
    static void movesOn(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.TAB && !pressed.isControlDown() && !pressed.isShiftDown()) {
                pressed.consume();
                area.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, true, false, false));
            }
        });
    }
}
