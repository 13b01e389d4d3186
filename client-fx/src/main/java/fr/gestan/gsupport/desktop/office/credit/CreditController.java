package fr.gestan.gsupport.desktop.office.credit;

import fr.gestan.gsupport.api.lots.Lot;
import fr.gestan.gsupport.api.packs.Pack;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Shown;
import fr.gestan.gsupport.desktop.office.BusyForm;
import fr.gestan.gsupport.desktop.office.Columns;
import fr.gestan.gsupport.desktop.office.DateField;
import fr.gestan.gsupport.desktop.office.OfficeActions;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Binds the sale of credit, and what there is of it, to their view models. */
public final class CreditController {

    private final CreditViewModel viewModel;
    private final OfficeActions actions;
    private final Messages messages;
    private final Formats formats;

    @FXML
    private Label heading;

    @FXML
    private VBox form;

    @FXML
    private Label packLabel;

    @FXML
    private ComboBox<Pack> pack;

    @FXML
    private Button noPack;

    @FXML
    private Label minutesLabel;

    @FXML
    private TextField minutes;

    @FXML
    private Label referenceLabel;

    @FXML
    private TextField reference;

    @FXML
    private Label untilLabel;

    @FXML
    private DatePicker validUntil;

    @FXML
    private Label validity;

    @FXML
    private CheckBox binding;

    @FXML
    private CheckBox offered;

    @FXML
    private Label outcome;

    @FXML
    private Button sell;

    @FXML
    private TableView<Lot> lots;

    @FXML
    private VBox extension;

    @FXML
    private Label extendLabel;

    @FXML
    private DatePicker extendUntil;

    @FXML
    private Label reasonLabel;

    @FXML
    private TextField reason;

    @FXML
    private Button extend;

    @FXML
    private Label lotsOutcome;

    /** @param actions knows by which keys it is sold */
    public CreditController(CreditViewModel viewModel, OfficeActions actions, Messages messages, Formats formats) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.messages = messages;
        this.formats = formats;
    }

    @FXML
    private void initialize() {
        heading.textProperty().bind(viewModel.heading());
        packLabel.setLabelFor(pack);
        minutesLabel.setLabelFor(minutes);
        referenceLabel.setLabelFor(reference);
        untilLabel.setLabelFor(validUntil);
        pack.setItems(viewModel.packs());
        pack.setConverter(new Packs());
        pack.valueProperty().bindBidirectional(viewModel.packProperty());
        var ofAPack = viewModel.packProperty().isNotNull();
        Shown.when(noPack, ofAPack);
        noPack.setOnAction(clicked -> {
            viewModel.packProperty().set(null);
            minutes.requestFocus();
            minutes.selectAll();
        });
        minutes.textProperty().bindBidirectional(viewModel.minutesProperty());
        minutes.disableProperty().bind(ofAPack);
        reference.textProperty().bindBidirectional(viewModel.referenceProperty());
        DateField.bind(validUntil, viewModel.validUntilProperty(), formats);
        validity.textProperty().bind(viewModel.validity());
        Shown.when(validity, validity.textProperty().isNotEmpty());
        binding.selectedProperty().bindBidirectional(viewModel.bindingProperty());
        binding.disableProperty().bind(ofAPack);
        offered.selectedProperty().bindBidirectional(viewModel.offeredProperty());
        BusyForm.bind(form, viewModel.busyProperty());
        Shown.outcome(outcome, viewModel.outcomeProperty());
        sell.setOnAction(clicked -> viewModel.sell());
        sell.disableProperty().bind(viewModel.busyProperty());
        actions.tellMainAct(sell);
        bindLots();
    }

    /** A table forgets what was selected when its rows are read again. */
    private void select(Lot lot) {
        if (lot == null) {
            lots.getSelectionModel().clearSelection();
        } else {
            lots.getSelectionModel().select(lot);
        }
    }

    private void bindLots() {
        var model = viewModel.lots();
        Columns.of(lots)
                .figure(messages.text("office.lots.line"), 84, Lot::lineId, formats::number)
                .figure(messages.text("office.lots.bought"), 128, Lot::purchasedAt, formats::shortDateTime)
                .figure(messages.text("office.lots.size"), 80, Lot::minutes, formats::number)
                .figure(messages.text("office.lots.left"), 76, Lot::remainingMinutes, formats::number)
                .text(messages.text("office.lots.end"), 130, model::endOf)
                .text(messages.text("office.lots.origin"), 170, model::originOf);
        lots.setItems(model.lots());
        lots.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null || lots.getItems().isEmpty()) {
                model.chosenProperty().set(now);
            }
        });
        model.lots().addListener((ListChangeListener<Lot>)
                change -> Platform.runLater(() -> select(model.chosenProperty().get())));
        select(model.chosenProperty().get());
        extendLabel.setLabelFor(extendUntil);
        reasonLabel.setLabelFor(reason);
        DateField.bind(extendUntil, model.untilProperty(), formats);
        reason.textProperty().bindBidirectional(model.reasonProperty());
        Shown.when(extension, model.chosenProperty().map(model::isExtendable).orElse(false));
        extension.disableProperty().bind(model.busyProperty());
        extend.setOnAction(clicked -> model.extend());
        Shown.outcome(lotsOutcome, model.outcomeProperty());
    }

    private final class Packs extends StringConverter<Pack> {

        @Override
        public String toString(Pack of) {
            return viewModel.nameOf(of);
        }

        @Override
        public Pack fromString(String words) {
            throw new UnsupportedOperationException("Packs are not typed");
        }
    }
}
