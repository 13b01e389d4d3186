package fr.gestan.gsupport.desktop.office.credit;

import fr.gestan.gsupport.api.packs.Pack;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Shown;
import fr.gestan.gsupport.desktop.office.BusyForm;
import fr.gestan.gsupport.desktop.office.Columns;
import fr.gestan.gsupport.desktop.office.DateField;
import fr.gestan.gsupport.desktop.office.OfficeActions;
import javafx.beans.binding.Bindings;
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

/** Binds the catalogue of packs to its view model. */
public final class PacksController {

    private final PacksViewModel viewModel;
    private final OfficeActions actions;
    private final Messages messages;
    private final Formats formats;

    @FXML
    private TableView<Pack> packs;

    @FXML
    private Button begin;

    @FXML
    private Button more;

    @FXML
    private Label heading;

    @FXML
    private Label soldHint;

    @FXML
    private VBox form;

    @FXML
    private Label labelLabel;

    @FXML
    private TextField label;

    @FXML
    private Label minutesLabel;

    @FXML
    private TextField minutes;

    @FXML
    private Label priceLabel;

    @FXML
    private TextField price;

    @FXML
    private Label validityLabel;

    @FXML
    private TextField validity;

    @FXML
    private ComboBox<Validity.Unit> unit;

    @FXML
    private CheckBox binding;

    @FXML
    private Label fromLabel;

    @FXML
    private DatePicker from;

    @FXML
    private Label toLabel;

    @FXML
    private DatePicker to;

    @FXML
    private Label outcome;

    @FXML
    private Button save;

    /** @param actions knows by which keys a pack is saved */
    public PacksController(PacksViewModel viewModel, OfficeActions actions, Messages messages, Formats formats) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.messages = messages;
        this.formats = formats;
    }

    @FXML
    private void initialize() {
        Columns.of(packs)
                .text(messages.text("office.packs.label"), 170, Pack::label)
                .figure(messages.text("office.pay.minutes"), 80, Pack::minutes, formats::number)
                .figure(messages.text("office.packs.price"), 90, Pack::priceCents, viewModel::priceOf)
                .text(messages.text("office.packs.validity"), 140, viewModel::validityOf)
                .text(messages.text("office.packs.sale"), 140, viewModel::saleOf);
        packs.setItems(viewModel.packs().items());
        packs.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> viewModel.choose(now));
        Shown.when(more, viewModel.packs().moreProperty());
        more.setOnAction(clicked -> viewModel.packs().readMore());
        begin.setOnAction(clicked -> {
            packs.getSelectionModel().clearSelection();
            viewModel.begin();
            label.requestFocus();
        });
        bindForm();
        Shown.outcome(outcome, viewModel.outcomeProperty());
        save.setOnAction(clicked -> viewModel.save());
        save.disableProperty().bind(viewModel.busyProperty());
        actions.tellMainAct(save);
    }

    private void bindForm() {
        heading.textProperty().bind(viewModel.heading());
        soldHint.textProperty().bind(viewModel.soldHint());
        Shown.when(soldHint, soldHint.textProperty().isNotEmpty());
        labelLabel.setLabelFor(label);
        minutesLabel.setLabelFor(minutes);
        priceLabel.setLabelFor(price);
        validityLabel.setLabelFor(validity);
        fromLabel.setLabelFor(from);
        toLabel.setLabelFor(to);
        label.textProperty().bindBidirectional(viewModel.labelProperty());
        minutes.textProperty().bindBidirectional(viewModel.minutesProperty());
        price.textProperty().bindBidirectional(viewModel.priceProperty());
        var sold = soldHint.textProperty().isNotEmpty();
        minutes.disableProperty().bind(sold);
        price.disableProperty().bind(sold);
        validity.textProperty().bindBidirectional(viewModel.validityProperty());
        unit.getItems().setAll(Validity.Unit.values());
        unit.setConverter(new Units());
        unit.valueProperty().bindBidirectional(viewModel.unitProperty());
        var unlimited = Bindings.equal(viewModel.unitProperty(), Validity.Unit.NONE);
        validity.disableProperty().bind(unlimited);
        binding.disableProperty().bind(unlimited);
        binding.selectedProperty().bindBidirectional(viewModel.bindingProperty());
        DateField.bind(from, viewModel.fromProperty(), formats);
        DateField.bind(to, viewModel.toProperty(), formats);
        BusyForm.bind(form, viewModel.busyProperty());
    }

    private final class Units extends StringConverter<Validity.Unit> {

        @Override
        public String toString(Validity.Unit of) {
            return of == null ? "" : viewModel.nameOf(of);
        }

        @Override
        public Validity.Unit fromString(String words) {
            throw new UnsupportedOperationException("Units are not typed");
        }
    }
}
