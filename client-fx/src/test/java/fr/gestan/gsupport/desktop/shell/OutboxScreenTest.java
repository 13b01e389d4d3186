package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.sessions.Credentials;
import fr.gestan.gsupport.desktop.api.ServerApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real server goes and comes, answers get lost, and each intervention is one line and one debit. */
@Tag("proofs")
@Tag("soak")
class OutboxScreenTest extends ScreenTest {

    private static final long CLIENT = 4996;
    private static final int MINUTES = 3;

    private static DemoServer server;

    private CuttingProxy proxy;
    private int balanceBefore;
    private int linesBefore;

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
        return proxy.address();
    }

    @BeforeEach
    @Override
    void startTheDesktop() throws TimeoutException {
        try {
            proxy = new CuttingProxy(server.address());
        } catch (IOException e) {
            throw new IllegalStateException("No port is free on this computer", e);
        }
        balanceBefore = balance();
        linesBefore = lines().size();
    }

    @AfterEach
    void stopTheProxy() throws IOException {
        proxy.close();
    }

    private static ServerApi asManager() {
        var anonymous = ServerApi.at(server.address(), Optional::empty, Locale.FRENCH);
        var token =
                anonymous.sessions().open(new Credentials("chef", "demo", null)).accessToken();
        return ServerApi.at(server.address(), () -> Optional.of(token), Locale.FRENCH);
    }

    private static int balance() {
        return asManager().clients().open(CLIENT).credit().balanceMinutes();
    }

    private static List<HistoryLine> lines() {
        return asManager().history().history(CLIENT, 200, null).items();
    }

    private void oneLineAndOneDebit(String summary) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(balance()).isEqualTo(balanceBefore - MINUTES));
        assertThat(lines()).hasSize(linesBefore + 1);
        assertThat(lines().get(0).summary()).isEqualTo(summary);
        assertThat(lines().get(0).durationMinutes()).isEqualTo(MINUTES);
    }

    private void openAndFillIn(String summary) {
        logInAs("hry");
        openByKeyboard(String.valueOf(CLIENT));
        robot.write(summary);
        robot.clickOn("#duration").write(String.valueOf(MINUTES));
    }

    private void nothingIsLeft() {
        shows(() -> assertThat(node("#waitingForServer").isVisible()).isFalse());
        shows(() -> assertThat(text("#outboxSent")).startsWith("Envoyé"));
    }

    @Test
    void the_server_goes_in_the_middle_of_a_call_and_comes_back() throws Exception {
        super.startTheDesktop();
        openAndFillIn("Panne de serveur");
        server.stop();

        withControl(KeyCode.ENTER);

        shows(() -> assertThat(text("#outboxWaiting")).contains("JARDINS DU TILLEUL (3 mn, Normal)"));
        assertThat(node("#away").isVisible()).isTrue();
        assertThat(text("#companyName")).as("what is on the screen").isEqualTo("JARDINS DU TILLEUL");
        assertThat(text("#summary")).as("the next form").isEmpty();
        robot.clickOn("#summary").write("La suite");
        assertThat(text("#summary")).isEqualTo("La suite");

        server.startAgain();
        nothingIsLeft();

        oneLineAndOneDebit("Panne de serveur");
        shows(() -> assertThat(text("#balance")).isEqualTo(String.valueOf(balanceBefore - MINUTES)));
        assertThat(node("#away").isVisible()).isFalse();
        assertThat(text("#summary")).isEqualTo("La suite");
    }

    @Test
    void an_answer_that_is_lost_after_the_commit_costs_no_second_minute() throws Exception {
        super.startTheDesktop();
        openAndFillIn("Reponse perdue");
        proxy.losesAnswers();

        withControl(KeyCode.ENTER);
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(text("#outboxWaiting")).isNotEmpty());
        await().atMost(Duration.ofSeconds(30)).until(() -> balance() == balanceBefore - MINUTES);
        proxy.passesAllOn();

        nothingIsLeft();
        oneLineAndOneDebit("Reponse perdue");
    }

    @Test
    void a_desktop_that_is_killed_with_a_full_outbox_sends_it_after_the_next_login() throws Exception {
        try (var killed = DrivenDesktop.start(server(), folder)) {
            killed.does("log-in hry")
                    .does("open " + CLIENT)
                    .does("write Poste coupe")
                    .does("minutes " + MINUTES);
            proxy.losesAnswers();
            killed.does("normal").does("sees-outbox");
            killed.isKilled();
        }
        proxy.passesAllOn();

        super.startTheDesktop();
        logInAgainAs("hry");

        nothingIsLeft();
        oneLineAndOneDebit("Poste coupe");
    }

    @Test
    void a_desktop_that_is_killed_before_the_answer_comes_records_once() throws Exception {
        try (var killed = DrivenDesktop.start(server(), folder)) {
            killed.does("log-in hry")
                    .does("open " + CLIENT)
                    .does("write Poste coupe trop tot")
                    .does("minutes " + MINUTES);
            proxy.holdsAnswersBack();
            killed.does("normal");
            await().atMost(Duration.ofSeconds(30)).until(() -> balance() == balanceBefore - MINUTES);
            killed.isKilled();
        }
        proxy.passesAllOn();

        super.startTheDesktop();
        logInAgainAs("hry");

        nothingIsLeft();
        oneLineAndOneDebit("Poste coupe trop tot");
    }

    @Test
    void nobody_else_sends_what_one_person_recorded() throws Exception {
        super.startTheDesktop();
        openAndFillIn("Pour HRY seule");
        server.stop();
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(text("#outboxWaiting")).isNotEmpty());
        robot.clickOn("#logOut");
        shows(() -> assertThat(robot.lookup(".dialog-pane").tryQuery()).isPresent());
        robot.clickOn("Se déconnecter quand même");
        server.startAgain();

        logInAgainAs("ecn");
        assertThat(node("#waitingForServer").isVisible()).isFalse();
        assertThat(balance()).isEqualTo(balanceBefore);
        robot.clickOn("#logOut");
        logInAgainAs("hry");

        nothingIsLeft();
        oneLineAndOneDebit("Pour HRY seule");
        assertThat(lines().get(0).by()).isEqualTo("HRY");
    }
}
