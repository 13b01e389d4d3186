package fr.gestan.gsupport.desktop.shell;

import fr.gestan.gsupport.desktop.links.Link;
import fr.gestan.gsupport.desktop.links.Registration;
import fr.gestan.gsupport.desktop.links.RunningWindow;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/** The desktop as JavaFX starts and ends it. */
public final class DesktopApp extends Application {

    private static final System.Logger LOG = System.getLogger(DesktopApp.class.getName());
    private static final String THEME = "/fr/gestan/gsupport/desktop/theme/";
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 64, 128, 256);

    private Desktop desktop;
    private Optional<RunningWindow> window = Optional.empty();

    @Override
    public void init() {
        // The server closes connections that are idle for a minute; ours must go first, or a recording meets a closed
        // one and nobody knows whether it arrived.
        System.setProperty("jdk.httpclient.keepalive.timeout", "30");
    }

    @Override
    public void start(Stage stage) {
        var settings = Settings.from(getParameters().getRaw(), System.getenv());
        window = RunningWindow.claim(settings.folder(), link -> Platform.runLater(() -> desktop.summon(link)));
        if (window.isEmpty() && Main.isTakenByTheRunningWindow(getParameters().getRaw(), settings)) {
            // Started at the same moment as another one, which was faster.
            Platform.exit();
            return;
        }
        stage.getIcons().setAll(icons().toList());
        desktop = new Desktop(
                settings,
                Link.among(getParameters().getRaw()),
                stage,
                page -> getHostServices().showDocument(page.toString()));
        desktop.show();
        if (Registration.isMac()) {
            hearOfMacLinks();
        }
        Platform.runLater(DesktopApp::tellHowLongItTook);
    }

    /** macOS hands a link to the application that runs instead of starting another one. */
    private void hearOfMacLinks() {
        var system = java.awt.Desktop.getDesktop();
        if (system.isSupported(java.awt.Desktop.Action.APP_OPEN_URI)) {
            system.setOpenURIHandler(opened -> {
                var link = Link.of(opened.getURI().toString());
                Platform.runLater(() -> desktop.summon(link));
            });
        }
    }

    /** Of the whole process, its Java included, up to a window that waits for the login; for .ci/launch-time. */
    private static void tellHowLongItTook() {
        ProcessHandle.current()
                .info()
                .startInstant()
                .ifPresent(started -> LOG.log(
                        Level.DEBUG,
                        "Ready after {0} ms",
                        String.valueOf(Duration.between(started, Instant.now()).toMillis())));
    }

    private static Stream<Image> icons() {
        return ICON_SIZES.stream()
                .map(size -> DesktopApp.class.getResource(THEME + "icon-" + size + ".png"))
                .map(url -> new Image(url.toExternalForm()));
    }

    @Override
    public void stop() {
        window.ifPresent(RunningWindow::close);
        if (desktop != null) {
            desktop.close();
        }
    }
}
