package fr.gestan.gsupport.desktop.office;

import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Shown;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/** Binds what the office can do for the client on the card; whoever may do nothing there sees nothing of it. */
public final class ClientActionsController {

    private final OfficeViewModel viewModel;
    private final OfficeActions actions;
    private final Messages messages;

    @FXML
    private FlowPane buttons;

    public ClientActionsController(OfficeViewModel viewModel, OfficeActions actions, Messages messages) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        for (var view : viewModel.offered()) {
            if (view.isOfClient()) {
                var button = new Button(messages.text("office.card." + view.key()));
                button.setId("card-" + view.key());
                button.setMnemonicParsing(true);
                button.setMinWidth(Button.USE_PREF_SIZE);
                button.getStyleClass().add("small");
                actions.actions().show(actions.of(view), button);
                buttons.getChildren().add(button);
            }
        }
        Shown.when(buttons, Bindings.isNotEmpty(buttons.getChildren()));
    }
}
