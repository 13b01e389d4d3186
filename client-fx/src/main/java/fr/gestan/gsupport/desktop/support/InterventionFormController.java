package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import fr.gestan.gsupport.api.texttemplates.TemplatePlace;
import fr.gestan.gsupport.desktop.actions.Action;
import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Actions;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.writing.FieldHelpController;
import fr.gestan.gsupport.desktop.writing.SpellingController;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the form, its stopwatch and its buttons to their view models. */
public final class InterventionFormController {

    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final String MINUTES = "[0-9]{0,4}";

    private final InterventionFormViewModel viewModel;
    private final StopwatchViewModel stopwatchViewModel;
    private final PreviewViewModel previewViewModel;
    private final Messages messages;
    private final Actions actions;
    private final Optional<URI> howToPage;
    private final Consumer<URI> browser;
    private final Runnable whenSolvedWanted;
    private final Runnable whenTemplatesWanted;
    private boolean focusWanted;

    @FXML
    private ScrollPane root;

    @FXML
    private Hyperlink openSolved;

    @FXML
    private Hyperlink openTemplates;

    @FXML
    private Hyperlink howTo;

    @FXML
    private TextArea summary;

    @FXML
    private TextArea advice;

    @FXML
    private FieldHelpController summaryHelpController;

    @FXML
    private FieldHelpController adviceHelpController;

    @FXML
    private HBox override;

    @FXML
    private TextField overrideReason;

    @FXML
    private TextField duration;

    @FXML
    private Label stopwatch;

    @FXML
    private Button stopwatchToggle;

    @FXML
    private FontIcon stopwatchIcon;

    @FXML
    private Button stopwatchReset;

    @FXML
    private CheckBox facebook;

    @FXML
    private Label projection;

    @FXML
    private Button normal;

    @FXML
    private Button free;

    @FXML
    private ComboBox<FreeReason> freeReason;

    @FXML
    private Button preview;

    @FXML
    private Button discard;

    @FXML
    private VBox question;

    @FXML
    private Label questionText;

    @FXML
    private Button yes;

    @FXML
    private Button no;

    @FXML
    private Label message;

    /**
     * @param actions takes the commands of the form
     * @param howToPage the page that says how to write a summary; without one there is no link
     * @param browser opens pages
     * @param whenSolvedWanted opens what was written for all clients
     * @param whenTemplatesWanted opens the templates to manage them
     */
    public InterventionFormController(
            InterventionFormViewModel viewModel,
            StopwatchViewModel stopwatchViewModel,
            PreviewViewModel previewViewModel,
            Messages messages,
            Actions actions,
            Optional<URI> howToPage,
            Consumer<URI> browser,
            Runnable whenSolvedWanted,
            Runnable whenTemplatesWanted) {
        this.viewModel = viewModel;
        this.stopwatchViewModel = stopwatchViewModel;
        this.previewViewModel = previewViewModel;
        this.messages = messages;
        this.actions = actions;
        this.howToPage = howToPage;
        this.browser = browser;
        this.whenSolvedWanted = whenSolvedWanted;
        this.whenTemplatesWanted = whenTemplatesWanted;
    }

    @FXML
    private void initialize() {
        bindFields();
        bindStopwatch();
        bindButtons();
        bindWhatIsSaid();
        summary.sceneProperty().addListener(changed -> focusIfWanted());
    }

    /** As high as all of it where it has a row to itself; else what does not fit is scrolled to. */
    void stack(boolean stacked) {
        root.setMinHeight(stacked ? Region.USE_PREF_SIZE : Region.USE_COMPUTED_SIZE);
    }

    private void bindFields() {
        duration.setTextFormatter(
                new TextFormatter<>(change -> change.getControlNewText().matches(MINUTES) ? change : null));
        summary.textProperty().bindBidirectional(viewModel.summaryProperty());
        advice.textProperty().bindBidirectional(viewModel.adviceProperty());
        overrideReason.textProperty().bindBidirectional(viewModel.overrideReasonProperty());
        duration.textProperty().bindBidirectional(viewModel.typedMinutesProperty());
        facebook.selectedProperty().bindBidirectional(viewModel.inviteToFacebookProperty());
        freeReason.getItems().setAll(viewModel.freeReasons());
        freeReason.setConverter(FreeReasons.shownAs(viewModel::nameOf));
        freeReason.valueProperty().bindBidirectional(viewModel.freeReasonProperty());
        var free = viewModel.busyProperty().not();
        summary.editableProperty().bind(free);
        advice.editableProperty().bind(free);
        overrideReason.editableProperty().bind(free);
        duration.editableProperty().bind(free);
        summaryHelpController.help(summary, TemplatePlace.SUMMARY);
        adviceHelpController.help(advice, TemplatePlace.ADVICE);
        TabKey.movesOn(summary);
        TabKey.movesOn(advice);
        Looks.showWhile(override, viewModel.overrideOfferedProperty());
        viewModel.lookAtProperty().addListener((property, before, now) -> {
            if (now != null) {
                (now == InterventionFormViewModel.Field.SUMMARY ? summary : duration).requestFocus();
            }
        });
        var open = viewModel.draftProperty().isNotNull();
        actions.show(
                actions.register(Action.of(Group.CALL, "action.solved", whenSolvedWanted)
                        .when(open)
                        .keys("Ctrl+D")),
                openSolved);
        actions.show(actions.register(Action.of(Group.CALL, "action.templates", whenTemplatesWanted)), openTemplates);
        actions.register(Action.of(Group.CALL, "action.spelling", this::correctTheSpelling)
                .when(open)
                .keys("F7"));
        howTo.setVisible(howToPage.isPresent());
        howTo.managedProperty().bind(howTo.visibleProperty());
    }

