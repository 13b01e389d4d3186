package fr.gestan.gsupport.desktop.support;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Keeps what the keys go to in sight, however far it is scrolled away. */
public final class Sight {

    private static final double MARGIN = 8;

    private final ScrollPane page;
    private final ChangeListener<Node> focus = (property, left, reached) -> bring(reached);

    private Sight(ScrollPane page) {
        this.page = page;
    }

    /** From now on, for everything that lies on the page, as long as it is in a window: the window outlives its pages. */
    public static void follow(ScrollPane page) {
        var sight = new Sight(page);
        page.sceneProperty().addListener((property, before, now) -> {
            if (before != null) {
                before.focusOwnerProperty().removeListener(sight.focus);
            }
            if (now != null) {
                now.focusOwnerProperty().addListener(sight.focus);
            }
        });
    }

    private void bring(Node reached) {
        if (reached != null && liesOnPage(reached)) {
            // After the layout: what has just appeared has no place yet.
            Platform.runLater(() -> scrollTo(reached));
        }
    }

    private boolean liesOnPage(Node node) {
        for (var parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent == page) {
                return true;
            }
        }
        return false;
    }

    private void scrollTo(Node node) {
        var content = page.getContent();
        var place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        var hidden =
                content.getLayoutBounds().getHeight() - page.getViewportBounds().getHeight();
        if (hidden <= 0 || place == null) {
            return;
        }
        var top = page.getVvalue() * hidden;
        var bottom = top + page.getViewportBounds().getHeight();
        if (place.getMinY() < top || place.getHeight() > bottom - top) {
            page.setVvalue((place.getMinY() - MARGIN) / hidden);
        } else if (place.getMaxY() > bottom) {
            page.setVvalue((place.getMaxY() + MARGIN - (bottom - top)) / hidden);
        }
    }
}
