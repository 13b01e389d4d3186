package fr.gestan.gsupport.desktop.mini;

import fr.gestan.gsupport.desktop.actions.Action;
import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Actions;
import fr.gestan.gsupport.desktop.i18n.Messages;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the mini window to its view model. It has keys of its own, for it is a window of its own. */
public final class MiniController {

    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");

    private final RunningCallViewModel viewModel;
    private final Messages messages;
    private final Runnable whenBack;

    @FXML
    private VBox root;

    @FXML
    private Label elapsed;

    @FXML
    private Label client;

    @FXML
    private Button toggle;

    @FXML
    private FontIcon icon;

    @FXML
    private Button back;

    /** @param whenBack leads back to the main window */
    public MiniController(RunningCallViewModel viewModel, Messages messages, Runnable whenBack) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.whenBack = whenBack;
    }

    @FXML
    private void initialize() {
        var running = viewModel.runningProperty();
        elapsed.textProperty().bind(viewModel.elapsedProperty());
        client.textProperty().bind(viewModel.clientProperty());
        toggle.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> messages.text(running.get() ? "mini.pause" : "mini.go-on"), running));
        running.addListener((property, before, now) -> look(now));
        look(running.get());
        var actions = new Actions(messages);
        actions.show(
                actions.register(Action.of(Group.CALL, "action.stopwatch", viewModel::toggle)
                        .when(viewModel.knownProperty())
                        .keys("Ctrl+Space")),
                toggle);
        actions.show(
                actions.register(
                        Action.of(Group.WINDOW, "action.mini.back", whenBack).keys("Esc", "F9")),
                back);
        actions.listenOn(root);
    }

    private void look(boolean running) {
        elapsed.pseudoClassStateChanged(RUNNING, running);
        icon.setIconLiteral(running ? "fth-pause" : "fth-play");
    }
}
