package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import fr.gestan.gsupport.api.texttemplates.TemplatePlace;
import fr.gestan.gsupport.desktop.actions.Action;
import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Actions;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.writing.FieldHelpController;
import fr.gestan.gsupport.desktop.writing.SpellingController;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Binds the correction of a line to its view model. */
public final class CorrectionFormController {

    private static final String DIGITS = "[0-9]{0,7}";
    private static final int MATCHES_SHOWN = 5;

    private final CorrectionFormViewModel viewModel;
    private final Messages messages;
    private final Formats formats;
    private final Actions actions;

    @FXML
    private StackPane root;

    @FXML
    private Label title;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox fields;

    @FXML
    private Label was;

    @FXML
    private TextArea wasSummary;

    @FXML
    private Label reasonLabel;

    @FXML
    private TextArea reason;

    @FXML
    private ToggleGroup what;

    @FXML
    private RadioButton undoOnly;

    @FXML
    private RadioButton again;

    @FXML
    private VBox asItShouldBe;

    @FXML
    private Label durationLabel;

    @FXML
    private Label minutesLabel;

    @FXML
    private TextField minutes;

    @FXML
    private Node billingBox;

    @FXML
    private ToggleGroup billing;

    @FXML
    private ToggleButton normal;

    @FXML
    private ToggleButton free;

    @FXML
    private ComboBox<FreeReason> freeReason;

    @FXML
    private VBox texts;

    @FXML
    private Label summaryLabel;

    @FXML
    private TextArea summary;

    @FXML
    private Label adviceLabel;

    @FXML
    private TextArea advice;

    @FXML
    private FieldHelpController summaryHelpController;

    @FXML
    private FieldHelpController adviceHelpController;

    @FXML
    private CheckBox forAnother;

    @FXML
    private TextField other;

    @FXML
    private ListView<ClientSummary> otherResults;

    @FXML
    private Label otherMessage;

    @FXML
    private Label otherClient;

    @FXML
    private CheckBox sendRecap;

    @FXML
    private Label recapHint;

    @FXML
    private Label projection;

    @FXML
    private Label message;

    @FXML
    private Button confirm;

    @FXML
    private Button close;

    /** @param actions takes the commands that are in reach while a correction shows */
    public CorrectionFormController(
            CorrectionFormViewModel viewModel, Messages messages, Formats formats, Actions actions) {
        this.viewModel = viewModel;
        this.messages = messages;
        this.formats = formats;
        this.actions = actions;
    }

    @FXML
    private void initialize() {
        Looks.showWhile(root, viewModel.showingProperty());
        title.textProperty().bind(viewModel.title());
        was.textProperty().bind(viewModel.whatItIs());
        wasSummary.textProperty().bind(viewModel.lineProperty().map(line -> line.summary()));
        Looks.showWhile(wasSummary, viewModel.againProperty().not());
        bindChoice();
        bindFields();
        bindOther();
        bindRecap();
        bindWhatIsSaid();
        viewModel.showingProperty().addListener((property, before, now) -> {
            // Once it is laid out: a node that is not shown yet takes no focus.
            if (now) {
                Platform.runLater(this::focus);
            }
        });
    }

    private void focus() {
        reason.requestFocus();
        reason.end();
    }

    private void bindChoice() {
        reason.textProperty().bindBidirectional(viewModel.reasonProperty());
        reasonLabel.setLabelFor(reason);
        TabKey.movesOn(reason);
        again.selectedProperty().bindBidirectional(viewModel.againProperty());
        viewModel.againProperty().addListener((property, before, now) -> what.selectToggle(now ? again : undoOnly));
        what.selectToggle(undoOnly);
        // A mnemonic alone would focus a toggle without choosing it.
        undoOnly.setOnAction(chosen -> what.selectToggle(undoOnly));
        again.setOnAction(chosen -> what.selectToggle(again));
        normal.setOnAction(chosen -> billing.selectToggle(normal));
        free.setOnAction(chosen -> billing.selectToggle(free));
        again.disableProperty().bind(viewModel.againOffered().not());
        Looks.showWhile(asItShouldBe, viewModel.againProperty());
        fields.disableProperty().bind(viewModel.busyProperty());
    }

    private void bindFields() {
        minutes.setTextFormatter(
                new TextFormatter<>(change -> change.getControlNewText().matches(DIGITS) ? change : null));
        minutes.textProperty().bindBidirectional(viewModel.minutesProperty());
        durationLabel.setLabelFor(minutes);
        minutesLabel.setLabelFor(minutes);
        summary.textProperty().bindBidirectional(viewModel.summaryProperty());
        summaryLabel.setLabelFor(summary);
        advice.textProperty().bindBidirectional(viewModel.adviceProperty());
        adviceLabel.setLabelFor(advice);
        summaryHelpController.help(summary, TemplatePlace.SUMMARY);
        adviceHelpController.help(advice, TemplatePlace.ADVICE);
        TabKey.movesOn(summary);
        TabKey.movesOn(advice);
        var ofIntervention = viewModel.ofIntervention();
        Looks.showWhile(durationLabel, ofIntervention);
        Looks.showWhile(minutesLabel, ofIntervention.not());
        minutes.accessibleTextProperty()
                .bind(ofIntervention.map(work ->
                        messages.text(work ? "support.form.duration" : "support.correction.minutes.accessible")));
        Looks.showWhile(billingBox, ofIntervention);
        Looks.showWhile(texts, ofIntervention);
        bindBilling();
    }

