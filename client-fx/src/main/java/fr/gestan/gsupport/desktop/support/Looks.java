package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.desktop.theme.TextSize;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Labeled;

/** Bindings of how nodes look. JavaFX keeps only weak hold of bindings: the nodes hold on to what is watched here. */
final class Looks {

    private Looks() {}

    /** Takes no room either while it is not shown. */
    static void showWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    /** Gives the node the CSS class of the tone, and takes away the others. */
    static void toneOf(Node node, ObservableValue<Tone> tone) {
        follow(node, tone, now -> {
            node.getStyleClass()
                    .removeAll(
                            Arrays.stream(Tone.values()).map(Tone::styleClass).toList());
            if (now != null) {
                node.getStyleClass().add(now.styleClass());
            }
        });
    }

    /** Gives the node a CSS class as long as the condition holds. */
    static void styleWhile(Node node, String styleClass, ObservableValue<Boolean> condition) {
        follow(node, condition, holds -> {
            node.getStyleClass().remove(styleClass);
            if (holds) {
                node.getStyleClass().add(styleClass);
            }
        });
    }

    /** How much larger than usual the words are; the label has the size of plain text. */
    static double textScale(Labeled plain) {
        return plain.getFont().getSize() / TextSize.USUAL.pixels();
    }

    private static <T> void follow(Node node, ObservableValue<T> value, Consumer<T> look) {
        value.addListener((property, before, now) -> look.accept(now));
        look.accept(value.getValue());
        node.getProperties().put(value, look);
    }
}
