package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.gestan.gsupport.desktop.office.OfficeView;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.concurrent.Worker;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.web.WebView;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of the desktop on sample data, in {@code target/screenshots}: made to be looked at, and held to be whole. */
@Tag("proofs")
@Tag("soak")
class ScreenshotsTest extends ScreenTest {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final List<OfficeView> ALL = List.of(OfficeView.values());
    private static final List<OfficeView> SAMPLE =
            List.of(OfficeView.CREDIT, OfficeView.WORKLISTS, OfficeView.OVERVIEW, OfficeView.ACCOUNTS);

    private static DemoServer server;

    private final List<String> cutOff = new ArrayList<>();

    @BeforeAll
    static void startTheServer() throws IOException {
        assumeTrue(Files.exists(DemoServer.JAR), "the server's jar is built by a build of all modules");
        server = DemoServer.start();
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void stopTheServer() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    URI server() {
        return server.address();
    }

    private void open(String id) {
        openByKeyboard(id);
        shows(() -> assertThat(text("#historyCount")).isNotEmpty());
    }

    private void choose(String list, int index) {
        robot.interact(() ->
                robot.lookup(list).<ComboBox<?>>query().getSelectionModel().select(index));
    }

    private void inTheSettings(Runnable choices) {
        withControl(KeyCode.COMMA);
        shows(() -> assertThat(robot.lookup("#settingsTitle").tryQuery()).isPresent());
        choices.run();
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(robot.lookup("#search").tryQuery()).isPresent());
    }

    /** Of the main window, or of the one over it. */
    private void picture(String name) {
        unwatched(() -> take(name));
    }

