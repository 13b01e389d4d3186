package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first run and the settings, on the real window and the real server. */
class SettingsScreenTest extends ScreenTest {

    private static DemoServer server;

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

    @Override
    URI server() {
        return server.address();
    }

    /** As on a new computer: nobody says where the server is. */
    @Override
    String[] arguments() {
        return new String[] {"--folder=" + folder};
    }

    private void begin() {
        shows(() -> assertThat(node("#settingsServer").isFocused()).isTrue());
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        robot.write(server().toString());
        robot.clickOn("#settingsDone");
        shows(() -> assertThat(robot.lookup("#password").tryQuery()).isPresent());
    }

    private void choose(String list, int index) {
        robot.interact(() ->
                robot.lookup(list).<ComboBox<?>>query().getSelectionModel().select(index));
    }

    @Test
    void the_first_run_says_what_is_wrong_with_an_address_and_the_next_run_asks_nothing() throws TimeoutException {
        shows(() -> assertThat(node("#settingsServer").isFocused()).isTrue());
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        robot.write("no-such-computer.invalid").type(KeyCode.ENTER);
        shows(() -> assertThat(text("#settingsServerMessage")).contains("no-such-computer.invalid"));

        begin();
        logInAs("hry");
        stopTheDesktop();
        startTheDesktop();

        shows(() -> assertThat(robot.lookup("#password").tryQuery()).isPresent());
        assertThat(text("#server")).isEqualTo(server().toString());
    }

    @Test
    void a_language_speaks_at_once_and_what_is_typed_stays() {
        begin();
        logInAs("hry");
        openByKeyboard("4996");
        robot.write("Aide au parametrage");
        withControl(KeyCode.COMMA);
        shows(() -> assertThat(text("#settingsTitle")).isEqualTo("Réglages"));

        choose("#settingsLanguage", 1);
        shows(() -> assertThat(text("#settingsTitle")).isEqualTo("Settings"));
        robot.type(KeyCode.ESCAPE);

        shows(() -> assertThat(text("#summary")).isEqualTo("Aide au parametrage"));
        shows(() -> assertThat(text("#preview")).isEqualTo("Preview"));
        assertThat(folder.resolve("preferences.properties")).content().contains("language=en");
    }

    @Test
    void colours_and_text_size_hold_at_once() {
        begin();
        robot.clickOn("#openSettings");
        shows(() -> assertThat(robot.lookup("#settingsTitle").tryQuery()).isPresent());

        choose("#settingsTheme", 1);
        choose("#settingsTextSize", 10);

        shows(() -> assertThat(
                        ((Label) node("#settingsServerMessage")).getFont().getSize())
                .isEqualTo(26));
        shows(() -> assertThat(Application.getUserAgentStylesheet()).contains("primer-dark"));
    }
}
