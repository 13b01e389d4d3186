package fr.gestan.gsupport.desktop.actions;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Remembers where typing went on while something else has the keys. */
final class FocusKeeper {

    private Node before;
    private Scene scene;

    void takeFrom(Scene window) {
        scene = window;
        before = window.getFocusOwner();
    }

    /** To where it was, unless something else has asked for it meanwhile. */
    void giveBack() {
        var inBetween = scene.getFocusOwner();
        Platform.runLater(() -> {
            if (before != null && scene.getFocusOwner() == inBetween) {
                before.requestFocus();
            }
        });
    }
}