    private void take(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        var windows = robot.robotContext().getWindowFinder().listWindows().stream()
                .filter(Stage.class::isInstance)
                .filter(Window::isShowing)
                .toList();
        var scene = windows.get(windows.size() - 1).getScene();
        robot.interact(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
        var image = WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> scene.snapshot(null)));
        write(image, PICTURES.resolve(name + ".png"));
        cutOff.addAll(WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> CutOff.in(scene.getRoot()))).stream()
                .map(found -> name + ": " + found)
                .toList());
    }

    private static void write(Image image, Path file) {
        var picture = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        try {
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void nothingIsCutOff() {
        assertThat(cutOff).isEmpty();
    }

    private void theDesk(String looks) {
        withControl(KeyCode.K);
        robot.write("jardin");
        shows(() -> assertThat(node("#results").isVisible()).isTrue());
        shows(() -> assertThat(robot.lookup(".match").tryQuery()).isPresent());
        picture("search" + looks);
        open("4996");
        withControl(KeyCode.SPACE);
        robot.write("Envoi des courriels : mot de passe d'application");
        shows(() -> assertThat(text("#projection")).isNotEmpty());
        picture("stopwatch" + looks);
        withControl(KeyCode.P);
        shows(() -> assertThat(node("#previewPane").isVisible()).isTrue());
        shows(() -> assertThat(text("#previewSubject")).isNotEmpty());
        pageIsLoaded();
        picture("preview" + looks);
        robot.type(KeyCode.ESCAPE);
        withControl(KeyCode.F);
        robot.write("gmail");
        shows(() -> assertThat(history().getItems()).hasSizeLessThan(5));
        picture("filter" + looks);
        robot.type(KeyCode.ESCAPE);
        robot.type(KeyCode.F1);
        shows(() -> assertThat(node("#helpPane").isVisible()).isTrue());
        picture("help" + looks);
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(node("#helpPane").isVisible()).isFalse());
        open("5004");
        picture("overdrawn" + looks);
        robot.interact(
                () -> robot.lookup("#openTemplates").queryAs(Hyperlink.class).fire());
        shows(() -> assertThat(robot.lookup("#templateText").tryQuery()).isPresent());
        picture("templates" + looks);
        robot.type(KeyCode.ESCAPE);
        withControl(KeyCode.COMMA);
        shows(() -> assertThat(robot.lookup("#settingsTitle").tryQuery()).isPresent());
        picture("settings" + looks);
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(node("#summary").isFocused()).isTrue());
    }

    /** What shows it is loaded for the first mail only. */
    private void pageIsLoaded() {
        shows(() -> {
            var page = (WebView) node(".web-view");
            assertThat(WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(
                            () -> page.getEngine().getLoadWorker().getState())))
                    .isEqualTo(Worker.State.SUCCEEDED);
        });
    }

    @Test
    void each_verdict_has_its_card() {
        logInAs("hry");
        for (var client : List.of("4996", "5001", "5002", "5004", "5005", "5007", "5008")) {
            open(client);
            picture("card-" + client);
        }
        robot.interact(() -> Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, "gsupport:v1?company=COOPERATIVE%20DU%20LAURAGAIS")));
        withControl(KeyCode.G);
        shows(() -> assertThat(text("#greenButtonSentence")).startsWith("Plusieurs comptes"));
        shows(() -> assertThat(node("#results").isVisible()).isTrue());
        picture("choice");
    }

    @Test
    void in_light_colours() {
        logInAs("hry");
        theDesk("");
    }

    @Test
    void in_dark_colours() {
        logInAs("hry");
        inTheSettings(() -> choose("#settingsTheme", 1));
        theDesk("-dark");
    }

    @Test
    void in_letters_twice_as_large() {
        logInAs("hry");
        inTheSettings(() -> choose("#settingsTextSize", 10));
        theDesk("-large");

        withAlt(KeyCode.H);
        isInSight("#history");
        withAlt(KeyCode.M);
        isInSight("#summary");
        robot.interact(() -> node("#normal").requestFocus());
        isInSight("#normal");
        assertThat(node("#verdictWord").localToScene(0, 0).getY()).isPositive();
    }

    /** At its beginning, where there is more of it than fits. */
    private void isInSight(String id) {
        var page = node("#page");
        shows(() -> {
            var seen = page.localToScene(page.getLayoutBounds());
            var place = node(id).localToScene(node(id).getLayoutBounds());
            assertThat(place.getMinY()).isBetween(seen.getMinY(), seen.getMaxY());
            assertThat(Math.min(place.getMaxY(), place.getMinY() + seen.getHeight() / 2))
                    .isLessThanOrEqualTo(seen.getMaxY());
        });
    }

    /** Each view of the office that a person has, as it shows once its lists are read. */
    private void theOffice(String looks, List<OfficeView> views) {
        for (var view : views) {
            var way = robot.lookup("#office-" + view.key()).<ToggleButton>tryQuery();
            if (way.isPresent() && !way.get().isDisabled()) {
                robot.interact(way.get()::fire);
                isRead();
                picture("office-" + view.key() + looks);
            }
        }
    }

    private void isRead() {
        shows(() -> {
            assertThat(robot.lookup(".office-page .progress-indicator").<Node>queryAll())
                    .noneMatch(ScreenshotsTest::isOnTheScreen);
            assertThat(robot.lookup(".office-page .office-table").<TableView<?>>queryAll().stream()
                            .filter(ScreenshotsTest::isOnTheScreen))
                    .allMatch(table -> !table.getItems().isEmpty());
        });
    }

    private static boolean isOnTheScreen(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void theOfficeOfEachRole(String looks, List<OfficeView> views) {
        open("4996");
        robot.type(KeyCode.F6);
        shows(() -> assertThat(robot.lookup("#officeTitle").tryQuery()).isPresent());
        theOffice(looks, views);
        for (var login : List.of("chef", "admin")) {
            robot.type(KeyCode.ESCAPE);
            withControlAndShift(KeyCode.L);
            logInAgainAs(login);
            robot.type(KeyCode.F6);
            shows(() -> assertThat(robot.lookup("#officeTitle").tryQuery()).isPresent());
            theOffice(looks, views);
        }
    }

    @Test
    void the_office() {
        logInAs("adv");
        withControl(KeyCode.N);
        shows(() -> assertThat(node("#client-companyName").isFocused()).isTrue());
        robot.write("JARDIN DU TILLEUL");
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(node("#clientDuplicates").isVisible()).isTrue());
        picture("office-duplicates");
        robot.clickOn("#clientStartAgain").type(KeyCode.ESCAPE);
        theOfficeOfEachRole("", ALL);
    }

    @Test
    void the_office_in_dark_colours() {
        logInAs("adv");
        inTheSettings(() -> choose("#settingsTheme", 1));
        theOfficeOfEachRole("-dark", SAMPLE);
    }

    @Test
    void the_office_in_english() {
        logInAs("adv");
        inTheSettings(() -> choose("#settingsLanguage", 1));
        theOfficeOfEachRole("-english", ALL);
    }

    @Test
    void the_office_in_letters_twice_as_large() {
        logInAs("adv");
        inTheSettings(() -> choose("#settingsTextSize", 10));
        theOfficeOfEachRole("-large", ALL);
    }

    @Test
    void undoing_a_line() {
        logInAs("adv");
        open("4996");
        correctTheLineOnTop();
        picture("correction");
    }

    @Test
    void in_english() {
        logInAs("hry");
        inTheSettings(() -> choose("#settingsLanguage", 1));
        theDesk("-english");
    }

    @Test
    void without_the_server() throws Exception {
        logInAs("hry");
        open("4996");
        robot.write("Panne de serveur");
        robot.clickOn("#duration").write("3");
        server.stop();
        try {
            withControl(KeyCode.ENTER);
            shows(() -> assertThat(text("#outboxWaiting")).contains("JARDINS DU TILLEUL"));
            picture("offline");
        } finally {
            server.startAgain();
        }
    }
}
