package fr.gestan.gsupport.desktop.notifications;

import fr.gestan.gsupport.desktop.notifications.NotificationsViewModel.Note;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Shows notes at the upper right of the screen that the window is on, over all other windows: the mini window has the lower
 * right. A popup never takes the focus, so whatever is being typed elsewhere goes on.
 */
public final class NotificationPopup {

    private static final double FROM_THE_EDGE = 16;
    private static final double BETWEEN = 8;

    private final Stage main;
    private final NotificationsViewModel viewModel;
    private final Function<Note, Node> view;
    private final VBox shown = new VBox(BETWEEN);
    private final Popup popup = new Popup();
    private final ListChangeListener<Note> whenChanged = change -> show();

    /** @param view makes what a note looks like */
    public NotificationPopup(Stage main, NotificationsViewModel viewModel, Function<Note, Node> view) {
        this.main = main;
        this.viewModel = viewModel;
        this.view = view;
        shown.setId("notifications");
        popup.getContent().add(shown);
        popup.setAutoFix(false);
        viewModel.notes().addListener(whenChanged);
    }

    private void show() {
        shown.getChildren().setAll(viewModel.notes().stream().map(view).toList());
        if (shown.getChildren().isEmpty() || !main.isShowing()) {
            popup.hide();
            return;
        }
        var screen = Screen.getScreensForRectangle(main.getX(), main.getY(), main.getWidth(), main.getHeight()).stream()
                .findFirst()
                .orElse(Screen.getPrimary())
                .getVisualBounds();
        if (!popup.isShowing()) {
            popup.show(main, screen.getMaxX(), screen.getMinY() + FROM_THE_EDGE);
        }
        popup.sizeToScene();
        popup.setX(screen.getMaxX() - popup.getWidth() - FROM_THE_EDGE);
        popup.setY(screen.getMinY() + FROM_THE_EDGE);
    }

    /** Shows nothing any more. */
    public void close() {
        viewModel.notes().removeListener(whenChanged);
        popup.hide();
    }
}
