package fr.gestan.gsupport.desktop.office.accounts;

import fr.gestan.gsupport.api.keys.ApiKey;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Shown;
import fr.gestan.gsupport.desktop.office.Columns;
import fr.gestan.gsupport.desktop.office.DateField;
import fr.gestan.gsupport.desktop.office.OfficeActions;
import java.util.Map;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.VBox;

/** Binds the keys of scripts to their view model. */
public final class KeysController {

    private final KeysViewModel viewModel;
    private final OfficeActions actions;
    private final Messages messages;
    private final Formats formats;

    @FXML
    private TableView<ApiKey> keys;

    @FXML
    private Button more;

    @FXML
    private Button revoke;

    @FXML
    private VBox question;

    @FXML
    private Label questionText;

    @FXML
    private Button yes;

    @FXML
    private Button no;

    @FXML
    private Label nameLabel;

    @FXML
    private TextField name;

    @FXML
    private VBox scopes;

    @FXML
    private Label expiresLabel;

    @FXML
    private DatePicker expiresOn;

    @FXML
    private Button create;

    @FXML
    private VBox createdPane;

    @FXML
    private TextField created;

    @FXML
    private Button copy;

    @FXML
    private Button done;

    @FXML
    private Label outcome;

    /** @param actions knows by which keys of the keyboard a key is made */
    public KeysController(KeysViewModel viewModel, OfficeActions actions, Messages messages, Formats formats) {
        this.viewModel = viewModel;
        this.actions = actions;
        this.messages = messages;
        this.formats = formats;
    }

    @FXML
    private void initialize() {
        Columns.of(keys)
                .text(messages.text("office.keys.name"), 150, ApiKey::name)
                .text(messages.text("office.keys.scopes"), 150, key -> String.join(", ", key.scopes()))
                .text(messages.text("office.keys.state"), 80, viewModel::stateOf)
                .figure(messages.text("office.keys.created-at"), 128, ApiKey::createdAt, formats::shortDateTime)
                .figure(messages.text("office.keys.expires"), 90, ApiKey::expiresOn, formats::date)
                .figure(messages.text("office.keys.used"), 128, ApiKey::lastUsedAt, formats::shortDateTime);
        keys.setItems(viewModel.keys().items());
        Shown.when(more, viewModel.keys().moreProperty());
        more.setOnAction(clicked -> viewModel.keys().readMore());
        bindQuestion();
        bindForm();
        Shown.when(createdPane, viewModel.createdProperty().isNotEmpty());
        created.textProperty().bind(viewModel.createdProperty());
        copy.setOnAction(clicked -> Clipboard.getSystemClipboard()
                .setContent(Map.of(
                        DataFormat.PLAIN_TEXT, viewModel.createdProperty().get())));
        done.setOnAction(clicked -> viewModel.forgetCreated());
        viewModel.createdProperty().addListener((property, before, now) -> {
            if (!now.isEmpty()) {
                Platform.runLater(copy::requestFocus);
            }
        });
        Shown.outcome(outcome, viewModel.outcomeProperty());
    }

    private void bindQuestion() {
        var selected = keys.getSelectionModel().selectedItemProperty();
        revoke.disableProperty()
                .bind(selected.map(key -> key.status() != ApiKey.Status.ACTIVE).orElse(true));
        revoke.setOnAction(clicked -> viewModel.askToRevoke(selected.get()));
        questionText.textProperty().bind(viewModel.question());
        Shown.when(question, questionText.textProperty().isNotEmpty());
        questionText.textProperty().addListener((property, before, now) -> {
            // The harmless answer waits for Enter.
            Platform.runLater(now.isEmpty() ? keys::requestFocus : no::requestFocus);
        });
        yes.setOnAction(clicked -> viewModel.revoke());
        no.setOnAction(clicked -> viewModel.keep());
        yes.disableProperty().bind(viewModel.busyProperty());
    }

    private void bindForm() {
        nameLabel.setLabelFor(name);
        name.textProperty().bindBidirectional(viewModel.nameProperty());
        for (var scope : KeysViewModel.SCOPES) {
            var box = new CheckBox(viewModel.nameOf(scope));
            box.setMnemonicParsing(false);
            box.setWrapText(true);
            box.setId("scope-" + scope.replace(':', '-'));
            box.selectedProperty().bindBidirectional(viewModel.has(scope));
            scopes.getChildren().add(box);
        }
        expiresLabel.setLabelFor(expiresOn);
        DateField.bind(expiresOn, viewModel.expiresOnProperty(), formats);
        create.setOnAction(clicked -> viewModel.create());
        create.disableProperty().bind(viewModel.busyProperty());
        actions.tellMainAct(create);
    }
}
