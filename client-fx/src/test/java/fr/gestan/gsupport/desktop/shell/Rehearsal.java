package fr.gestan.gsupport.desktop.shell;

import com.sun.javafx.tk.Toolkit;
import fr.gestan.gsupport.desktop.api.StubServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Run by the build: logs in without a screen, so that the JVM can write down which classes that takes. Ends well whatever
 * happens: without the list a desktop starts a second later, and that is all.
 */
final class Rehearsal {

    private static final System.Logger LOG = System.getLogger(Rehearsal.class.getName());
    private static final Pattern DRAWS_ON_A_SCREEN =
            Pattern.compile("(com/sun/(?:glass/ui/(?:gtk|win|mac)|prism/(?:es2|d3d))/.*)\\.class");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Rehearsal() {}

    public static void main(String... none) {
        var work = new Thread(Rehearsal::logIn);
        work.setDaemon(true);
        work.start();
        try {
            work.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Runs shutdown hooks, which the list needs, and waits for no window.
        System.exit(0);
    }

    private static void logIn() {
        try (var server = new StubServer()) {
            server.replies("POST /api/v1/sessions", 201, """
                    {"accessToken": "token", "expiresAt": "2099-01-01T00:00:00Z",
                     "user": {"code": "HRY", "fullName": "Prénom Nom", "roles": ["TECHNICIAN"]}}
                    """);
            FxToolkit.registerPrimaryStage();
            FxToolkit.setupApplication(
                    DesktopApp.class,
                    "--server=" + server.address(),
                    "--folder=" + Files.createTempDirectory("gsupport-rehearsal"));
            var robot = new FxRobot();
            robot.clickOn("#login").write("hry");
            robot.clickOn("#password").write("demo").type(KeyCode.ENTER);
            WaitForAsyncUtils.waitFor(
                    PATIENCE.toSeconds(),
                    TimeUnit.SECONDS,
                    () -> robot.lookup("#search").tryQuery().isPresent());
            loadWhatDrawsOnAScreen();
        } catch (IOException | TimeoutException | RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "Not rehearsed to the end", e);
        }
    }

    /** What takes the place of the classes that draw without one. */
    private static void loadWhatDrawsOnAScreen() throws IOException {
        var library = Toolkit.class.getProtectionDomain().getCodeSource().getLocation();
        try (var jar = new JarFile(library.getPath())) {
            jar.stream()
                    .map(ZipEntry::getName)
                    .map(DRAWS_ON_A_SCREEN::matcher)
                    .filter(Matcher::matches)
                    .map(entry -> entry.group(1).replace('/', '.'))
                    .forEach(Rehearsal::load);
        }
    }

    private static void load(String type) {
        try {
            Class.forName(type, false, Rehearsal.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.log(Level.DEBUG, "Not for this system: " + type);
        }
    }
}
