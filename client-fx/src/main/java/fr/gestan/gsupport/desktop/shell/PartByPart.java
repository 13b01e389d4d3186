package fr.gestan.gsupport.desktop.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Brings a large screen into a window in steps: first its frame, then, piece by piece, the columns that are seen in its
 * stacks, which show once they are whole, and then what lies hidden there, as dialogs over the screen do. Looks are worked out
 * as a node comes into a window: all at once would keep the window from keys and clicks for long. What is shown before its
 * turn comes next.
 */
final class PartByPart {

    /** Nodes whose looks are worked out in no time to speak of. */
    private static final int SMALL = 12;

    private final Deque<Part> waiting = new ArrayDeque<>();
    private final Map<Node, List<Part>> seen = new LinkedHashMap<>();
    private final InPieces pieces;

    /** A node that was taken out, and where it belongs. */
    private final class Part {
        private final Pane pane;
        private final List<Node> order;
        private final Node node;

        private Part(Pane pane, List<Node> order, Node node) {
            this.pane = pane;
            this.order = order;
            this.node = node;
            pane.getChildren().remove(node);
            waiting.add(this);
        }

        private void bring() {
            if (waiting.remove(this)) {
                var ahead = order.subList(0, order.indexOf(node));
                var index = (int)
                        pane.getChildren().stream().filter(ahead::contains).count();
                pane.getChildren().add(index, node);
                // Now and not with the next picture, which would have to wait for all that was brought until then.
                node.applyCss();
            }
        }
    }

    /** What lies hidden in a stack: comes at once when it is shown, and its pieces, if it has any, ahead of all others. */
    private final class Hidden implements ChangeListener<Boolean> {
        private final Part part;
        private final List<Part> pieces;

        private Hidden(Part part, List<Part> pieces) {
            this.part = part;
            this.pieces = pieces;
        }

        @Override
        public void changed(ObservableValue<? extends Boolean> visible, Boolean before, Boolean now) {
            part.node.visibleProperty().removeListener(this);
            part.bring();
            if (!pieces.isEmpty()) {
                seen.put(part.node, pieces);
                seenFirst();
                showWhatIsWhole();
            }
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
        parts.seenFirst();
        putIn.run();
        parts.showWhatIsWhole();
        pieces.then(screen::applyCss);
        parts.next();
    }

    private void takeOut(Parent parent) {
        var children = List.copyOf(parent.getChildrenUnmodifiable());
        for (var child : children) {
            if (parent instanceof StackPane stack && !child.isVisible()) {
                var hidden = new Part(stack, children, child);
                var pieces = new ArrayList<Part>();
                if (child instanceof VBox column) {
                    takePiecesOut(column, pieces);
                }
                child.visibleProperty().addListener(new Hidden(hidden, pieces));
            } else if (parent instanceof StackPane && child instanceof VBox column) {
                var pieces = new ArrayList<Part>();
                takePiecesOut(column, pieces);
                seen.put(column, pieces);
            } else if (child instanceof Parent inner) {
                takeOut(inner);
            }
        }
    }

    private void takePiecesOut(Pane pane, List<Part> taken) {
        var children = List.copyOf(pane.getChildren());
        for (var child : children) {
            if (child instanceof ScrollPane page && page.getContent() instanceof Pane content) {
                takePiecesOut(content, taken);
            } else if (isListOfNodes(child) && isLarge((Pane) child)) {
                takePiecesOut((Pane) child, taken);
            } else {
                taken.add(new Part(pane, children, child));
            }
        }
    }

    /** Others know their children by a place or a name besides. */
    private static boolean isListOfNodes(Node node) {
        return node instanceof VBox || node instanceof HBox || node instanceof FlowPane || node instanceof GridPane;
    }

    private static boolean isLarge(Parent parent) {
        return nodesIn(parent) > SMALL;
    }

    private static int nodesIn(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .mapToInt(child -> child instanceof Parent inner ? 1 + nodesIn(inner) : 1)
                .sum();
    }

    /** What is seen comes first, and shows when all of it is there. */
    private void seenFirst() {
        var first = seen.values().stream()
                .flatMap(List::stream)
                .filter(waiting::contains)
                .toList();
        var rest = waiting.stream().filter(part -> !first.contains(part)).toList();
        waiting.clear();
        waiting.addAll(first);
        waiting.addAll(rest);
        seen.keySet().forEach(column -> column.setOpacity(0));
    }

    private void showWhatIsWhole() {
        seen.entrySet().removeIf(column -> {
            var whole = column.getValue().stream().noneMatch(waiting::contains);
            if (whole) {
                column.getKey().setOpacity(1);
            }
            return whole;
        });
    }

    private void next() {
        pieces.then(() -> {
            if (!waiting.isEmpty()) {
                waiting.peek().bring();
                showWhatIsWhole();
                next();
            }
        });
    }
}
