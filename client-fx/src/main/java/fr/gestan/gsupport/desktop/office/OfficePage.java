package fr.gestan.gsupport.desktop.office;

import java.util.function.BooleanSupplier;
import javafx.scene.Parent;

/**
 * A view of the office that was made. Of its controls the one of the style class {@code first} gets the focus.
 *
 * @param whenShown run each time it comes on the screen, to read what may have changed
 * @param mainAct what the view is for, done by Ctrl+Enter
 * @param stepBack puts a question away that the view asks, done by Escape; answers whether there was one
 */
public record OfficePage(Parent content, Runnable whenShown, Runnable mainAct, BooleanSupplier stepBack) {

    /** A view that asks no questions. */
    public OfficePage(Parent content, Runnable whenShown, Runnable mainAct) {
        this(content, whenShown, mainAct, () -> false);
    }
}
