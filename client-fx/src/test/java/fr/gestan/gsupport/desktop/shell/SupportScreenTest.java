package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.gestan.gsupport.api.history.HistoryLine;
import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The whole way of a call, on the real server: needs its jar, which a build of all modules makes first. */
class SupportScreenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static DemoServer server;

    private final FxRobot robot = new FxRobot();

    @TempDir
    Path folder;

    private Application desktop;

    @BeforeAll
    static void startTheServer() throws IOException {
        assumeTrue(Files.exists(DemoServer.JAR), "the server's jar is built by a build of all modules");
        server = DemoServer.start();
    }

    @AfterAll
    static void stopTheServer() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void startTheDesktop() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        desktop = FxToolkit.setupApplication(DesktopApp.class, "--server=" + server.address(), "--folder=" + folder);
    }

    @AfterEach
    void stopTheDesktop() throws TimeoutException {
        FxToolkit.cleanupApplication(desktop);
        FxToolkit.cleanupStages();
    }

    private void logIn() {
        robot.clickOn("#login").write("hry");
        robot.clickOn("#password").write("demo").type(KeyCode.ENTER);
        shows(() -> assertThat(robot.lookup("#search").tryQuery()).isPresent());
        shows(() -> assertThat(node("#search").isFocused()).isTrue());
    }

    private void openByKeyboard(String id) {
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write(id).type(KeyCode.ENTER);
        shows(() -> assertThat(node("#summary").isFocused()).isTrue());
    }

    private void withControl(KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }

    private Node node(String id) {
        return robot.lookup(id).query();
    }

    private String text(String id) {
        var found = node(id);
        return found instanceof TextInputControl input ? input.getText() : ((Labeled) found).getText();
    }

    private TableView<HistoryLine> history() {
        return robot.lookup("#history").queryTableView();
    }

    private static void shows(ThrowingRunnable expectation) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            WaitForAsyncUtils.waitForFxEvents();
            expectation.run();
        });
    }

    @Test
    void a_call_without_the_mouse_from_search_to_the_line_on_top() {
        logIn();
        openByKeyboard("4996");
        var balanceBefore = Integer.parseInt(text("#balance"));
        shows(() -> assertThat(history().getItems()).isNotEmpty());
        assertThat(text("#companyName")).isEqualTo("JARDINS DU TILLEUL");
        assertThat(text("#verdict")).contains("Intervention possible");
        assertThat(text("#firstIntervention")).isEqualTo("26/10/20");

        withControl(KeyCode.SPACE);
        robot.write("Aide au parametrage");
        shows(() -> assertThat(text("#projection")).startsWith("Projection si Normal"));
        withControl(KeyCode.ENTER);

        shows(() -> assertThat(text("#message")).contains("enregistrée, solde " + (balanceBefore - 1) + " mn."));
        shows(() -> assertThat(text("#balance")).isEqualTo(String.valueOf(balanceBefore - 1)));
        shows(() -> assertThat(history().getItems().get(0)).satisfies(line -> {
            assertThat(line.summary()).isEqualTo("Aide au parametrage");
            assertThat(line.balanceAfter()).isEqualTo(balanceBefore - 1);
            assertThat(line.durationMinutes()).isEqualTo(1);
        }));
        assertThat(text("#summary")).isEmpty();
        assertThat(text("#stopwatch")).isEqualTo("00:00");
    }

    @Test
    void an_overdrawn_client_is_helped_only_by_exception() {
        logIn();
        openByKeyboard("5004");
        assertThat(text("#verdictWord")).isEqualTo("Refuser");

        robot.write("Aide urgente");
        robot.clickOn("#duration").write("3");
        robot.clickOn("#normal");
        shows(() -> assertThat(text("#message")).startsWith("Intervention refusée"));
        assertThat(text("#summary")).isEqualTo("Aide urgente");

        robot.clickOn("#overrideReason").write("Paiement promis");
        robot.clickOn("#normal");
        shows(() -> assertThat(text("#message")).contains("enregistrée, solde -78 mn."));
    }

    @Test
    void the_mail_can_be_seen_before_it_is_sent() {
        logIn();
        openByKeyboard("4996");
        robot.write("Aide au parametrage");
        robot.clickOn("#duration").write("4");

        withControl(KeyCode.P);

        shows(() -> assertThat(node("#previewPane").isVisible()).isTrue());
        assertThat(text("#previewText")).contains("Aide au parametrage").contains("4 minutes");
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(node("#previewPane").isVisible()).isFalse());
    }
}
