package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole way of a call, on the real server: needs its jar, which a build of all modules makes first. */
class SupportScreenTest extends ScreenTest {

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
    void a_call_without_the_mouse_from_search_to_the_line_on_top() {
        logInAs("hry");
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
        logInAs("hry");
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
        logInAs("hry");
        openByKeyboard("4996");
        robot.write("Aide au parametrage");
        robot.clickOn("#duration").write("4");

        withControl(KeyCode.P);

        shows(() -> assertThat(node("#previewPane").isVisible()).isTrue());
        assertThat(text("#previewText")).contains("Aide au parametrage").contains("4 minutes");
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(node("#previewPane").isVisible()).isFalse());
    }

    @Test
    void sales_administration_undoes_a_line_and_the_minutes_come_back() {
        logInAs("adv");
        openByKeyboard("5006");
        var balanceBefore = Integer.parseInt(text("#balance"));
        robot.write("Aide au parametrage");
        robot.clickOn("#duration").write("7");
        robot.clickOn("#normal");
        shows(() -> assertThat(text("#balance")).isEqualTo(String.valueOf(balanceBefore - 7)));
        shows(() -> assertThat(history().getItems().get(0).durationMinutes()).isEqualTo(7));

        correctTheLineOnTop();
        robot.write("Mauvais client");
        withControl(KeyCode.ENTER);

        shows(() -> assertThat(text("#correctionDoneText")).contains("annulée par la ligne"));
        shows(() -> assertThat(text("#balance")).isEqualTo(String.valueOf(balanceBefore)));
        assertThat(text("#historyDetail")).contains("Mauvais client").contains("Corrige la ligne");
    }
}
