package fr.gestan.gsupport.desktop.session;

import fr.gestan.gsupport.desktop.actions.Action;
import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Actions;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.StackPane;

/** Binds the change of password to its view model. */
public final class PasswordController {

    private static final String MET = "✓ ";
    private static final String OPEN = "○ ";

    private final PasswordViewModel viewModel;
    private final Messages messages;
    private final Actions actions;
    /** JavaFX keeps only weak hold of bindings. */
    private final List<ObservableValue<?>> held = new ArrayList<>();

    @FXML
    private StackPane root;

    @FXML
    private Label currentLabel;

    @FXML
    private PasswordField current;

    @FXML
    private Label currentError;

    @FXML
    private Label nextLabel;

    @FXML
    private PasswordField next;

    @FXML
    private Label nextError;

    @FXML
    private Label repeatedLabel;

    @FXML
    private PasswordField repeated;

    @FXML
    private Label repeatedError;

    @FXML
    private Label lengthRule;

    @FXML
    private Label sameRule;

    @FXML
    private Label message;

    @FXML
    private Button save;

    @FXML
    private Button close;

    /** @param actions takes the commands that are in reach while the password is being changed */
    public PasswordController(PasswordViewModel viewModel, Messages messages, Actions actions) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.actions = actions;
    }

    @FXML
    private void initialize() {
        root.visibleProperty().bind(viewModel.showingProperty());
        root.managedProperty().bind(root.visibleProperty());
        currentLabel.setLabelFor(current);
        nextLabel.setLabelFor(next);
        repeatedLabel.setLabelFor(repeated);
        current.textProperty().bindBidirectional(viewModel.currentProperty());
        next.textProperty().bindBidirectional(viewModel.nextProperty());
        repeated.textProperty().bindBidirectional(viewModel.repeatedProperty());
        say(currentError, viewModel.currentErrorProperty());
        say(nextError, viewModel.nextErrorProperty());
        say(repeatedError, viewModel.repeatedErrorProperty());
        say(message, viewModel.messageProperty());
        rule(lengthRule, viewModel.longEnough(), viewModel.lengthRule());
        rule(sameRule, viewModel.same(), Bindings.createStringBinding(() -> messages.text("password.rule.same")));
        BooleanBinding ready = hold(viewModel.ready());
        save.disableProperty().bind(ready.not());
        save.textProperty()
                .bind(viewModel.busyProperty().map(busy -> messages.text(busy ? "password.busy" : "password.save")));
        close.disableProperty().bind(viewModel.busyProperty());
        var layer = actions.over(viewModel.showingProperty());
        actions.tell(
                layer.register(Action.of(Group.WINDOW, "action.password.save", viewModel::save)
                        .keys("Ctrl+Enter")),
                save);
        actions.tell(
                layer.register(Action.of(Group.WINDOW, "action.password.close", viewModel::close)
                        .keys("Esc")
                        .quiet()),
                close);
        viewModel.showingProperty().addListener((property, before, now) -> {
            if (now) {
                Platform.runLater(current::requestFocus);
            }
        });
        viewModel.busyProperty().addListener((property, before, now) -> {
            if (!now) {
                Platform.runLater(this::focusWhatWasWrong);
            }
        });
    }

    private static void say(Label label, ObservableStringValue sentence) {
        label.textProperty().bind(sentence);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }

    private void rule(Label label, BooleanBinding met, ObservableStringValue words) {
        hold(met);
        hold(words);
        label.textProperty()
                .bind(Bindings.createStringBinding(() -> (met.get() ? MET : OPEN) + words.get(), met, words));
        label.getStyleClass().add("password-rule");
        met.addListener((property, before, now) -> {
            label.getStyleClass().remove("met");
            if (now) {
                label.getStyleClass().add("met");
            }
        });
    }

    private <T extends ObservableValue<?>> T hold(T binding) {
        held.add(binding);
        return binding;
    }

    private void focusWhatWasWrong() {
        if (currentError.isVisible()) {
            current.requestFocus();
        } else if (nextError.isVisible()) {
            next.requestFocus();
        }
    }

    @FXML
    private void save() {
        viewModel.save();
    }

    @FXML
    private void close() {
        viewModel.close();
    }
}
