package fr.gestan.gsupport.desktop.session;

import fr.gestan.gsupport.desktop.i18n.Messages;
import javafx.application.Platform;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/** Binds the login screen to its view model. */
public final class LoginController {

    private final LoginViewModel viewModel;
    private final Messages messages;
    private final Runnable whenSettingsWanted;

    @FXML
    private Pane root;

    @FXML
    private TextField server;

    @FXML
    private TextField login;

    @FXML
    private PasswordField password;

    @FXML
    private CheckBox stay;

    @FXML
    private Label stayHint;

    @FXML
    private Button logIn;

    @FXML
    private Label message;

    private BooleanBinding ready;
    private boolean stayChanged;

    /** @param whenSettingsWanted opens the settings */
    public LoginController(LoginViewModel viewModel, Messages messages, Runnable whenSettingsWanted) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.whenSettingsWanted = whenSettingsWanted;
    }

    @FXML
    private void initialize() {
        server.textProperty().bindBidirectional(viewModel.serverProperty());
        login.textProperty().bindBidirectional(viewModel.loginProperty());
        password.textProperty().bindBidirectional(viewModel.passwordProperty());
        message.textProperty().bind(viewModel.messageProperty());
        message.visibleProperty().bind(viewModel.messageProperty().isNotEmpty());
        message.managedProperty().bind(message.visibleProperty());
        stay.selectedProperty().bindBidirectional(viewModel.stayProperty());
        stay.selectedProperty().addListener(changed -> stayChanged = true);
        stay.addEventFilter(KeyEvent.KEY_PRESSED, this::logInByEnter);
        stay.setOnAction(chosen -> tickByMnemonic());
        stay.disableProperty().bind(viewModel.keptElsewhereProperty());
        stayHint.textProperty()
                .bind(viewModel
                        .keptElsewhereProperty()
                        .map(elsewhere -> messages.text(elsewhere ? "login.stay.elsewhere" : "login.stay.hint")));
        ready = viewModel.readyBinding();
        logIn.disableProperty().bind(ready.not());
        logIn.textProperty()
                .bind(viewModel.busyProperty().map(busy -> messages.text(busy ? "login.busy" : "login.logIn")));
        root.sceneProperty().addListener(appeared -> Platform.runLater(this::focusWhereTypingGoesOn));
    }

    /** A click ticks the box, then tells; its mnemonic only tells. */
    private void tickByMnemonic() {
        if (!stayChanged) {
            stay.setSelected(!stay.isSelected());
        }
        stayChanged = false;
    }

    /** Enter logs in from every field; a check box would take it for a tick. */
    private void logInByEnter(KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.ENTER) {
            pressed.consume();
            logIn();
        }
    }

    private void focusWhereTypingGoesOn() {
        (login.getText().isBlank() ? login : password).requestFocus();
    }

    @FXML
    private void openSettings() {
        whenSettingsWanted.run();
    }

    @FXML
    private void logIn() {
        viewModel.logIn();
    }
}
