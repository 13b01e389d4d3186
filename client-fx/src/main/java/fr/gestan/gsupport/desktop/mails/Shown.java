package fr.gestan.gsupport.desktop.mails;

import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Bindings that several views share. */
public final class Shown {

    private Shown() {}

    /** Takes no room either while it is not shown. */
    public static void when(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    /** Takes the focus while something lies over the screen, and gives it back to where it was. */
    public static void focusWhile(Node root, ObservableValue<Boolean> showing, Runnable focus) {
        var before = new AtomicReference<Node>();
        showing.addListener((property, was, now) -> {
            if (now) {
                // Without a scene while the settings lie over all.
                before.set(root.getScene() == null ? null : root.getScene().getFocusOwner());
                // Once it is laid out: a node that is not shown yet takes no focus.
                Platform.runLater(focus);
            } else if (before.get() != null) {
                Platform.runLater(before.get()::requestFocus);
            }
        });
    }

    /** Says what came of something, as long as there is something to say. */
    public static void outcome(Label label, ObservableValue<Outcome> outcome) {
        label.textProperty().bind(outcome.map(Outcome::text));
        when(label, label.textProperty().isNotEmpty());
        outcome.addListener((property, before, now) -> {
            label.getStyleClass().remove(before.styleClass());
            label.getStyleClass().remove(now.styleClass());
            label.getStyleClass().add(now.styleClass());
        });
    }
}
