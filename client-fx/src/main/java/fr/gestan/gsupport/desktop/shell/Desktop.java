package fr.gestan.gsupport.desktop.shell;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.clients.ClientsApi;
import fr.gestan.gsupport.api.clients.Language;
import fr.gestan.gsupport.desktop.actions.Action;
import fr.gestan.gsupport.desktop.actions.Action.Group;
import fr.gestan.gsupport.desktop.actions.Actions;
import fr.gestan.gsupport.desktop.actions.HelpController;
import fr.gestan.gsupport.desktop.actions.HelpViewModel;
import fr.gestan.gsupport.desktop.actions.PaletteController;
import fr.gestan.gsupport.desktop.actions.PaletteViewModel;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.Outbox;
import fr.gestan.gsupport.desktop.api.OutboxFolder;
import fr.gestan.gsupport.desktop.api.Reachability;
import fr.gestan.gsupport.desktop.api.Recordings;
import fr.gestan.gsupport.desktop.api.ServerApi;
import fr.gestan.gsupport.desktop.api.ServerEvents;
import fr.gestan.gsupport.desktop.disk.OwnerOnlyFile;
import fr.gestan.gsupport.desktop.greenbutton.FoundElsewhere;
import fr.gestan.gsupport.desktop.greenbutton.GreenButtonController;
import fr.gestan.gsupport.desktop.greenbutton.GreenButtonStripController;
import fr.gestan.gsupport.desktop.greenbutton.GreenButtonViewModel;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.links.Link;
import fr.gestan.gsupport.desktop.mails.BugReportDrafts;
import fr.gestan.gsupport.desktop.mini.MiniController;
import fr.gestan.gsupport.desktop.mini.MiniWindow;
import fr.gestan.gsupport.desktop.mini.RunningCallViewModel;
import fr.gestan.gsupport.desktop.notifications.NoteController;
import fr.gestan.gsupport.desktop.notifications.NotificationPopup;
import fr.gestan.gsupport.desktop.notifications.NotificationsViewModel;
import fr.gestan.gsupport.desktop.office.OfficeViewModel;
import fr.gestan.gsupport.desktop.outbox.OutboxController;
import fr.gestan.gsupport.desktop.search.RecentClients;
import fr.gestan.gsupport.desktop.session.Connection;
import fr.gestan.gsupport.desktop.session.Countdown;
import fr.gestan.gsupport.desktop.session.CurrentSession;
import fr.gestan.gsupport.desktop.session.KeptLogin;
import fr.gestan.gsupport.desktop.session.LoginController;
import fr.gestan.gsupport.desktop.session.LoginViewModel;
import fr.gestan.gsupport.desktop.session.PasswordController;
import fr.gestan.gsupport.desktop.session.PasswordViewModel;
import fr.gestan.gsupport.desktop.session.RememberedLogin;
import fr.gestan.gsupport.desktop.session.ResumeController;
import fr.gestan.gsupport.desktop.session.ResumeViewModel;
import fr.gestan.gsupport.desktop.session.ServerAddress;
import fr.gestan.gsupport.desktop.settings.Preferences;
import fr.gestan.gsupport.desktop.settings.PreferencesFile;
import fr.gestan.gsupport.desktop.settings.ServerViewModel;
import fr.gestan.gsupport.desktop.settings.SettingsController;
import fr.gestan.gsupport.desktop.settings.SettingsViewModel;
import fr.gestan.gsupport.desktop.settings.SettingsViewModel.Fixed;
import fr.gestan.gsupport.desktop.shell.Views.View;
import fr.gestan.gsupport.desktop.spelling.OwnWords;
import fr.gestan.gsupport.desktop.spelling.Spelling;
import fr.gestan.gsupport.desktop.stopwatch.Drafts;
import fr.gestan.gsupport.desktop.stopwatch.Journal;
import fr.gestan.gsupport.desktop.support.BalanceChartController;
import fr.gestan.gsupport.desktop.support.CardController;
import fr.gestan.gsupport.desktop.support.CorrectionController;
import fr.gestan.gsupport.desktop.support.CorrectionFormController;
import fr.gestan.gsupport.desktop.support.InterventionFormController;
import fr.gestan.gsupport.desktop.support.PreviewController;
import fr.gestan.gsupport.desktop.support.SupportController;
import fr.gestan.gsupport.desktop.support.SupportViewModel;
import fr.gestan.gsupport.desktop.support.VerdictController;
import fr.gestan.gsupport.desktop.theme.Appearance;
import fr.gestan.gsupport.desktop.theme.SystemTheme;
import fr.gestan.gsupport.desktop.theme.Theme;
import fr.gestan.gsupport.desktop.writing.FieldHelpController;
import fr.gestan.gsupport.desktop.writing.FieldHelpViewModel;
import fr.gestan.gsupport.desktop.writing.SolvedController;
import fr.gestan.gsupport.desktop.writing.SolvedViewModel;
import fr.gestan.gsupport.desktop.writing.SpellingController;
import fr.gestan.gsupport.desktop.writing.SpellingViewModel;
import fr.gestan.gsupport.desktop.writing.TemplateShelf;
import fr.gestan.gsupport.desktop.writing.TemplatesController;
import fr.gestan.gsupport.desktop.writing.TemplatesViewModel;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** Puts the desktop together, and shows the login or the work of whoever is logged in. */
final class Desktop {

