package fr.gestan.gsupport.desktop.settings;

import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.settings.ServerViewModel.Outcome;
import fr.gestan.gsupport.desktop.settings.SettingsViewModel.Fixed;
import fr.gestan.gsupport.desktop.theme.TextSize;
import fr.gestan.gsupport.desktop.theme.Theme;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.StringConverter;

/** Binds the settings to their view model. */
public final class SettingsController {

    private static final PseudoClass USABLE = PseudoClass.getPseudoClass("usable");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final SettingsViewModel viewModel;
    private final Messages messages;

    @FXML
    private ScrollPane root;

    @FXML
    private Label title;

    @FXML
    private Label hint;

    @FXML
    private Label serverLabel;

    @FXML
    private TextField server;

    @FXML
    private Button check;

    @FXML
    private Label serverMessage;

    @FXML
    private Label serverHint;

    @FXML
    private Label languageLabel;

    @FXML
    private ComboBox<Locale> language;

    @FXML
    private Label languageHint;

    @FXML
    private Label themeLabel;

    @FXML
    private ComboBox<Theme> theme;

    @FXML
    private Label textSizeLabel;

    @FXML
    private ComboBox<TextSize> textSize;

    @FXML
    private CheckBox spelling;

    @FXML
    private CheckBox clientOpened;

    @FXML
    private CheckBox recordRefused;

    @FXML
    private CheckBox stopwatchLong;

    @FXML
    private CheckBox mailFailed;

    @FXML
    private Button done;

    public SettingsController(SettingsViewModel viewModel, Messages messages) {
        this.viewModel = viewModel;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        title.setText(messages.text(viewModel.isFirstRun() ? "settings.first-run" : "settings.title"));
        hint.setText(messages.text(viewModel.isFirstRun() ? "settings.first-run.hint" : "settings.hint"));
        bindServer();
        languageLabel.setLabelFor(language);
        themeLabel.setLabelFor(theme);
        textSizeLabel.setLabelFor(textSize);
        language.getItems().setAll(viewModel.languages());
        language.setConverter(shownAs(viewModel::nameOf));
        language.valueProperty().bindBidirectional(viewModel.languageProperty());
        language.setDisable(viewModel.isFixed(Fixed.LANGUAGE));
        showOnlyIf(languageHint, viewModel.isFixed(Fixed.LANGUAGE));
        theme.getItems().setAll(Theme.values());
        theme.setConverter(shownAs(viewModel::nameOf));
        theme.valueProperty().bindBidirectional(viewModel.themeProperty());
        textSize.getItems().setAll(TextSize.all());
        textSize.setConverter(shownAs(viewModel::nameOf));
        textSize.valueProperty().bindBidirectional(viewModel.textSizeProperty());
        spelling.selectedProperty().bindBidirectional(viewModel.spellingProperty());
        Map.of(
                        NotificationKind.CLIENT_OPENED, clientOpened,
                        NotificationKind.RECORD_REFUSED, recordRefused,
                        NotificationKind.STOPWATCH_LONG, stopwatchLong,
                        NotificationKind.MAIL_FAILED, mailFailed)
                .forEach((kind, box) -> {
                    box.setText(viewModel.nameOf(kind));
                    box.selectedProperty().bindBidirectional(viewModel.toldProperty(kind));
                });
        done.textProperty().bind(viewModel.doubtfulProperty().map(doubtful -> messages.text(wordForDone(doubtful))));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveByEscape);
        root.sceneProperty().addListener(appeared -> Platform.runLater(this::focus));
    }

    private void bindServer() {
        var checked = viewModel.server();
        var fixed = viewModel.isFixed(Fixed.SERVER);
        serverLabel.setLabelFor(server);
        server.textProperty().bindBidirectional(checked.addressProperty());
        server.setDisable(fixed);
        serverHint.setText(messages.text(fixed ? "settings.server.fixed" : "settings.server.hint"));
        showOnlyIf(serverHint, fixed || !viewModel.isFirstRun());
        check.disableProperty().bind(checked.busyProperty());
        serverMessage.textProperty().bind(checked.messageProperty());
        serverMessage.visibleProperty().bind(checked.messageProperty().isNotEmpty());
        serverMessage.managedProperty().bind(serverMessage.visibleProperty());
        checked.outcomeProperty().addListener((property, before, now) -> {
            serverMessage.pseudoClassStateChanged(USABLE, now == Outcome.USABLE);
            serverMessage.pseudoClassStateChanged(WRONG, now == Outcome.WRONG);
        });
    }

    private static void showOnlyIf(Label label, boolean shown) {
        label.setVisible(shown);
        label.setManaged(shown);
    }

    private String wordForDone(boolean doubtful) {
        if (doubtful) {
            return "settings.done.all-the-same";
        }
        return viewModel.isFirstRun() ? "settings.done.first" : "settings.done";
    }

    private static <T> StringConverter<T> shownAs(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(T choice) {
                return choice == null ? "" : name.apply(choice);
            }

            @Override
            public T fromString(String words) {
                throw new UnsupportedOperationException("Choices are not typed");
            }
        };
    }

    /** There is nothing to go back to the first time; an open list takes Escape for itself. */
    private void leaveByEscape(KeyEvent pressed) {
        var choosing = language.isShowing() || theme.isShowing() || textSize.isShowing();
        if (pressed.getCode() == KeyCode.ESCAPE && !viewModel.isFirstRun() && !choosing) {
            pressed.consume();
            viewModel.done();
        }
    }

    private void focus() {
        if (server.isDisabled()) {
            language.requestFocus();
        } else {
            server.requestFocus();
            server.end();
        }
    }

    @FXML
    private void check() {
        viewModel.server().check();
    }

    @FXML
    private void done() {
        viewModel.done();
    }
}
