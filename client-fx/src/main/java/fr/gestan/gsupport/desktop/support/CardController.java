package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.live.LiveViewModel;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the card to its view model. */
public final class CardController {

    private static final Duration COPIED_SHOWN = Duration.seconds(2);

    private final CardViewModel viewModel;
    private final LiveViewModel live;
    private final Messages messages;

    @FXML
    private VBox root;

    @FXML
    private Label presence;

    @FXML
    private Button copyId;

    @FXML
    private Button copyEmail;

    @FXML
    private Label balanceChange;

    @FXML
    private GridPane identity;

    @FXML
    private GridPane figures;

    @FXML
    private VBox chart;

    @FXML
    private VBox panel;

    @FXML
    private Label cloudBanner;

    @FXML
    private Label npiReason;

    @FXML
    private Label emailWarning;

    @FXML
    private Label npi;

    @FXML
    private Label hosting;

    @FXML
    private Label balance;

    @FXML
    private HBox validity;

    @FXML
    private Label expired;

    /** @param live what others do to the client */
    public CardController(CardViewModel viewModel, LiveViewModel live, Messages messages) {
        this.viewModel = viewModel;
        this.live = live;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        for (var field : CardField.values()) {
            var value = (Label) root.lookup("#" + field.id());
            value.textProperty().bind(viewModel.text(field));
            value.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, wanted -> offerACopy(value));
        }
        balance.textProperty().bind(viewModel.balance());
        hosting.textProperty().bind(viewModel.hosting());
        showWhileNotEmpty(cloudBanner, viewModel.cloudBanner());
        showWhileNotEmpty(npiReason, viewModel.doNotInterveneReason());
        showWhileNotEmpty(emailWarning, viewModel.emailWarning());
        copyByClick(
                copyId,
                CardField.ID,
                () -> String.valueOf(viewModel.cardProperty().get().id()));
        copyByClick(
                copyEmail, CardField.EMAIL, () -> viewModel.cardProperty().get().email());
        showWhileNotEmpty(presence, live.presenceProperty());
        showWhileNotEmpty(balanceChange, live.changeProperty());
        Looks.styleWhile(npi, "stop", viewModel.doNotIntervene());
        npi.textProperty()
                .bind(viewModel
                        .doNotIntervene()
                        .map(set -> messages.text(set ? "support.card.npi.yes" : "support.card.npi.no")));
        Looks.toneOf(balance, viewModel.balanceTone());
        Looks.showWhile(expired, viewModel.expired());
        Looks.styleWhile(validity, "late", viewModel.expired());
        Looks.showWhile(validity, viewModel.text(CardField.VALID_UNTIL).isNotEmpty());
    }

    /** Puts who the client is above the figures where all do not fit beside each other. */
    void stack(boolean stacked) {
        GridPane.setColumnSpan(identity, stacked ? GridPane.REMAINING : 1);
        for (var below : List.of(figures, chart, panel)) {
            GridPane.setRowIndex(below, stacked ? 1 : 0);
        }
        GridPane.setColumnIndex(figures, stacked ? 0 : 1);
        root.getStyleClass().remove("stacked");
        if (stacked) {
            root.getStyleClass().add("stacked");
        }
    }

    private void showWhileNotEmpty(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        Looks.showWhile(label, label.textProperty().isNotEmpty());
    }

    /** Made when it is first wanted: JavaFX makes a window for each menu. */
    private void offerACopy(Label value) {
        if (value.getContextMenu() == null) {
            var copy = new MenuItem(messages.text("support.card.copy"));
            copy.setOnAction(chosen -> copy(value.getText()));
            value.setContextMenu(new ContextMenu(copy));
        }
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    /** The button says for a moment that it is done; a click on the value does the same. */
    private void copyByClick(Button button, CardField field, Supplier<String> text) {
        var icon = new FontIcon("fth-copy");
        var done = new PauseTransition(COPIED_SHOWN);
        done.setOnFinished(over -> {
            button.setText("");
            icon.setIconLiteral("fth-copy");
        });
        button.setGraphic(icon);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(clicked -> {
            copy(text.get());
            button.setText(messages.text("support.card.copied"));
            icon.setIconLiteral("fth-check");
            done.playFromStart();
        });
        Looks.showWhile(button, viewModel.text(field).isNotEmpty());
        root.lookup("#" + field.id()).setOnMouseClicked(clicked -> {
            if (clicked.getButton() == MouseButton.PRIMARY) {
                button.fire();
            }
        });
    }
}
