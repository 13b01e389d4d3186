package fr.gestan.gsupport.desktop.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.FileChooser;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Windows over the desktop's own, which gets neither keys nor clicks while one is there. Escape closes them. */
final class Windows {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 520;
    private static final double FROM_THE_EDGE = 60;

    private final Stage owner;
    private Path lastFolder;
    private final DoubleSupplier scale;

    /** @param scale how much larger than usual the words are */
    Windows(Stage owner, DoubleSupplier scale) {
        this.owner = owner;
        this.scale = scale;
    }

    /** Shows one, with the looks of the desktop; answers how to close it. */
    Runnable open(String title, Parent content) {
        var window = new Stage();
        window.initOwner(owner);
        window.initModality(Modality.WINDOW_MODAL);
        window.setTitle(title);
        window.getIcons().setAll(owner.getIcons());
        var screen = Screen.getPrimary().getVisualBounds();
        var scene = new Scene(
                content,
                Math.min(WIDTH * scale.getAsDouble(), screen.getWidth() - FROM_THE_EDGE),
                Math.min(HEIGHT * scale.getAsDouble(), screen.getHeight() - FROM_THE_EDGE));
        MnemonicsOfBothCases.hearOn(scene);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE && !choicesAreOpen(scene)) {
                pressed.consume();
                window.close();
            }
        });
        window.setOnHidden(closed -> owner.requestFocus());
        window.setScene(scene);
        window.show();
        return window::close;
    }

    /** Asks where a file is to be kept, beginning with the folder of the last one. */
    Optional<Path> askWhereToSave(String name) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(name);
        var ending = name.substring(name.lastIndexOf('.') + 1);
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
        if (lastFolder != null && Files.isDirectory(lastFolder)) {
            chooser.setInitialDirectory(lastFolder.toFile());
        }
        var chosen = Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
        chosen.map(Path::getParent).ifPresent(folder -> lastFolder = folder);
        return chosen;
    }

    /** Lists hear Escape themselves and keep it, so the window hears it ahead of them; save where choices are to close. */
    private static boolean choicesAreOpen(Scene scene) {
        return scene.getFocusOwner() instanceof ComboBoxBase<?> choices && choices.isShowing();
    }
}