    private void correctTheSpelling() {
        SpellingController.leadIn(summaryHelpController.spelling(), adviceHelpController.spelling());
    }

    private void bindStopwatch() {
        stopwatch.textProperty().bind(stopwatchViewModel.elapsedProperty());
        stopwatchViewModel.runningProperty().addListener((property, before, now) -> {
            stopwatch.pseudoClassStateChanged(RUNNING, now);
            stopwatchIcon.setIconLiteral(now ? "fth-pause" : "fth-play");
        });
        stopwatchToggle
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> messages.text(stopwatchWord()),
                        stopwatchViewModel.runningProperty(),
                        stopwatchViewModel.startedProperty()));
        duration.promptTextProperty()
                .bind(stopwatchViewModel.startedMinutesProperty().asString());
        projection.textProperty().bind(stopwatchViewModel.projectionProperty());
    }

    private String stopwatchWord() {
        if (stopwatchViewModel.runningProperty().get()) {
            return "support.form.stopwatch.pause";
        }
        return stopwatchViewModel.startedProperty().get()
                ? "support.form.stopwatch.go-on"
                : "support.form.stopwatch.start";
    }

    private void bindButtons() {
        var ready = viewModel
                .draftProperty()
                .isNotNull()
                .and(viewModel.busyProperty().not());
        command("action.stopwatch", stopwatchViewModel::toggle, ready, stopwatchToggle, "Ctrl+Space");
        command(
                "action.stopwatch.reset",
                stopwatchViewModel::reset,
                ready.and(stopwatchViewModel.startedProperty()),
                stopwatchReset,
                "Alt+Z");
        command("action.normal", () -> viewModel.record(Billing.NORMAL), ready, normal, "Ctrl+Enter");
        command("action.free", () -> viewModel.record(Billing.FREE), ready, free, "Ctrl+Shift+Enter");
        command(
                "action.preview",
                previewViewModel::open,
                ready.and(previewViewModel.busyProperty().not()),
                preview,
                "Ctrl+P");
        command("action.discard", viewModel::discard, ready, discard, "Ctrl+Shift+D");
        actions.register(Action.of(Group.CALL, "action.answer-yes", viewModel::answerYes)
                .when(viewModel.questionProperty().isNotNull())
                .keys("Alt+Enter")
                .onlyInTheHelp());
        actions.leadTo(summary, Group.CALL, "action.go.summary", "Alt+M");
        actions.leadTo(advice, Group.CALL, "action.go.advice", "Alt+N");
        actions.leadTo(duration, Group.CALL, "action.go.duration", "Alt+D");
        actions.leadTo(facebook, Group.CALL, "action.go.facebook", "Alt+F");
        actions.leadTo(freeReason, Group.CALL, "action.go.free-reason", "Alt+G");
        actions.leadTo(overrideReason, Group.CALL, "action.go.override", "Alt+E");
        if (howToPage.isPresent()) {
            var page = Action.of(Group.CALL, "action.how-to", this::openHowTo).keys("Alt+O");
            actions.tell(actions.register(page), howTo);
        }
        freeReason.disableProperty().bind(viewModel.busyProperty());
        facebook.disableProperty().bind(viewModel.busyProperty());
    }

    private void command(
            String key, Runnable run, ObservableBooleanValue enabled, ButtonBase button, String... accelerators) {
        var action = Action.of(Group.CALL, key, run).when(enabled).keys(accelerators);
        actions.show(actions.register(action), button);
    }

    private void bindWhatIsSaid() {
        message.textProperty().bind(viewModel.noticeProperty().map(Notice::text));
        Looks.showWhile(message, message.textProperty().isNotEmpty());
        Looks.toneOf(message, viewModel.noticeProperty().map(Notice::tone));
        questionText.textProperty().bind(viewModel.questionProperty().map(Question::text));
        yes.textProperty().bind(viewModel.questionProperty().map(Question::yes));
        no.textProperty().bind(viewModel.questionProperty().map(Question::no));
        Looks.showWhile(question, viewModel.questionProperty().isNotNull());
        viewModel.questionProperty().addListener((property, before, now) -> {
            // Once it is laid out: a node that is not shown yet takes no focus.
            if (now != null && now.takesFocus()) {
                Platform.runLater(yes::requestFocus);
            } else if (now == null && before.takesFocus()) {
                Platform.runLater(this::focus);
            }
        });
    }

    /** Typing goes on here: at once, or as soon as the form has come into the window. */
    void focus() {
        focusWanted = summary.getScene() == null;
        summary.requestFocus();
        summary.end();
    }

    private void focusIfWanted() {
        if (focusWanted && summary.getScene() != null) {
            Platform.runLater(this::focus);
        }
    }

    @FXML
    private void openHowTo() {
        howToPage.ifPresent(browser);
    }

    @FXML
    private void answerYes() {
        viewModel.answerYes();
    }

    @FXML
    private void answerNo() {
        viewModel.answerNo();
    }
}
