package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.gestan.gsupport.api.interventions.SolvedProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What helps to write, on the real window and the real server. */
class WritingScreenTest extends ScreenTest {

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

    @Test
    void a_template_is_written_once_and_then_a_slash_and_its_name_do() {
        logInAs("hry");
        openByKeyboard("4996");
        robot.clickOn("#openTemplates");
        shows(() -> assertThat(robot.lookup("#templateName").tryQuery()).isPresent());
        robot.clickOn("#templateName").write("Copie");
        robot.clickOn("#templateText").write("Copie des dossiers sur le disque.");
        robot.clickOn("#templateSave");
        shows(() -> assertThat(text("#templatesMessage")).contains("Copie"));
        robot.type(KeyCode.ESCAPE);

        shows(() -> assertThat(robot.lookup("#templateName").tryQuery()).isEmpty());
        robot.clickOn("#summary");
        robot.interact(() -> {
            // The robot has no key for a slash: it types by the codes of another keyboard.
            robot.lookup("#summary").queryTextInputControl().replaceSelection("/cop");
        });
        shows(() -> assertThat(robot.lookup("#templates").tryQuery()).isPresent());
        robot.type(KeyCode.ENTER);

        shows(() -> assertThat(text("#summary")).isEqualTo("Copie des dossiers sur le disque."));
    }

    @Test
    void a_word_that_french_does_not_have_is_mended_by_keyboard() {
        logInAs("hry");
        openByKeyboard("4996");
        robot.write("Aide au parametrage et reglage");
        shows(() -> assertThat(robot.lookup("#summarySpelling").queryLabeled().getText())
                .contains("parametrage\u00a0» → paramétrage", "reglage\u00a0» → réglage"));
        withControl(KeyCode.HOME);

        robot.type(KeyCode.F7);
        shows(() -> assertThat(robot.lookup("#spellings").tryQuery()).isPresent());
        robot.type(KeyCode.ENTER);
        shows(() -> assertThat(text("#summary")).isEqualTo("Aide au paramétrage et reglage"));
        robot.type(KeyCode.F7);
        shows(() -> assertThat(robot.lookup("#spellings").tryQuery()).isPresent());
        robot.type(KeyCode.ENTER);

        shows(() -> assertThat(text("#summary")).isEqualTo("Aide au paramétrage et réglage"));
        shows(() -> assertThat(robot.lookup("#summarySpelling")
                        .tryQuery()
                        .map(Node::isVisible)
                        .orElse(false))
                .isFalse());
    }

    @Test
    void what_was_solved_for_another_client_is_taken_over_by_keyboard() {
        logInAs("hry");
        openByKeyboard("4996");
        robot.write("Zebulon imprime de travers");
        robot.clickOn("#duration").write("3");
        robot.clickOn("#normal");
        shows(() -> assertThat(text("#message")).contains("enregistrée"));
        openByKeyboard("5006");

        withControl(KeyCode.D);
        shows(() -> assertThat(robot.lookup("#solvedQuery").tryQuery()).isPresent());
        robot.clickOn("#solvedQuery").write("zebulon");
        shows(() -> assertThat(robot.lookup("#solvedFound")
                        .<ListView<SolvedProblem>>query()
                        .getItems())
                .hasSize(1));
        robot.type(KeyCode.ENTER);

        shows(() -> assertThat(text("#summary")).isEqualTo("Zebulon imprime de travers"));
    }
}
