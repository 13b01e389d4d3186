package fr.gestan.gsupport.desktop.mini;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * A small window with the running call that stays over all others while the technician works in the client's. It looks as
 * the main window does, and goes with it.
 */
public final class MiniWindow {

    private static final double FROM_THE_EDGE = 24;

    private final Stage main;
    private final String title;
    private final Function<Runnable, Parent> view;
    private Stage mini;

    /**
     * @param main the window to come back to
     * @param view made, when it is first wanted, with what leads back to the main window
     */
    public MiniWindow(Stage main, String title, Function<Runnable, Parent> view) {
        this.main = main;
        this.title = title;
        this.view = view;
    }

    private Stage make() {
        var scene = new Scene(view.apply(this::back));
        Bindings.bindContent(scene.getStylesheets(), main.getScene().getStylesheets());
        var stage = new Stage();
        stage.setScene(scene);
        stage.setTitle(title);
        stage.getIcons().setAll(main.getIcons());
        stage.setAlwaysOnTop(true);
        stage.setResizable(false);
        main.setOnHidden(closed -> stage.hide());
        return stage;
    }

    /** Appears at the lower right of the screen that the main window is on. */
    public void show() {
        if (mini == null) {
            mini = make();
        }
        if (!mini.isShowing()) {
            mini.sizeToScene();
            mini.show();
            var screen =
                    Screen.getScreensForRectangle(main.getX(), main.getY(), main.getWidth(), main.getHeight()).stream()
                            .findFirst()
                            .orElse(Screen.getPrimary())
                            .getVisualBounds();
            mini.setX(screen.getMaxX() - mini.getWidth() - FROM_THE_EDGE);
            mini.setY(screen.getMaxY() - mini.getHeight() - FROM_THE_EDGE);
        }
        mini.toFront();
        mini.requestFocus();
    }

    public void hide() {
        if (mini != null) {
            mini.hide();
        }
    }

    private void back() {
        hide();
        main.setIconified(false);
        main.toFront();
        main.requestFocus();
    }
}