    private void bindBilling() {
        viewModel.billingProperty().addListener((property, before, now) -> show(now));
        show(viewModel.billingProperty().get());
        billing.selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null) {
                show(viewModel.billingProperty().get());
            } else if (viewModel.ofIntervention().get()) {
                viewModel.billingProperty().set(now == free ? Billing.FREE : Billing.NORMAL);
            }
        });
        freeReason.setConverter(FreeReasons.shownAs(viewModel::nameOf));
        // Named anew for each line: none chosen means another thing where the line was free already.
        viewModel.lineProperty().addListener(line -> {
            freeReason.getItems().setAll(viewModel.freeReasons());
            freeReason.setValue(viewModel.freeReasonProperty().get());
        });
        freeReason.valueProperty().bindBidirectional(viewModel.freeReasonProperty());
        Looks.showWhile(
                freeReason,
                Bindings.createBooleanBinding(
                        () -> viewModel.billingProperty().get() == Billing.FREE, viewModel.billingProperty()));
    }

    private void show(Billing chosen) {
        if (chosen != null) {
            billing.selectToggle(chosen == Billing.FREE ? free : normal);
        }
    }

    private void bindOther() {
        new SearchBinding(viewModel.search(), messages, formats, MATCHES_SHOWN).bind(other, otherResults, otherMessage);
        forAnother.selectedProperty().bindBidirectional(viewModel.forAnotherProperty());
        Looks.showWhile(other, viewModel.forAnotherProperty());
        forAnother.setOnAction(clicked -> {
            if (forAnother.isSelected()) {
                Platform.runLater(other::requestFocus);
            }
        });
        Looks.showWhile(
                otherMessage,
                viewModel.forAnotherProperty().and(otherMessage.textProperty().isNotEmpty()));
        viewModel.search().showingProperty().addListener((property, before, now) -> {
            if (now) {
                // Once the list is laid out, at the end of what scrolls.
                Platform.runLater(() -> scroll.setVvalue(scroll.getVmax()));
            }
        });
        otherClient.textProperty().bind(viewModel.otherClient());
        Looks.showWhile(
                otherClient,
                viewModel.forAnotherProperty().and(otherClient.textProperty().isNotEmpty()));
    }

    private void bindRecap() {
        sendRecap.selectedProperty().bindBidirectional(viewModel.sendRecapProperty());
        sendRecap.disableProperty().bind(viewModel.recapOffered().not());
        recapHint.textProperty().bind(viewModel.recapHint());
        Looks.showWhile(recapHint, recapHint.textProperty().isNotEmpty());
    }

    private void bindWhatIsSaid() {
        projection.textProperty().bind(viewModel.projection());
        Looks.showWhile(projection, projection.textProperty().isNotEmpty());
        message.textProperty().bind(viewModel.noticeProperty().map(Notice::text));
        Looks.showWhile(message, message.textProperty().isNotEmpty());
        Looks.toneOf(message, viewModel.noticeProperty().map(Notice::tone));
        confirm.textProperty().bind(viewModel.confirmation());
        confirm.disableProperty().bind(viewModel.busyProperty());
        var layer = actions.over(viewModel.showingProperty());
        actions.tell(
                layer.register(Action.of(Group.HISTORY, "action.correction.confirm", viewModel::confirm)
                        .keys("Ctrl+Enter")),
                confirm);
        actions.tell(
                layer.register(Action.of(Group.HISTORY, "action.correction.close", viewModel::stepBack)
                        .keys("Esc")
                        .quiet()),
                close);
        layer.register(Action.of(
                        Group.HISTORY,
                        "action.correction.spelling",
                        () -> SpellingController.leadIn(
                                summaryHelpController.spelling(), adviceHelpController.spelling()))
                .keys("F7")
                .onlyInTheHelp());
        close.disableProperty().bind(viewModel.busyProperty());
        viewModel.lookAtProperty().addListener((property, before, now) -> {
            if (now != null) {
                nodeOf(now).requestFocus();
            }
        });
    }

    private Node nodeOf(CorrectionFormViewModel.Field field) {
        return switch (field) {
            case REASON -> reason;
            case MINUTES -> minutes;
            case SUMMARY -> summary;
            case ADVICE -> advice;
            case OTHER_CLIENT -> other;
        };
    }

    @FXML
    private void confirm() {
        viewModel.confirm();
    }

    @FXML
    private void close() {
        viewModel.close();
    }
}
