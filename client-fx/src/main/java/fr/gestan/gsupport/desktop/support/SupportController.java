package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.desktop.actions.Action;
import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Actions;
import fr.gestan.gsupport.desktop.greenbutton.GreenButtonViewModel;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.session.PasswordViewModel;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Binds the screen "Support Classique": its title bar, its parts and its shortcuts. */
public final class SupportController {

    private static final int MATCHES_SHOWN = 14;
    private static final double RESULTS_WIDTH = 720;
    private static final double FROM_THE_EDGE = 14;

    /** In pixels, at the usual size of words. */
    private static final double NARROW = 1050;

    private final SupportViewModel viewModel;
    private final PasswordViewModel password;
    private final GreenButtonViewModel greenButton;
    private final Messages messages;
    private final Formats formats;
    private final Actions actions;
    private final Runnable whenSettingsWanted;
    private final Runnable whenLoggedOut;
    private BooleanBinding inFront;
    private boolean stacked;
    private Action nextWaiting;

    @FXML
    private BorderPane root;

    @FXML
    private TextField search;

    @FXML
    private Label searchMessage;

    @FXML
    private HBox waitingStrip;

    @FXML
    private FlowPane waiting;

    @FXML
    private MenuButton user;

    @FXML
    private Button logOut;

    @FXML
    private MenuItem changePassword;

    @FXML
    private MenuItem settings;

    @FXML
    private Label notice;

    @FXML
    private Label ledgerWarning;

    @FXML
    private VBox empty;

    @FXML
    private VBox client;

    @FXML
    private ListView<ClientSummary> results;

    @FXML
    private InterventionFormController formController;

    @FXML
    private HistoryController linesController;

    @FXML
    private CardController cardController;

    @FXML
    private Label title;

    @FXML
    private ScrollPane page;

    @FXML
    private GridPane work;

    @FXML
    private Node form;

    @FXML
    private Node lines;

    /**
     * @param password the change of the technician's own password
     * @param actions takes the commands of this screen
     * @param whenSettingsWanted opens the settings
     * @param whenLoggedOut the technician wants to leave
     */
    public SupportController(
            SupportViewModel viewModel,
            PasswordViewModel password,
            GreenButtonViewModel greenButton,
            Messages messages,
            Formats formats,
            Actions actions,
            Runnable whenSettingsWanted,
            Runnable whenLoggedOut) {
        this.viewModel = viewModel;
        this.password = password;
        this.greenButton = greenButton;
        this.messages = messages;
        this.formats = formats;
        this.actions = actions;
        this.whenSettingsWanted = whenSettingsWanted;
        this.whenLoggedOut = whenLoggedOut;
    }

