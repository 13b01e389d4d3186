package fr.gestan.gsupport.desktop.shell;

import com.sun.javafx.tk.Toolkit;
import fr.gestan.gsupport.desktop.api.StubServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Does once what a technician does all day: logs in, opens a client, writes, looks at keys, palette and settings, leaves. The
 * build runs it without a screen, so that the JVM can write down which classes that takes; it ends well whatever happens:
 * without the list a desktop starts a second later, and that is all.
 */
final class Rehearsal {

    private static final System.Logger LOG = System.getLogger(Rehearsal.class.getName());
    private static final Pattern DRAWS_ON_A_SCREEN =
            Pattern.compile("(com/sun/(?:glass/ui/(?:gtk|win|mac)|prism/(?:es2|d3d))/.*)\\.class");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CARD = """
            {"id": %d, "companyName": "JARDINS DU TILLEUL", "email": "contact@client.example", "hosting": "CLASSIC",
             "doNotIntervene": {"active": false}, "credit": {"balanceMinutes": 50},
             "activity": {"totalMinutes": 80}, "guidance": {"decision": "PROCEED", "message": "Intervention possible."}}
            """;
    private static final String LINE = """
            {"id": %d, "clientId": 4996, "kind": "INTERVENTION", "summary": "Aide au paramétrage", "by": "HRY",
             "balanceBefore": 55, "balanceAfter": 50, "performedAt": "2022-02-01T13:13:12Z", "durationMinutes": 5,
             "billing": "FREE", "mail": {"id": 1, "status": "SENT", "sentAt": "2022-02-01T13:13:12Z"}}
            """;

    private final FxRobot robot = new FxRobot();

    private Rehearsal() {}

    public static void main(String... none) {
        var work = new Thread(() -> {
            try {
                loadWhatDrawsOnAScreen();
                play();
            } catch (IOException | TimeoutException | RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, "Not rehearsed to the end", e);
            }
        });
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

    /** In a window of its own, which is closed in the end. */
    static void play() throws IOException, TimeoutException {
        try (var server = new StubServer()) {
            server.replies("POST /api/v1/sessions", 201, """
                    {"accessToken": "token", "expiresAt": "2099-01-01T00:00:00Z",
                     "user": {"code": "HRY", "fullName": "Prénom Nom", "roles": ["TECHNICIAN"]}}
                    """);
            var lines = IntStream.range(6600, 6650).mapToObj(LINE::formatted).collect(Collectors.joining(","));
            for (int id : new int[] {4996, 4997}) {
                server.replies("GET /api/v1/clients/" + id, 200, CARD.formatted(id));
                server.replies("GET /api/v1/clients/" + id + "/history", 200, "{\"items\":[" + lines + "]}");
            }
            FxToolkit.registerPrimaryStage();
            var desktop = FxToolkit.setupApplication(
                    DesktopApp.class,
                    "--server=" + server.address(),
                    "--folder=" + Files.createTempDirectory("gsupport-rehearsal"));
            new Rehearsal().work();
            FxToolkit.cleanupApplication(desktop);
            FxToolkit.cleanupStages();
        }
    }

    private void work() throws TimeoutException {
        robot.clickOn("#login").write("hry");
        robot.clickOn("#password").write("demo").type(KeyCode.ENTER);
        isThere("#search", Node::isFocused);
        open("4996");
        robot.write("Aide au reglage");
        open("4997");
        robot.press(KeyCode.CONTROL).type(KeyCode.SPACE).release(KeyCode.CONTROL);
        robot.type(KeyCode.F1);
        isThere("#helpPane", Node::isVisible);
        robot.type(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.P).release(KeyCode.SHIFT, KeyCode.CONTROL);
        isThere("#palettePane", Node::isVisible);
        robot.type(KeyCode.ESCAPE);
        robot.press(KeyCode.CONTROL).type(KeyCode.COMMA).release(KeyCode.CONTROL);
        isThere("#settingsTitle", Node::isVisible);
        robot.type(KeyCode.ESCAPE);
        isThere("#summary", Node::isVisible);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.L).release(KeyCode.SHIFT, KeyCode.CONTROL);
        isThere("#password", Node::isVisible);
    }

    private void open(String id) throws TimeoutException {
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write(id).type(KeyCode.ENTER);
        isThere("#summary", Node::isFocused);
        isThere("#history", history -> history.lookup(".table-row-cell") != null);
    }

    private void isThere(String id, Predicate<Node> asWanted) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE.toSeconds(),
                TimeUnit.SECONDS,
                () -> robot.lookup(id).tryQuery().filter(asWanted).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
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
