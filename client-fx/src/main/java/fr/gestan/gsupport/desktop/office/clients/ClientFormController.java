package fr.gestan.gsupport.desktop.office.clients;

import fr.gestan.gsupport.api.clients.PossibleDuplicate;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Shown;
import fr.gestan.gsupport.desktop.office.BusyForm;
import fr.gestan.gsupport.desktop.office.OfficeActions;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Binds a client's data to their view model, one row a field. */
public final class ClientFormController {

    private static final Map<ClientField, List<String>> CHOICES =
            Map.of(ClientField.HOSTING, List.of("CLASSIC", "CLOUD"), ClientField.LANGUAGE, List.of("FR", "EN"));
    private static final List<String> CHECK_STYLES = List.of("field-hint", "field-warning", "field-error");

    private final ClientFormViewModel viewModel;
    private final Messages messages;
    private final OfficeActions actions;
    private final Map<ClientField, Control> controls = new EnumMap<>(ClientField.class);

    @FXML
    private VBox root;

    @FXML
    private Label heading;

    @FXML
    private VBox differencesPane;

    @FXML
    private GridPane differences;

    @FXML
    private VBox duplicatesPane;

    @FXML
    private GridPane duplicates;

    @FXML
    private GridPane fields;

    @FXML
    private VBox doNotIntervene;

    @FXML
    private Label outcome;

    @FXML
    private Button save;

    @FXML
    private Button startAgain;

    /** @param actions knows by which keys it is saved */
    public ClientFormController(ClientFormViewModel viewModel, Messages messages, OfficeActions actions) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.actions = actions;
    }

    @FXML
    private void initialize() {
        heading.textProperty().bind(viewModel.heading());
        Shown.when(heading, heading.textProperty().isNotEmpty());
        for (var field : ClientField.values()) {
            addRow(field);
        }
        var nothingThere =
                viewModel.clientProperty().isNull().and(Bindings.createBooleanBinding(() -> !viewModel.isForANewOne()));
        BusyForm.bind(fields, viewModel.busyProperty().or(nothingThere));
        Shown.when(doNotIntervene, viewModel.clientProperty().isNotNull());
        Shown.when(differencesPane, Bindings.isNotEmpty(viewModel.differences()));
        viewModel.differences().addListener((ListChangeListener<Difference>) change -> showDifferences());
        Shown.outcome(outcome, viewModel.outcomeProperty());
        viewModel.lookAtProperty().addListener((property, before, now) -> {
            if (now != null) {
                controls.get(now).requestFocus();
            }
        });
        save.textProperty().bind(viewModel.saveName());
        Shown.when(duplicatesPane, Bindings.isNotEmpty(viewModel.duplicates()));
        viewModel.duplicates().addListener((ListChangeListener<PossibleDuplicate>) change -> showDuplicates());
        showDifferences();
        showDuplicates();
        registerActions();
    }

    private void registerActions() {
        save.disableProperty().bind(viewModel.busyProperty());
        save.setOnAction(clicked -> viewModel.save());
        actions.tellMainAct(save);
        startAgain.disableProperty().bind(viewModel.changed().not().or(viewModel.busyProperty()));
        startAgain.setOnAction(clicked -> viewModel.startAgain());
    }

    private void addRow(ClientField field) {
        var control = field.isChosen() ? choiceOf(field) : textOf(field);
        control.setId("client-" + field.id());
        control.getStyleClass().add("client-field");
        control.setMaxWidth(Double.MAX_VALUE);
        controls.put(field, control);
        var label = new Label(messages.text("office.client.field." + field.id()));
        label.setMnemonicParsing(true);
        label.setLabelFor(control);
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.getStyleClass().add("form-label");
        var sentence = new Label();
        sentence.setId("check-" + field.id());
        sentence.setWrapText(true);
        var check = viewModel.checkOf(field);
        sentence.textProperty()
                .bind(Bindings.createStringBinding(() -> check.get().sentence(), check));
        control.accessibleHelpProperty().bind(sentence.textProperty());
        style(sentence, check.get());
        check.addListener((property, before, now) -> style(sentence, now));
        sentence.getProperties().put(ClientField.class, check);
        fields.addRow(field.ordinal(), label, control, sentence);
    }

    private static void style(Label sentence, FieldCheck check) {
        sentence.getStyleClass().removeAll(CHECK_STYLES);
        sentence.getStyleClass().add("field-" + check.kind().name().toLowerCase(Locale.ROOT));
    }

    private Control textOf(ClientField field) {
        var text = new TextField();
        text.textProperty().bindBidirectional(viewModel.property(field));
        if (field == ClientField.COMPANY_NAME) {
            text.getStyleClass().add("first");
        }
        return text;
    }

    private Control choiceOf(ClientField field) {
        var choice = new ComboBox<String>();
        choice.getItems().setAll(CHOICES.get(field));
        choice.setConverter(new Names(field));
        choice.valueProperty().bindBidirectional(viewModel.property(field));
        return choice;
    }

    private void showDuplicates() {
        duplicates.getChildren().clear();
        for (var duplicate : viewModel.duplicates()) {
            var name = new Label(viewModel.nameOf(duplicate));
            name.setWrapText(true);
            var open = new Button(messages.text("office.client.duplicate.open"));
            open.setAccessibleText(messages.text(
                    "office.client.duplicate.open.accessible",
                    duplicate.client().companyName()));
            open.getStyleClass().add("small");
            open.setMinWidth(Button.USE_PREF_SIZE);
            open.setOnAction(clicked -> viewModel.open(duplicate));
            duplicates.addRow(duplicates.getRowCount(), open, name);
        }
    }

    private void showDifferences() {
        differences.getChildren().clear();
        for (var difference : viewModel.differences()) {
            var name = new Label(
                    messages.text("office.client.field." + difference.field().id())
                            .replace("_", ""));
            name.getStyleClass().add("form-label");
            var group = new ToggleGroup();
            var yours = choiceOf(difference, "office.client.yours", difference.yours(), group);
            var theirs = choiceOf(difference, "office.client.theirs", difference.theirs(), group);
            (difference.keepsYoursProperty().get() ? yours : theirs).setSelected(true);
            difference.keepsYoursProperty().bind(yours.selectedProperty());
            differences.addRow(differences.getRowCount(), name, yours, theirs);
        }
    }

    private RadioButton choiceOf(Difference difference, String key, String text, ToggleGroup group) {
        var shown =
                text.isEmpty() ? messages.text("office.client.nothing") : viewModel.nameOf(difference.field(), text);
        var button = new RadioButton(messages.text(key, shown));
        button.setMnemonicParsing(false);
        button.setWrapText(true);
        button.setToggleGroup(group);
        button.setAccessibleText(
                messages.text("office.client.field." + difference.field().id()).replace("_", "") + ", "
                        + button.getText());
        return button;
    }

    /** What may be chosen, in words. */
    private final class Names extends StringConverter<String> {

        private final ClientField field;

        private Names(ClientField field) {
            this.field = field;
        }

        @Override
        public String toString(String code) {
            return viewModel.nameOf(field, code);
        }

        @Override
        public String fromString(String words) {
            throw new UnsupportedOperationException("It is chosen, not typed");
        }
    }
}
