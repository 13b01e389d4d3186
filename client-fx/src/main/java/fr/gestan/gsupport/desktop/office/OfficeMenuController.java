package fr.gestan.gsupport.desktop.office;

import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Shown;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** Binds the menu in the title bar that leads to the office; technicians who are nothing else do not have it. */
public final class OfficeMenuController {

    private final OfficeViewModel viewModel;
    private final OfficeActions actions;
    private final Messages messages;

    @FXML
    private MenuButton office;

    public OfficeMenuController(OfficeViewModel viewModel, OfficeActions actions, Messages messages) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.messages = messages;
    }

    @FXML
    private void initialize() {
        Shown.when(office, Bindings.createBooleanBinding(viewModel::isOfTheOffice));
        actions.actions().tell(actions.open(), office);
        for (var view : viewModel.offered()) {
            var item = new MenuItem(messages.text("office.view." + view.key()));
            var action = actions.of(view);
            item.setAccelerator(action.accelerators().get(0));
            item.disableProperty().bind(Bindings.not(action.enabled()));
            item.setOnAction(chosen -> action.runIfEnabled());
            office.getItems().add(item);
        }
    }
}