    private static final double MIN_WIDTH = 1100;
    private static final double MIN_HEIGHT = 720;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 760;
    private static final double FRAME = 40;
    private static final KeyCombination SETTINGS_KEYS =
            new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN);
    private static final Duration RENEW_EVERY = Duration.ofSeconds(5);
    private static final Duration LOOK_FOR_SERVER_EVERY = Duration.ofSeconds(5);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);

    private final Settings settings;
    private final Stage stage;
    private final Windows windows;
    private final Consumer<URI> browser;
    private final Formats formats;
    private final PreferencesFile preferencesFile;
    private final RememberedLogin remembered;
    private final SystemTheme systemTheme = new SystemTheme();
    private final ExecutorService background = Executors.newCachedThreadPool(Desktop::daemon);
    private final ExecutorService disk = Executors.newSingleThreadExecutor(Desktop::daemon);
    private final Calls calls = new Calls(background, Platform::runLater);
    private final KeptLogin kept;
    private final CurrentSession session;
    private final FxSchedule always = new FxSchedule();
    private final InPieces pieces = new InPieces();
    private final BooleanProperty spellingWanted = new SimpleBooleanProperty();
    private Preferences preferences;
    private boolean dark;
    /** Whether somebody has logged in whose screen is being made. */
    private boolean arriving;

    private Messages messages;
    private Views views;
    private LoginViewModel login;
    private Parent loginView;
    private Connection connection;
    private FxSchedule keeping = new FxSchedule();
    private FxSchedule schedule = new FxSchedule();
    private Drafts drafts;
    private BugReportDrafts bugReports;
    private Reachability reachability;
    private Calls working;
    private Outbox outbox;
    private ServerEvents events;
    private SupportViewModel support;
    private TemplateShelf shelf;
    private Spelling spelling;
    private Parent supportView;
    private Typing typing;
    private GreenButtonViewModel greenButton;
    private OfficeViewModel office;
    private OfficeDesk officeDesk;

    /** What it showed when the person left it for the settings, and its words became others; null without that. */
    private OfficeViewModel officeLeft;

    private Optional<Link> linked;
    private MiniWindow mini;
    private NotificationsViewModel notifications;
    private NotificationPopup notificationPopup;

    /**
     * @param linked what to open after the first login, or nothing
     * @param browser opens pages outside of the desktop
     */
    Desktop(Settings settings, Optional<Link> linked, Stage stage, Consumer<URI> browser) {
        this.settings = settings;
        this.linked = linked;
        this.stage = stage;
        this.windows = new Windows(stage, () -> preferences.textSize().scale());
        this.browser = browser;
        this.formats = new Formats(settings.zone());
        this.preferencesFile = new PreferencesFile(settings.folder().resolve("preferences.properties"));
        this.preferences = preferencesFile.read().orElseGet(Preferences::usual);
        this.spellingWanted.set(preferences.spelling());
        this.kept = new KeptLogin(settings.folder().resolve("login"));
        this.session = new CurrentSession(kept, InstantSource.system());
        this.remembered = new RememberedLogin(settings.folder().resolve("desktop.properties"));
        speak();
    }

    private void openSolved() {
        if (stage.getScene().getRoot() != supportView) {
            return;
        }
        var closing = new AtomicReference<Runnable>(() -> {});
        var model = new SolvedViewModel(
                calls.whenSessionEnds(this::sessionEnded),
                schedule,
                connection.api().solvedProblems(),
                messages,
                formats,
                chosen -> {
                    closing.get().run();
                    support.form().insert(chosen.summary(), chosen.advice());
                });
        var content = views.load(View.SOLVED, Map.of(SolvedController.class, () -> new SolvedController(model)));
        closing.set(windows.open(messages.text("writing.solved.title"), content));
    }

    private void openTemplates() {
        var mayShare = connection.user().roles().contains(Role.SALES_ADMIN)
                || connection.user().roles().contains(Role.MANAGER);
        var model = new TemplatesViewModel(
                calls.whenSessionEnds(this::sessionEnded), connection.api().textTemplates(), shelf, mayShare, messages);
        shelf.read();
        windows.open(
                messages.text("writing.templates.title"),
                views.load(View.TEMPLATES, Map.of(TemplatesController.class, () -> new TemplatesController(model))));
    }

    /** Makes the words, and the login that speaks them. */
    private void speak() {
        messages = Messages.in(settings.language().orElse(preferences.language()));
        views = new Views(messages.bundle());
        login = new LoginViewModel(
                settings.server().orElseGet(() -> remembered.server(Settings.THIS_COMPUTER)),
                calls,
                this::connect,
                session,
                remembered,
                new Countdown(always, InstantSource.system()),
                messages,
                this::loggedIn);
        loginView = views.load(
                View.LOGIN,
                Map.of(LoginController.class, () -> new LoginController(login, messages, this::openSettings)));
        stage.setTitle(messages.text("app.title"));
    }

    private ServerApi connect(URI server) {
        return ServerApi.at(server, session, messages.language());
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    void show() {
        var firstRun = settings.server().isEmpty() && !remembered.knowsAServer();
        // A window that is higher than the screen would hide what is at its lower end.
        var screen = Screen.getPrimary().getVisualBounds();
        var scene = new Scene(
                firstRun ? settingsView(true, this::beginWith) : firstView(),
                Math.min(WIDTH, screen.getWidth()),
                Math.min(HEIGHT, screen.getHeight() - FRAME));
        MnemonicsOfBothCases.hearOn(scene);
        typing = new Typing(scene, System::nanoTime);
        scene.getAccelerators().put(SETTINGS_KEYS, this::openSettings);
        stage.setScene(scene);
        showAppearance();
        stage.setMinWidth(Math.min(MIN_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(MIN_HEIGHT, screen.getHeight() - FRAME));
        stage.addEventHandler(WindowEvent.WINDOW_CLOSE_REQUEST, closing -> {
            if (!mayLeave("app.leave.close", "app.leave.close.yes")) {
                closing.consume();
            }
        });
        stage.focusedProperty().addListener((property, before, now) -> {
            if (now && notifications != null) {
                notifications.windowCameToFront();
            }
        });
        stage.show();
    }

    private void beginWith(String server) {
        useFromNowOn(server);
        stage.getScene().setRoot(firstView());
    }

    private void useFromNowOn(String server) {
        if (settings.server().isEmpty() && ServerAddress.of(server).isPresent()) {
            remembered.rememberServer(server);
            login.serverProperty().set(server);
        }
    }

    /** Over the login or the work; nothing of either is lost. */
    private void openSettings() {
        var before = stage.getScene().getRoot();
        var atWork = before == supportView;
        if (atWork || before == loginView && !arriving) {
            // Both views may be others by the end: they are made anew for another language.
            stage.getScene().setRoot(settingsView(false, server -> {
                useFromNowOn(server);
                if (atWork) {
                    pieces.then(this::showSupport);
                } else {
                    stage.getScene().setRoot(loginView);
                }
            }));
        }
    }

    private Parent settingsView(boolean firstRun, Consumer<String> whenDone) {
        return settingsView(firstRun, login.serverProperty().get(), whenDone);
    }

    private Parent settingsView(boolean firstRun, String address, Consumer<String> whenDone) {
        var fixed = EnumSet.noneOf(Fixed.class);
        settings.server().ifPresent(given -> fixed.add(Fixed.SERVER));
        settings.language().ifPresent(given -> fixed.add(Fixed.LANGUAGE));
        var server = new ServerViewModel(address, calls, messages);
        var model = new SettingsViewModel(
                firstRun,
                preferences.speaking(messages.language()),
                fixed,
                server,
                messages,
                chosen -> {
                    if (choose(chosen)) {
                        stage.getScene()
                                .setRoot(settingsView(
                                        firstRun, server.addressProperty().get(), whenDone));
                    }
                },
                whenDone);
        return views.load(
                View.SETTINGS, Map.of(SettingsController.class, () -> new SettingsController(model, messages)));
    }

    /** Keeps and applies; answers whether every word on the screen is another now. */
    private boolean choose(Preferences chosen) {
        var before = preferences;
        preferences = settings.language().isPresent() ? chosen.speaking(before.language()) : chosen;
        preferencesFile.write(preferences);
        spellingWanted.set(preferences.spelling());
        if (before.theme() != preferences.theme() || !before.textSize().equals(preferences.textSize())) {
            showAppearance();
        }
        if (before.language().equals(preferences.language())) {
            return false;
        }
        var address = login.serverProperty().get();
        speak();
        login.serverProperty().set(address);
        pieces.then(this::showWorkInOtherWords);
        return true;
    }

    private void showWorkInOtherWords() {
        if (supportView == null || arriving) {
            return;
        }
        connection = new Connection(connection.server(), connect(connection.server()), connection.user());
        var before = supportView;
        var officeBefore = officeDesk;
        if (officeLeft == null) {
            officeLeft = office;
        }
        showWork(workOf(connection), () -> {
            officeDesk.goOnFrom(officeBefore);
            events.start();
            if (stage.getScene().getRoot() == before) {
                showSupport();
            }
        });
    }

    private void showAppearance() {
        dark = preferences.theme() == Theme.DARK || preferences.theme() == Theme.SYSTEM && dark;
        Appearance.give(stage.getScene(), dark, preferences.textSize());
        if (preferences.theme() == Theme.SYSTEM) {
            calls.to(systemTheme::isDark)
                    .onSuccess(darkNow -> {
                        if (preferences.theme() == Theme.SYSTEM && darkNow != dark) {
                            dark = darkNow;
                            Appearance.give(stage.getScene(), dark, preferences.textSize());
                        }
                    })
                    .start();
        }
    }

    /** The login, or what is there while the desktop logs in by itself. */
    private Parent firstView() {
        always.every(RENEW_EVERY, this::renewInTime);
        var resume = new ResumeViewModel(
                calls, this::connect, session, kept, always, messages, this::loggedIn, this::askForALogin);
        if (resume.begin(settings.server().flatMap(ServerAddress::of))) {
            return views.load(View.RESUME, Map.of(ResumeController.class, () -> new ResumeController(resume)));
        }
        login.appear("");
        return loginView;
    }

    /** Before the access token ends, so that no call has to wait for the next; one that fails is tried again soon. */
    private void renewInTime() {
        if (session.isRenewalDue()) {
            calls.whenSessionEnds(this::sessionEnded)
                    .to(() -> {
                        session.renewIfDue();
                        return null;
                    })
                    .start();
        }
    }

    private void loggedIn(Connection opened) {
        // The same person after a session that ended finds the screen as it was left.
        if (opened.isSamePersonAs(connection)) {
            outbox.sendNow();
            arrive(opened);
        } else {
            arriving = true;
            pieces.end();
            pieces.then(this::endWork);
            pieces.then(() -> startWork(opened));
        }
    }

    private void arrive(Connection opened) {
        arriving = false;
        connection = opened;
        events.start();
        showSupport();
        if (office.isAllThereIs()) {
            office.open();
        }
    }

    private void showSupport() {
        PartByPart.bring(supportView, () -> stage.getScene().setRoot(supportView), pieces);
        var left = officeLeft;
        officeLeft = null;
        if (left != null) {
            // What lies behind the office comes into the window ahead of it: hidden, it would come all at once.
            pieces.then(() -> office.goOnFrom(left));
        }
        followTheLink();
    }

    private void followTheLink() {
        linked.ifPresent(greenButton::follow);
        linked = Optional.empty();
    }

    /** Comes to the front, and opens what the link asks for: at once, or after the login. */
    void summon(Optional<Link> link) {
        if (link.isPresent()) {
            linked = link;
        }
        if (stage.getScene().getRoot() == supportView) {
            followTheLink();
        }
        comeToFront();
    }

    private void comeToFront() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    /** What is told outside of the window from now on, in the words of now. */
    private NotificationsViewModel notificationsFromNowOn() {
        closeNotifications();
        var told = new NotificationsViewModel(
                schedule, () -> preferences.notifications(), this::isInFront, this::comeToFront);
        notifications = told;
        notificationPopup = new NotificationPopup(
                stage,
                told,
                note -> views.load(View.NOTE, Map.of(NoteController.class, () -> new NoteController(told, note))));
        return told;
    }

    /** This window or one that was opened over it. The mini window does not count: it lies over other programs. */
    private boolean isInFront() {
        return Window.getWindows().stream()
                .filter(Window::isFocused)
                .anyMatch(window -> window == stage || window instanceof Stage over && over.getOwner() == stage);
    }

    private void closeNotifications() {
        if (notificationPopup != null) {
            notificationPopup.close();
        }
    }

    private void endWork() {
        schedule.stop();
        keeping.stop();
        if (drafts != null) {
            drafts.close().join();
            outbox.close();
            drafts = null;
        }
    }

    /** Makes what the screen shows; then the screen, and shows that. */
    private void startWork(Connection loggedIn) {
        var opened = workOf(loggedIn);
        keeping = new FxSchedule();
        drafts = new Drafts(System::nanoTime, InstantSource.system(), new Journal(folderOf("drafts", opened)), disk);
        drafts.resume(keeping);
        bugReports = new BugReportDrafts(folderOf("bug-reports", opened), disk);
        reachability = new Reachability(InstantSource.system());
        working = calls.whenSessionEnds(this::sessionEnded).showing(reachability);
        outbox = new Outbox(
                new OutboxFolder(folderOf("outbox", opened)),
                working,
                new Recordings(opened.api().interventions()),
                keeping,
                InstantSource.system());
        spelling = new Spelling(new OwnWords(new OwnerOnlyFile(folderOf("words", opened))));
        watch(reachability, working, opened.api().clients());
        pieces.then(() -> showWork(opened, () -> arrive(loggedIn)));
    }

    /** Whatever of this work is still on its way when somebody else has logged in is not done under their name. */
    private Connection workOf(Connection loggedIn) {
        var tokens = session.of(loggedIn.user().code());
        var api = ServerApi.at(loggedIn.server(), tokens, messages.language());
        return new Connection(loggedIn.server(), api, loggedIn.user());
    }

    /**
     * Makes the screen, anew where it speaks another language; what is typed and timed is in the drafts.
     *
     * @param then done once there is the screen
     */
    private void showWork(Connection opened, Runnable then) {
        schedule.stop();
        schedule = new FxSchedule();
        hangUp();
        events = new ServerEvents(opened.server(), session, messages.language(), background, Platform::runLater);
        events.listen(new ServerEvents.Listener() {
            @Override
            public void sessionEnded() {
                Desktop.this.sessionEnded();
            }
        });
        support = new SupportViewModel(
                opened,
                working,
                schedule,
                drafts,
                outbox,
                reachability,
                messages,
                formats,
                settings.askAfter(),
                InstantSource.system(),
                new RecentClients(new OwnerOnlyFile(folderOf("recent", opened)), disk));
        events.listen(support.live());
        office = new OfficeViewModel(opened.user().roles(), support.clientOpen());
        support.openedByHandProperty().addListener(opening -> office.close());
        shelf = new TemplateShelf(working, opened.api().textTemplates());
        if (!office.isAllThereIs()) {
            shelf.read();
        }
        var password = new PasswordViewModel(
                working,
                opened.api().password(),
                session,
                schedule,
                new Countdown(schedule, InstantSource.system()),
                messages);
        greenButton = new GreenButtonViewModel(
                working,
                opened.api().greenButton(),
                opened.api().clients(),
                Desktop::clipboard,
                new SupportDesk(support, office, password, typing),
                messages,
                formats);
        support.openedByHandProperty().addListener(opening -> greenButton.clientOpened());
        events.listen(new FoundElsewhere(greenButton));
        var deskNotifications = new DeskNotifications(notificationsFromNowOn(), support, messages, formats);
        events.listen(deskNotifications);
        var actions = new Actions(messages);
        officeDesk = new OfficeDesk(
                opened,
                working,
                schedule,
                support,
                office,
                actions,
                views,
                messages,
                formats,
                settings.zone(),
                windows::askWhereToSave);
        var controllers = new HashMap<Class<?>, Supplier<?>>();
        controllers.put(BalanceChartController.class, () -> new BalanceChartController(support.balanceCurve()));
        controllers.putAll(officeDesk.controllersOfTheDesk());
        controllers.put(OutboxController.class, () -> new OutboxController(support.notSent(), actions));
        controllers.putAll(new MailControllers(opened, working, schedule, messages, formats, bugReports)
                .of(support, actions, deskNotifications));
        controllers.put(
                FieldHelpController.class,
                () -> new FieldHelpController(new FieldHelpViewModel(shelf, messages, formats)));
        var checked = spellingIsChecked(support);
        controllers.put(
                SpellingController.class,
                () -> new SpellingController(new SpellingViewModel(calls, schedule, spelling, checked, messages)));
        controllers.putAll(Map.of(
                SupportController.class,
                () -> new SupportController(
                        support, password, greenButton, messages, formats, actions, this::openSettings, this::logOut),
                GreenButtonController.class,
                () -> new GreenButtonController(greenButton),
                GreenButtonStripController.class,
                () -> new GreenButtonStripController(greenButton),
                VerdictController.class,
                () -> new VerdictController(support.card()),
                CardController.class,
                () -> new CardController(support.card(), support.live(), messages),
                InterventionFormController.class,
                () -> new InterventionFormController(
                        support.form(),
                        support.stopwatch(),
                        support.preview(),
                        messages,
                        actions,
                        settings.howTo(),
                        browser,
                        this::openSolved,
                        this::openTemplates),
                CorrectionController.class,
                () -> new CorrectionController(support.correction()),
                CorrectionFormController.class,
                () -> new CorrectionFormController(support.correctionForm(), messages, formats, actions),
                PreviewController.class,
                () -> new PreviewController(support.preview()),
                PasswordController.class,
                () -> new PasswordController(password, messages, actions)));
        var layers = new StackPane();
        views.load(
                View.SUPPORT,
                controllers,
                pieces,
                screen -> layers.getChildren().addAll(screen, officeDesk.over(screen)));
        pieces.then(() -> layers.getChildren().add(paletteOf(actions, support)));
        pieces.then(() -> layers.getChildren().add(helpOn(actions)));
        pieces.then(() -> {
            supportView = layers;
            actions.listenOn(layers);
            followTheCall(actions);
            officeDesk.lendKeys();
            support.resume();
            then.run();
        });
    }

    /** Where the person wants it, and the client is written to in French. */
    private ObservableBooleanValue spellingIsChecked(SupportViewModel support) {
        var card = support.card().cardProperty();
        return Bindings.createBooleanBinding(
                () -> spellingWanted.get() && (card.get() == null || card.get().language() != Language.EN),
                spellingWanted,
                card);
    }

    private static Optional<String> clipboard() {
        return Optional.ofNullable(Clipboard.getSystemClipboard().getString());
    }

    /** While the server is away, asks for it; once it is back, what waits is sent. */
    private void watch(Reachability reachability, Calls working, ClientsApi clients) {
        var away = reachability.awaySinceProperty();
        keeping.every(LOOK_FOR_SERVER_EVERY, () -> {
            if (away.get() != null) {
                working.to(() -> clients.find(null, 1, null)).start();
            }
        });
        away.addListener((property, before, now) -> {
            if (now == null) {
                outbox.sendNow();
            }
        });
    }

    /** A folder for each person and server: two servers may well know clients by the same number. */
    private Path folderOf(String what, Connection opened) {
        return settings.folder()
                .resolve(what)
                .resolve(URLEncoder.encode(
                        opened.user().code() + "@" + opened.server().toString().replaceAll("/+$", ""),
                        StandardCharsets.UTF_8));
    }

    private Parent paletteOf(Actions actions, SupportViewModel support) {
        var palette = new PaletteViewModel(actions, () -> clientsAtHand(support), messages);
        return views.load(View.PALETTE, Map.of(PaletteController.class, () -> new PaletteController(palette, actions)));
    }

    private Parent helpOn(Actions actions) {
        var help = new HelpViewModel(actions, messages);
        return views.load(View.HELP, Map.of(HelpController.class, () -> new HelpController(help, actions)));
    }

    private List<PaletteViewModel.Entry> clientsAtHand(SupportViewModel support) {
        var inProgress = drafts.inProgress();
        return Stream.concat(
                        inProgress.stream()
                                .map(draft -> clientAtHand(
                                        support, draft.clientId(), draft.companyName(), "palette.kind.in-progress")),
                        support.recent().list().stream()
                                .filter(client ->
                                        inProgress.stream().noneMatch(draft -> draft.clientId() == client.id()))
                                .map(client -> clientAtHand(
                                        support, client.id(), client.companyName(), "palette.kind.recent")))
                .toList();
    }

    private PaletteViewModel.Entry clientAtHand(SupportViewModel support, long id, String companyName, String kind) {
        return new PaletteViewModel.Entry(
                messages.text("palette.client", companyName, formats.number(id)),
                messages.text(kind),
                "",
                () -> support.open(id));
    }

    /** Shows the running time in the title, and in a window of its own on demand. */
    private void followTheCall(Actions actions) {
        var call = new RunningCallViewModel(drafts, schedule, messages, formats);
        call.titleProperty().addListener((property, before, now) -> stage.setTitle(now));
        closeMini();
        mini = new MiniWindow(
                stage,
                messages.text("mini.title"),
                back -> views.load(
                        View.MINI, Map.of(MiniController.class, () -> new MiniController(call, messages, back))));
        actions.register(Action.of(Group.WINDOW, "action.mini", mini::show).keys("F9"));
    }

    private void closeMini() {
        if (mini != null) {
            mini.hide();
        }
    }

    /** Told by every call that found the login ended, also by late ones when somebody is logged in again. */
    private void sessionEnded() {
        if (session.token().isEmpty() && stage.getScene().getRoot() != loginView) {
            keepDrafts();
            hangUp();
            login.sessionEnded();
            stage.getScene().setRoot(loginView);
        }
    }

    private void askForALogin(String why) {
        login.appear(why);
        stage.getScene().setRoot(loginView);
    }

    /** Says what has not been sent yet, if anything. */
    private boolean mayLeave(String question, String leave) {
        if (outbox == null || outbox.entries().isEmpty()) {
            return true;
        }
        var leaves = new ButtonType(messages.text(leave), ButtonBar.ButtonData.OK_DONE);
        var stays = new ButtonType(messages.text("app.leave.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var count = outbox.entries().size();
        var alert = new Alert(
                Alert.AlertType.WARNING,
                messages.text(
                        question,
                        count == 1
                                ? messages.text("app.leave.one")
                                : messages.text("app.leave.some", formats.number(count))),
                stays,
                leaves);
        alert.initOwner(stage);
        alert.setTitle(messages.text("app.title"));
        alert.setHeaderText(null);
        return alert.showAndWait().filter(leaves::equals).isPresent();
    }

    private void logOut() {
        if (!mayLeave("app.leave.log-out", "app.leave.log-out.yes")) {
            return;
        }
        keepDrafts();
        hangUp();
        closeMini();
        closeNotifications();
        // Told to the server if it listens, with the token that ends; here the session is over either way.
        session.end().ifPresent(ending -> {
            var leaving = ServerApi.at(connection.server(), ending, messages.language());
            calls.to(() -> {
                        leaving.sessions().close();
                        return null;
                    })
                    .start();
        });
        askForALogin("");
    }

    private void keepDrafts() {
        if (drafts != null) {
            drafts.keepNow();
        }
    }

    private void hangUp() {
        if (events != null) {
            events.stop();
        }
    }

    /** Keeps what is half done and ends. */
    void close() {
        pieces.end();
        hangUp();
        endWork();
        awaitLastAnswers();
        disk.shutdown();
        kept.close();
    }

    /** Answers under way must not get lost: the next token of the login may be in one, and a logout wants to arrive. */
    private void awaitLastAnswers() {
        background.shutdown();
        try {
            background.awaitTermination(LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        background.shutdownNow();
    }
}
