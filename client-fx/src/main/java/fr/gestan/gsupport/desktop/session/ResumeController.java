package fr.gestan.gsupport.desktop.session;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Pane;

/** Binds the screen that is there while the desktop logs in by itself. */
public final class ResumeController {

    private final ResumeViewModel viewModel;

    @FXML
    private Pane root;

    @FXML
    private Label person;

    @FXML
    private Label server;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label message;

    @FXML
    private Button interrupt;

    public ResumeController(ResumeViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        person.textProperty().bind(viewModel.personProperty());
        server.textProperty().bind(viewModel.serverProperty());
        message.textProperty().bind(viewModel.messageProperty());
        message.visibleProperty().bind(viewModel.messageProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        progress.visibleProperty().bind(viewModel.waitingProperty());
        root.sceneProperty().addListener(appeared -> Platform.runLater(interrupt::requestFocus));
    }

    @FXML
    private void interrupt() {
        viewModel.interrupt();
    }
}
