package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.gestan.gsupport.desktop.links.RunningWindow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a clipboard or a link to the client on the screen, on the real server. */
class GreenButtonScreenTest extends ScreenTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
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

    private void onTheClipboard(String text) {
        robot.interact(() -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
    }

    private void link(String link) {
        assertThat(RunningWindow.tell(folder, Optional.of(link), PATIENCE)).isTrue();
    }

    @Test
    void one_key_opens_the_client_of_the_gestan_at_hand() {
        logInAs("hry");
        onTheClipboard("gsupport:v1?client=4996&company=JARDINS%20DU%20TILLEUL&version=24");

        withControl(KeyCode.G);

        shows(() -> assertThat(text("#companyName")).isEqualTo("JARDINS DU TILLEUL"));
        shows(() -> assertThat(node("#summary").isFocused()).isTrue());
        assertThat(node("#greenButtonSentence").getParent().isVisible()).isFalse();
    }

    @Test
    void a_clipboard_with_something_else_is_told_and_nothing_typed_is_lost() {
        logInAs("hry");
        openByKeyboard("4996");
        robot.write("Aide au par");
        onTheClipboard("quelque chose");

        robot.clickOn("#greenButton");

        shows(() -> assertThat(text("#greenButtonSentence")).contains("Ctrl+F1"));
        assertThat(text("#summary")).isEqualTo("Aide au par");
        robot.clickOn("#greenButtonDismiss");
        shows(() ->
                assertThat(node("#greenButtonSentence").getParent().isVisible()).isFalse());
    }

    @Test
    void a_link_goes_to_the_window_that_runs_also_before_the_login() {
        link("gsupport://choice?ids=4996,5001");
        logInAs("hry");
        shows(() -> assertThat(text("#greenButtonSentence")).startsWith("Plusieurs comptes"));
        shows(() -> assertThat(node("#results").isVisible()).isTrue());

        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        shows(() -> assertThat(text("#clientId")).contains("001"));

        link("gsupport://clients/4996");
        shows(() -> assertThat(text("#companyName")).isEqualTo("JARDINS DU TILLEUL"));

        link("gsupport://search?q=tilleul");
        shows(() -> assertThat(text("#search")).isEqualTo("tilleul"));
        shows(() -> assertThat(node("#results").isVisible()).isTrue());
        assertThat(node("#search").isFocused()).isTrue();
    }
}
