package fr.gestan.gsupport.desktop.session;

import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;

/** Binds the login screen to its view model. */
public final class LoginController {

    private final LoginViewModel viewModel;

    @FXML
    private Pane root;

    @FXML
    private TextField server;

    @FXML
    private TextField login;

    @FXML
    private PasswordField password;

    @FXML
    private Button logIn;

    @FXML
    private Label message;

    public LoginController(LoginViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        server.textProperty().bindBidirectional(viewModel.serverProperty());
        login.textProperty().bindBidirectional(viewModel.loginProperty());
        password.textProperty().bindBidirectional(viewModel.passwordProperty());
        message.textProperty().bind(viewModel.messageProperty());
        message.visibleProperty().bind(viewModel.messageProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        logIn.disableProperty().bind(viewModel.busyProperty());
        root.sceneProperty().addListener(appeared -> Platform.runLater(this::focusWhereTypingGoesOn));
    }

    private void focusWhereTypingGoesOn() {
        (login.getText().isBlank() ? login : password).requestFocus();
    }

    @FXML
    private void logIn() {
        viewModel.logIn();
    }
}
