package fr.gestan.gsupport.desktop.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Brings a large screen into a window in steps: first what is seen, then, one by one, what lies hidden in stacks, as
 * dialogs over the screen do, and a hidden column piece by piece. Looks are worked out as a node comes into a window: all at
 * once would keep the window from keys and clicks for long. What is shown before its turn comes at once.
 */
final class PartByPart {

    private final Deque<Part> waiting = new ArrayDeque<>();
    private final InPieces pieces;

    /** A node that was taken out, and where it belongs. */
    private final class Part {
        private final Pane pane;
        private final List<Node> order;
        private final Node node;
        private final List<Part> pieces = new ArrayList<>();
        private final ChangeListener<Boolean> whenShown = (property, before, now) -> bringAll();

        private Part(Pane pane, List<Node> order, Node node) {
            this.pane = pane;
            this.order = order;
            this.node = node;
            node.visibleProperty().addListener(whenShown);
            pane.getChildren().remove(node);
            waiting.add(this);
        }

        private void bring() {
            if (waiting.remove(this)) {
                node.visibleProperty().removeListener(whenShown);
                var ahead = order.subList(0, order.indexOf(node));
                var index = (int)
                        pane.getChildren().stream().filter(ahead::contains).count();
                pane.getChildren().add(index, node);
                // Now and not with the next picture, which would have to wait for all that was brought until then.
                node.applyCss();
            }
        }

        private void bringAll() {
            bring();
            pieces.forEach(Part::bringAll);
        }
    }

    private PartByPart(InPieces pieces) {
        this.pieces = pieces;
    }

    /**
     * Takes the hidden parts out, and puts them back once the screen is in its window.
     *
     * @param screen in no window yet
     * @param putIn puts it into its window
     * @param pieces does one step after the other
     */
    static void bring(Parent screen, Runnable putIn, InPieces pieces) {
        var parts = new PartByPart(pieces);
        parts.takeOut(screen);
        putIn.run();
        parts.next();
    }

    private void takeOut(Parent parent) {
        var children = List.copyOf(parent.getChildrenUnmodifiable());
        for (var child : children) {
            if (parent instanceof StackPane stack && !child.isVisible()) {
                var hidden = new Part(stack, children, child);
                if (child instanceof VBox column) {
                    takePiecesOut(column, hidden);
                }
            } else if (child instanceof Parent inner) {
                takeOut(inner);
            }
        }
    }

    private void takePiecesOut(Pane pane, Part whole) {
        var children = List.copyOf(pane.getChildren());
        for (var child : children) {
            if (child instanceof GridPane grid) {
                takePiecesOut(grid, whole);
            } else if (child instanceof ScrollPane page && page.getContent() instanceof Pane content) {
                takePiecesOut(content, whole);
            } else {
                whole.pieces.add(new Part(pane, children, child));
            }
        }
    }

    private void next() {
        pieces.then(() -> {
            if (!waiting.isEmpty()) {
                waiting.peek().bring();
                next();
            }
        });
    }
}
