package fr.gestan.gsupport.desktop.office;

import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.support.Sight;
import fr.gestan.gsupport.desktop.theme.TextSize;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Binds the frame of the office: the way back, the rail, and the view that was chosen, made when it is first wanted. */
public final class OfficeController {

    private static final String FIRST = ".first";

    /** In pixels of letters of the usual size. */
    private static final double NARROW = 1100;

    private final OfficeViewModel viewModel;
    private final OfficeActions actions;
    private final Function<OfficeView, OfficePage> pages;
    private final Messages messages;
    private final ObservableValue<String> clientName;
    private final Map<OfficeView, OfficePage> made = new EnumMap<>(OfficeView.class);
    private final Map<OfficeView, ToggleButton> buttons = new EnumMap<>(OfficeView.class);

    @FXML
    private BorderPane root;

    @FXML
    private Button back;

    @FXML
    private Label title;

    @FXML
    private Label client;

    @FXML
    private VBox rail;

    @FXML
    private ScrollPane scroll;

    @FXML
    private StackPane page;

    /**
     * @param pages makes a view
     * @param clientName of the client on the support screen; empty without one
     */
    public OfficeController(
            OfficeViewModel viewModel,
            OfficeActions actions,
            Function<OfficeView, OfficePage> pages,
            Messages messages,
            ObservableValue<String> clientName) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.pages = pages;
        this.messages = messages;
        this.clientName = clientName;
    }

    @FXML
    private void initialize() {
        actions.actions().show(actions.back(), back);
        client.textProperty().bind(clientName);
        for (var view : viewModel.offered()) {
            rail.getChildren().add(buttonOf(view));
        }
        Sight.follow(scroll);
        root.widthProperty().addListener(changed -> narrowTheRail());
        client.fontProperty().addListener(changed -> narrowTheRail());
        viewModel.currentProperty().addListener((property, before, now) -> show(now));
        viewModel.showingProperty().addListener((property, before, now) -> {
            if (now) {
                show(viewModel.currentProperty().get());
            }
        });
        show(viewModel.currentProperty().get());
        // Back from the settings, the keys go to the view and not to what happens to be first on the screen.
        root.sceneProperty().addListener((property, before, now) -> {
            var shown = made.get(viewModel.currentProperty().get());
            if (now != null && shown != null && viewModel.showingProperty().get()) {
                Platform.runLater(() -> focusIn(shown.content()));
            }
        });
    }

    private void narrowTheRail() {
        var scale = client.getFont().getSize() / TextSize.USUAL.pixels();
        var narrow = root.getWidth() / scale < NARROW;
        if (narrow != rail.getStyleClass().contains("narrow")) {
            // After the layout that has just told the width.
            Platform.runLater(() -> {
                rail.getStyleClass().remove("narrow");
                if (narrow) {
                    rail.getStyleClass().add("narrow");
                }
            });
        }
    }

    private ToggleButton buttonOf(OfficeView view) {
        var button = new ToggleButton(messages.text("office.view." + view.key()));
        button.setId("office-" + view.key());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setWrapText(true);
        button.getStyleClass().add("rail-button");
        actions.actions().show(actions.of(view), button);
        // A second click would put the button out while its view goes on showing.
        button.addEventHandler(ActionEvent.ACTION, clicked -> mark());
        buttons.put(view, button);
        return button;
    }

    private void show(OfficeView view) {
        if (view == null || !viewModel.showingProperty().get()) {
            return;
        }
        var shown = made.computeIfAbsent(view, pages);
        page.getChildren().setAll(shown.content());
        title.setText(messages.text("office.view." + view.key()));
        mark();
        actions.inFront(shown);
        shown.whenShown().run();
        // Once it is laid out: a node that is not shown yet takes no focus.
        Platform.runLater(() -> focusIn(shown.content()));
    }

    private void mark() {
        buttons.forEach((view, button) ->
                button.setSelected(view == viewModel.currentProperty().get()));
    }

    private void focusIn(Node content) {
        // A page that scrolls has its content once it has its looks.
        root.applyCss();
        root.layout();
        var first = content.lookup(FIRST);
        if (first != null && !first.isDisabled()) {
            first.requestFocus();
        } else {
            root.requestFocus();
        }
    }
}
