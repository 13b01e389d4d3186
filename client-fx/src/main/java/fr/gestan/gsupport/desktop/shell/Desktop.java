package fr.gestan.gsupport.desktop.shell;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.ServerApi;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.session.Connection;
import fr.gestan.gsupport.desktop.session.CurrentSession;
import fr.gestan.gsupport.desktop.session.LoginController;
import fr.gestan.gsupport.desktop.session.LoginViewModel;
import fr.gestan.gsupport.desktop.session.RememberedLogin;
import fr.gestan.gsupport.desktop.shell.Views.View;
import fr.gestan.gsupport.desktop.stopwatch.Drafts;
import fr.gestan.gsupport.desktop.stopwatch.Journal;
import fr.gestan.gsupport.desktop.support.CardController;
import fr.gestan.gsupport.desktop.support.CorrectionController;
import fr.gestan.gsupport.desktop.support.CorrectionFormController;
import fr.gestan.gsupport.desktop.support.HistoryController;
import fr.gestan.gsupport.desktop.support.InterventionFormController;
import fr.gestan.gsupport.desktop.support.PreviewController;
import fr.gestan.gsupport.desktop.support.SupportController;
import fr.gestan.gsupport.desktop.support.SupportViewModel;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Puts the desktop together, and shows the login or the work of whoever is logged in. */
final class Desktop {

    private static final double MIN_WIDTH = 1100;
    private static final double MIN_HEIGHT = 720;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 760;

    private final Settings settings;
    private final Stage stage;
    private final Consumer<URI> browser;
    private final Messages messages;
    private final Formats formats;
    private final Views views;
    private final ExecutorService background = Executors.newCachedThreadPool(Desktop::daemon);
    private final ExecutorService disk = Executors.newSingleThreadExecutor(Desktop::daemon);
    private final Calls calls = new Calls(background, Platform::runLater);
    private final CurrentSession session = new CurrentSession();
    private final LoginViewModel login;
    private final Parent loginView;
    private Connection connection;
    private FxSchedule schedule = new FxSchedule();
    private Drafts drafts;
    private Parent supportView;
    private OptionalLong linked;

    /**
     * @param linked the client to open after the first login, or none
     * @param browser opens pages outside of the desktop
     */
    Desktop(Settings settings, OptionalLong linked, Stage stage, Consumer<URI> browser) {
        this.settings = settings;
        this.linked = linked;
        this.stage = stage;
        this.browser = browser;
        this.messages = Messages.in(settings.language());
        this.formats = new Formats(settings.zone());
        this.views = new Views(messages.bundle());
        var remembered = new RememberedLogin(settings.folder().resolve("desktop.properties"));
        this.login = new LoginViewModel(
                settings.server().orElseGet(() -> remembered.server(Settings.THIS_COMPUTER)),
                calls,
                server -> ServerApi.at(server, session::token, messages.language()),
                session,
                remembered,
                messages,
                this::loggedIn);
        this.loginView =
                views.load(View.LOGIN, Map.of(LoginController.class, () -> new LoginController(login, messages)));
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    void show(String stylesheet) {
        var scene = new Scene(loginView, WIDTH, HEIGHT);
        scene.getStylesheets().add(stylesheet);
        stage.setScene(scene);
        stage.setTitle(messages.text("app.title"));
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.show();
    }

    private void loggedIn(Connection opened) {
        // The same person after a session that ended finds the screen as it was left.
        if (!opened.isSamePersonAs(connection)) {
            keepDrafts();
            startWork(opened);
        }
        connection = opened;
        stage.getScene().setRoot(supportView);
    }

    private void startWork(Connection opened) {
        schedule.stop();
        schedule = new FxSchedule();
        drafts = new Drafts(System::nanoTime, InstantSource.system(), journalOf(opened), disk);
        drafts.resume(schedule);
        var support = new SupportViewModel(
                opened,
                calls.whenSessionEnds(this::sessionEnded),
                schedule,
                drafts,
                messages,
                formats,
                settings.askAfter());
        supportView = views.load(
                View.SUPPORT,
                Map.of(
                        SupportController.class,
                        () -> new SupportController(support, messages, formats, this::logOut),
                        CardController.class,
                        () -> new CardController(support.card(), messages),
                        InterventionFormController.class,
                        () -> new InterventionFormController(
                                support.form(),
                                support.stopwatch(),
                                support.preview(),
                                messages,
                                settings.howTo(),
                                browser),
                        CorrectionController.class,
                        () -> new CorrectionController(support.correction()),
                        CorrectionFormController.class,
                        () -> new CorrectionFormController(support.correctionForm(), messages, formats),
                        HistoryController.class,
                        () -> new HistoryController(support.history(), formats),
                        PreviewController.class,
                        () -> new PreviewController(support.preview())));
        support.resume();
        linked.ifPresent(support::open);
        linked = OptionalLong.empty();
    }

    /** One file per person and server: two servers may well know clients by the same number. */
    private Journal journalOf(Connection opened) {
        var server = opened.server();
        var port = server.getPort() < 0 ? "" : "-" + server.getPort();
        var name = server.getHost() + port + "-" + opened.user().code();
        return new Journal(settings.folder()
                .resolve("drafts-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_") + ".json"));
    }

    private void sessionEnded() {
        login.sessionEnded();
        stage.getScene().setRoot(loginView);
    }

    private void logOut() {
        keepDrafts();
        // Told to the server if it listens, with the token that ends; here the session is over either way.
        var ending = session.token();
        var leaving = ServerApi.at(connection.server(), () -> ending, messages.language());
        session.end();
        calls.to(() -> {
                    leaving.sessions().close();
                    return null;
                })
                .start();
        stage.getScene().setRoot(loginView);
    }

    private void keepDrafts() {
        if (drafts != null) {
            drafts.keepNow();
        }
    }

    /** Keeps what is half done and ends. */
    void close() {
        if (drafts != null) {
            drafts.keepNow().join();
        }
        background.shutdownNow();
        disk.shutdown();
    }
}
