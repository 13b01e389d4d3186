package fr.gestan.gsupport.desktop.actions;

import javafx.scene.Node;
import javafx.scene.Scene;

/** Remembers where typing went on while something else has the keys. */
final class FocusKeeper {

    private Node before;

    void takeFrom(Scene window) {
        before = window.getFocusOwner();
    }

    /** At once: what is run behind it may ask for the focus elsewhere, and JavaFX takes it from what is no longer shown. */
    void giveBack() {
        if (before != null) {
            before.requestFocus();
        }
    }
}
