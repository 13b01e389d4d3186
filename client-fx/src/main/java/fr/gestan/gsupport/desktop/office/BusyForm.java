package fr.gestan.gsupport.desktop.office;

import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Control;

/** A form that cannot be typed in while the server works on it, and has the focus again where it had it. */
public final class BusyForm {

    private BusyForm() {}

    /** @param busy is kept by the form */
    public static void bind(Node form, ObservableValue<Boolean> busy) {
        var before = new AtomicReference<Node>();
        form.getProperties().put(BusyForm.class, busy);
        form.setDisable(busy.getValue());
        busy.addListener((property, was, now) -> {
            if (now) {
                before.set(focusedIn(form));
            }
            form.setDisable(now);
            if (!now) {
                var focused = before.getAndSet(null);
                Platform.runLater(() -> focus(form, focused));
            }
        });
    }

    private static Node focusedIn(Node form) {
        var focused = form.getScene() == null ? null : form.getScene().getFocusOwner();
        for (var at = focused; at != null; at = at.getParent()) {
            if (at == form) {
                return focused;
            }
        }
        return null;
    }

    /** Where it was; on a form that was just filled in, where typing begins, unless another control has it by now. */
    private static void focus(Node form, Node focused) {
        var first = form.lookup(".first");
        if (focused != null) {
            focused.requestFocus();
        } else if (first != null && form.getScene() != null && !(form.getScene().getFocusOwner() instanceof Control)) {
            first.requestFocus();
        }
    }
}
