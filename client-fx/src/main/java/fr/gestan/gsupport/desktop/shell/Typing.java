package fr.gestan.gsupport.desktop.shell;

import java.time.Duration;
import java.util.function.LongSupplier;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** Whether somebody is typing in a window, or has stopped in the middle of something. */
final class Typing {

    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Scene scene;
    private final LongSupplier nanos;
    private long lastKeyAt;

    /** @param nanos such as {@link System#nanoTime} */
    Typing(Scene scene, LongSupplier nanos) {
        this.scene = scene;
        this.nanos = nanos;
        this.lastKeyAt = nanos.getAsLong() - PAUSE.toNanos();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> lastKeyAt = nanos.getAsLong());
    }

    boolean goesOn() {
        var inTheMiddle = scene.getFocusOwner() instanceof TextInputControl input
                && input.isEditable()
                && !input.getText().isBlank();
        return inTheMiddle || nanos.getAsLong() - lastKeyAt < PAUSE.toNanos();
    }
}
