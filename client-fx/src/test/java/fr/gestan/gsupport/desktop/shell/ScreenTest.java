package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.gestan.gsupport.api.history.HistoryLine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window, and what a person at it does and sees. */
@ExtendWith(Rehearsed.class)
abstract class ScreenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final FxRobot robot = new FxRobot();

    @TempDir
    Path folder;

    private Application desktop;
    private FxThreadWatch watch;

    /** The server that the window talks to. */
    abstract URI server();

    @BeforeEach
    void startTheDesktop() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        desktop = FxToolkit.setupApplication(DesktopApp.class, arguments());
        watch = FxThreadWatch.begin();
    }

    /** How the desktop is started. */
    String[] arguments() {
        return new String[] {"--server=" + server(), "--folder=" + folder};
    }

    /** Does what no person does, such as taking a picture, and lets the window's thread take its time for it. */
    final void unwatched(Runnable work) {
        watch.close();
        try {
            work.run();
        } finally {
            watch = FxThreadWatch.begin();
        }
    }

    @AfterEach
    void stopTheDesktop() throws TimeoutException {
        watch.close();
        FxToolkit.cleanupApplication(desktop);
        FxToolkit.cleanupStages();
    }

    void logInAs(String login) {
        logInAgainAs(login);
        shows(() -> assertThat(node("#search").isFocused()).isTrue());
    }

    /** Goes on where the person left: with a client at hand the form has the focus. */
    void logInAgainAs(String login) {
        robot.clickOn("#login");
        // In place of whoever logged in last.
        withControl(KeyCode.A);
        robot.write(login);
        robot.clickOn("#password").write("demo").type(KeyCode.ENTER);
        shows(() -> assertThat(robot.lookup("#search").tryQuery()).isPresent());
    }

    void openByKeyboard(String id) {
        withControl(KeyCode.K);
        robot.write(id).type(KeyCode.ENTER);
        shows(() -> assertThat(node("#summary").isFocused()).isTrue());
    }

    void withControl(KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }

    void withControlAndShift(KeyCode key) {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(key).release(KeyCode.SHIFT, KeyCode.CONTROL);
    }

    void withAlt(KeyCode key) {
        robot.press(KeyCode.ALT).type(key).release(KeyCode.ALT);
    }

    /** Selects the line on top and begins its correction, by keyboard. */
    void correctTheLineOnTop() {
        shows(() -> assertThat(history().getItems()).isNotEmpty());
        robot.interact(() -> history().getSelectionModel().select(0));
        shows(() -> assertThat(node("#correct").isVisible()).isTrue());
        withAlt(KeyCode.C);
        shows(() -> assertThat(node("#correctionReason").isFocused()).isTrue());
    }

    Node node(String id) {
        return robot.lookup(id).tryQuery().orElseThrow(() -> new AssertionError(id + " is not in the window"));
    }

    String text(String id) {
        var found = node(id);
        return found instanceof TextInputControl input ? input.getText() : ((Labeled) found).getText();
    }

    @SuppressWarnings("unchecked")
    TableView<HistoryLine> history() {
        return (TableView<HistoryLine>) node("#history");
    }

    static void shows(ThrowingRunnable expectation) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            WaitForAsyncUtils.waitForFxEvents();
            expectation.run();
        });
    }
}