    @FXML
    private void initialize() {
        new SearchBinding(viewModel.search(), messages, formats, MATCHES_SHOWN).bind(search, results, searchMessage);
        results.translateXProperty().bind(search.layoutXProperty());
        results.maxWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(
                                RESULTS_WIDTH * Looks.textScale(searchMessage),
                                root.getWidth() - search.getLayoutX() - FROM_THE_EDGE),
                        root.widthProperty(),
                        search.layoutXProperty(),
                        searchMessage.fontProperty()));
        user.setText(viewModel.userName());
        notice.textProperty().bind(password.noticeProperty());
        Looks.showWhile(notice, notice.textProperty().isNotEmpty());
        ledgerWarning.textProperty().bind(viewModel.ledgerWarning().warningProperty());
        Looks.showWhile(ledgerWarning, ledgerWarning.textProperty().isNotEmpty());
        var clientOpen = viewModel.clientOpen();
        Looks.showWhile(client, clientOpen);
        Looks.showWhile(empty, clientOpen.not());
        viewModel.openedByHandProperty().addListener(opened -> Platform.runLater(formController::focus));
        viewModel.search().askedProperty().addListener(asked -> Platform.runLater(search::requestFocus));
        nextWaiting = actions.register(Action.of(Group.WAITING, "action.next-waiting", viewModel::openNextWaiting)
                .when(Bindings.isNotEmpty(viewModel.waiting()))
                .keys("Ctrl+Shift+W"));
        viewModel.waiting().addListener((ListChangeListener<SupportViewModel.Waiting>) change -> showWaiting());
        showWaiting();
        Looks.showWhile(waitingStrip, Bindings.isNotEmpty(viewModel.waiting()));
        keepOutOfWhatLiesBehind();
        Sight.follow(page);
        root.widthProperty().addListener(changed -> stackIfNarrow());
        searchMessage.fontProperty().addListener(changed -> stackIfNarrow());
        stack(false);
        root.sceneProperty().addListener(appeared -> Platform.runLater(this::focusWhereWorkGoesOn));
        registerActions();
    }

    private void stackIfNarrow() {
        var narrow = root.getWidth() / Looks.textScale(searchMessage) < NARROW;
        if (narrow != stacked) {
            // After the layout that has just told the width.
            Platform.runLater(() -> stack(narrow));
        }
    }

    /** Form and history side by side, or below each other where the words are too large for the window. */
    private void stack(boolean below) {
        stacked = below;
        title.setVisible(!below);
        title.setManaged(!below);
        cardController.stack(below);
        formController.stack(below);
        GridPane.setConstraints(form, 0, 0, below ? 2 : 1, 1);
        GridPane.setConstraints(lines, below ? 0 : 1, below ? 1 : 0, below ? 2 : 1, 1);
        work.getStyleClass().setAll(below ? "stacked" : "side-by-side");
    }

    /** Buttons are kept and renamed, so that one in focus stays in focus while its stopwatch ticks. */
    private void showWaiting() {
        var clients = viewModel.waiting();
        while (waiting.getChildren().size() > clients.size()) {
            waiting.getChildren().remove(clients.size());
        }
        for (var index = 0; index < clients.size(); index++) {
            if (index == waiting.getChildren().size()) {
                var added = new Button();
                added.getStyleClass().add("small");
                waiting.getChildren().add(added);
            }
            var other = clients.get(index);
            var button = (Button) waiting.getChildren().get(index);
            button.setText(other.name());
            button.setOnAction(clicked -> viewModel.open(other.clientId()));
            actions.tell(nextWaiting, button);
        }
    }

    private void registerActions() {
        linesController.register(actions);
        actions.tell(
                actions.register(Action.of(Group.SEARCH, "action.search", this::focusSearch)
                        .keys("Ctrl+K", "F3")),
                search);
        actions.register(Action.of(Group.SEARCH, "action.step-back", this::stepBack)
                .keys("Esc")
                .onlyInTheHelp());
        actions.tell(
                actions.register(Action.of(Group.WINDOW, "action.account", user::show)
                        .keys("F10")
                        .onlyInTheHelp()),
                user);
        var change = actions.register(Action.of(Group.WINDOW, "action.change-password", this::changePassword)
                .keys("Ctrl+Shift+M"));
        changePassword.setAccelerator(change.accelerators().get(0));
        var open = actions.register(
                Action.of(Group.WINDOW, "action.settings", whenSettingsWanted).keys("Ctrl+Comma"));
        settings.setAccelerator(open.accelerators().get(0));
        actions.show(
                actions.register(
                        Action.of(Group.WINDOW, "action.log-out", whenLoggedOut).keys("Ctrl+Shift+L")),
                logOut);
        actions.register(Action.of(Group.SEARCH, "action.green-button", greenButton::press)
                .keys("Ctrl+G"));
        actions.register(Action.of(Group.SEARCH, "action.green-button.take", greenButton::take)
                .when(greenButton.offeringProperty())
                .keys("Ctrl+Shift+G"));
    }

    /**
     * What lies behind a correction or a change of password gets neither keys nor focus: Ctrl+Enter must not record an
     * intervention there.
     */
    private void keepOutOfWhatLiesBehind() {
        var correcting = viewModel.correctionForm().showingProperty();
        var changingPassword = password.showingProperty();
        inFront = correcting.or(changingPassword).or(actions.covered());
        client.disableProperty().bind(inFront);
        search.disableProperty().bind(inFront);
        changePassword.disableProperty().bind(inFront);
        correcting.addListener((property, before, now) -> {
            if (!now) {
                Platform.runLater(linesController::focus);
            }
        });
        changingPassword.addListener((property, before, now) -> {
            if (!now) {
                Platform.runLater(this::focusWhereWorkGoesOn);
            }
        });
    }

    private void stepBack() {
        if (viewModel.preview().showingProperty().get()) {
            viewModel.preview().close();
            formController.focus();
        } else if (viewModel.form().questionProperty().get() != null) {
            viewModel.form().answerNo();
        } else if (!linesController.stepBack()) {
            viewModel.search().close();
            focusSearch();
        }
    }

    /** The search on opening; the form where the screen comes back after a login in between. */
    private void focusWhereWorkGoesOn() {
        if (client.isVisible()) {
            formController.focus();
        } else {
            focusSearch();
        }
    }

    private void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    @FXML
    private void changePassword() {
        viewModel.preview().close();
        password.open();
    }

    @FXML
    private void openSettings() {
        whenSettingsWanted.run();
    }

    @FXML
    private void logOut() {
        whenLoggedOut.run();
    }
}
