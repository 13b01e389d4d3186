package fr.gestan.gsupport.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/** Finds words that are on the screen and cannot be read to their end. What can be scrolled to counts as readable. */
final class CutOff {

    private static final double TOLERANCE = 1;

    private final List<String> found = new ArrayList<>();

    private CutOff() {}

    /** Where words may lie, in the scene; without a lower end where more can be scrolled to. */
    private record Room(double left, double right, double top, double bottom) {

        static Room of(Bounds bounds) {
            return new Room(bounds.getMinX(), bounds.getMaxX(), bounds.getMinY(), bounds.getMaxY());
        }

        Room scrolled() {
            return new Room(left, right, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        Room scrolledSideways() {
            return new Room(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, top, bottom);
        }

        boolean isSideways() {
            return left == Double.NEGATIVE_INFINITY;
        }

        boolean holds(Bounds words) {
            return words.getMinX() >= left - TOLERANCE
                    && words.getMaxX() <= right + TOLERANCE
                    && words.getMinY() >= top - TOLERANCE
                    && words.getMaxY() <= bottom + TOLERANCE;
        }
    }

    /** What is cut off, in words; empty where all can be read. */
    static List<String> in(Parent root) {
        var looking = new CutOff();
        looking.look(root, Room.of(root.localToScene(root.getLayoutBounds())));
        return looking.found;
    }

    private void look(Node node, Room room) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled) {
            lookAt(labeled, room);
        } else if (node instanceof TextInputControl input) {
            lookAt(input);
        } else if (node instanceof Text text) {
            hold(text, text.getText(), room);
        } else if (node instanceof TableView<?> table && hasABarBelow(table)) {
            table.getChildrenUnmodifiable().forEach(child -> lookSideways(child, room));
        } else if (node instanceof Parent parent) {
            var scrolls = node.getStyleClass().contains("viewport")
                    || node.getStyleClass().contains("clipped-container");
            var inside = scrolls && !room.isSideways()
                    ? Room.of(node.localToScene(node.getLayoutBounds())).scrolled()
                    : room;
            parent.getChildrenUnmodifiable().forEach(child -> look(child, inside));
        }
    }

    private static boolean hasABarBelow(TableView<?> table) {
        return table.lookupAll(".scroll-bar").stream()
                .anyMatch(bar -> bar.isVisible() && ((ScrollBar) bar).getOrientation() == Orientation.HORIZONTAL);
    }

    /** Headings are scrolled along with what is below them. */
    private void lookSideways(Node node, Room room) {
        if (node.getStyleClass().contains("column-header-background")) {
            look(node, room.scrolledSideways());
        } else if (node instanceof Parent flow) {
            flow.getChildrenUnmodifiable()
                    .forEach(child -> look(child, room.scrolled().scrolledSideways()));
        }
    }

    private void lookAt(Labeled labeled, Room room) {
        if (labeled.getGraphic() instanceof Parent graphic) {
            look(graphic, room);
        }
        if (labeled.getText() == null || labeled.getText().isEmpty()) {
            return;
        }
        hold(labeled, labeled.getText(), room);
        labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(shown -> ((Text) shown).getText())
                .filter(shown -> shown.endsWith(labeled.getEllipsisString())
                        && !labeled.getText().endsWith(labeled.getEllipsisString()))
                .forEach(shown -> found.add("\"%s\" is shown as \"%s\"".formatted(labeled.getText(), shown)));
    }

    private void lookAt(TextInputControl input) {
        input.lookupAll(".text").stream()
                .filter(shown -> shown.isVisible()
                        && input.getText() != null
                        && input.getText().isEmpty())
                .filter(shown -> shown.getLayoutBounds().getWidth()
                        > input.getWidth()
                                - input.getInsets().getLeft()
                                - input.getInsets().getRight())
                .forEach(shown ->
                        found.add("The hint \"%s\" is longer than its field".formatted(input.getPromptText())));
    }

    private void hold(Node words, String text, Room room) {
        var place = words.localToScene(words.getLayoutBounds());
        if (!text.isBlank() && !room.holds(place)) {
            found.add("\"%s\" lies at %.0f–%.0f × %.0f–%.0f, outside of %s"
                    .formatted(text, place.getMinX(), place.getMaxX(), place.getMinY(), place.getMaxY(), room));
        }
    }
}
