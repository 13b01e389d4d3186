package fr.gestan.gsupport.desktop.office;

import javafx.fxml.FXML;
import javafx.scene.control.MenuItem;

/** Binds the way to a technician's own month, among what is about the person who is logged in. */
public final class MyMonthController {

    private final OfficeViewModel viewModel;
    private final OfficeActions actions;

    @FXML
    private MenuItem item;

    public MyMonthController(OfficeViewModel viewModel, OfficeActions actions) {
        this.viewModel = viewModel;
        this.actions = actions;
    }

    @FXML
    private void initialize() {
        var action = actions.of(OfficeView.PAY);
        item.setVisible(action != null && !viewModel.isOfTheOffice());
        if (action != null) {
            item.setAccelerator(action.accelerators().get(0));
            item.setOnAction(chosen -> action.runIfEnabled());
        }
    }
}
