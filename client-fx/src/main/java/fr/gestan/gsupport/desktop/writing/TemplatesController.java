package fr.gestan.gsupport.desktop.writing;

import fr.gestan.gsupport.api.texttemplates.TemplatePlace;
import fr.gestan.gsupport.api.texttemplates.TextTemplate;
import javafx.application.Platform;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.util.StringConverter;

/** Binds the templates' own screen to its view model. */
public final class TemplatesController {

    private final TemplatesViewModel viewModel;
    private BooleanBinding editable;

    @FXML
    private Pane root;

    @FXML
    private ListView<TextTemplate> list;

    @FXML
    private Label nameLabel;

    @FXML
    private TextField name;

    @FXML
    private Label placeLabel;

    @FXML
    private ComboBox<TemplatePlace> place;

    @FXML
    private Label textLabel;

    @FXML
    private TextArea text;

    @FXML
    private CheckBox shared;

    @FXML
    private Label message;

    @FXML
    private Button delete;

    @FXML
    private Button save;

    public TemplatesController(TemplatesViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        nameLabel.setLabelFor(name);
        placeLabel.setLabelFor(place);
        textLabel.setLabelFor(text);
        list.setItems(viewModel.templates());
        list.setCellFactory(view -> new Cell());
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (property, before, now) -> viewModel.selectedProperty().set(now));
        viewModel.selectedProperty().addListener((property, before, now) -> {
            if (now == null) {
                list.getSelectionModel().clearSelection();
            }
        });
        name.textProperty().bindBidirectional(viewModel.nameProperty());
        text.textProperty().bindBidirectional(viewModel.textProperty());
        place.getItems().setAll(TemplatePlace.values());
        place.setConverter(new Places());
        place.valueProperty().bindBidirectional(viewModel.placeProperty());
        shared.selectedProperty().bindBidirectional(viewModel.sharedProperty());
        shared.setDisable(!viewModel.mayShare());
        editable = viewModel.editableBinding();
        name.editableProperty().bind(editable);
        text.editableProperty().bind(editable);
        place.disableProperty().bind(editable.not());
        save.disableProperty().bind(editable.not().or(viewModel.busyProperty()));
        delete.disableProperty()
                .bind(editable.not()
                        .or(viewModel.busyProperty())
                        .or(viewModel.selectedProperty().isNull()));
        message.textProperty().bind(viewModel.messageProperty());
        root.sceneProperty().addListener(appeared -> Platform.runLater(name::requestFocus));
    }

    private final class Cell extends ListCell<TextTemplate> {
        @Override
        protected void updateItem(TextTemplate template, boolean empty) {
            super.updateItem(template, empty);
            setText(empty ? null : viewModel.nameOf(template));
        }
    }

    private final class Places extends StringConverter<TemplatePlace> {
        @Override
        public String toString(TemplatePlace chosen) {
            return chosen == null ? "" : viewModel.nameOf(chosen);
        }

        @Override
        public TemplatePlace fromString(String words) {
            throw new UnsupportedOperationException("Places are not typed");
        }
    }

    @FXML
    private void begin() {
        viewModel.begin();
        name.requestFocus();
    }

    @FXML
    private void save() {
        viewModel.save();
    }

    @FXML
    private void delete() {
        viewModel.delete();
    }
}
