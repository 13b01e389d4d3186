package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.gestan.gsupport.desktop.api.StubServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real desktop is killed in the middle of a call, and started again. */
@Tag("proofs")
@Tag("soak")
class CrashTest extends ScreenTest {

    private static final String WORDS = "Aide au parametrage de la messagerie";
    private static final Duration AWAY = Duration.ofSeconds(10);

    private StubServer stub;

    @Override
    URI server() {
        return stub.address();
    }

    /** Later: first there is the one that is killed. */
    @BeforeEach
    @Override
    void startTheDesktop() throws TimeoutException {
        try {
            stub = new StubServer();
        } catch (IOException e) {
            throw new IllegalStateException("No port is free on this computer", e);
        }
        stub.replies("POST /api/v1/sessions", 201, """
                {"accessToken": "token", "expiresAt": "2099-01-01T00:00:00Z",
                 "user": {"code": "HRY", "fullName": "Hélène Royer", "roles": ["TECHNICIAN"]}}""");
        stub.replies("GET /api/v1/clients/4996", 200, """
                {"id": 4996, "companyName": "JARDINS DU TILLEUL", "email": "contact@client.example",
                 "hosting": "CLASSIC", "doNotIntervene": {"active": false}, "credit": {"balanceMinutes": 50},
                 "activity": {"totalMinutes": 80},
                 "guidance": {"decision": "PROCEED", "message": "Intervention possible."}}""");
        stub.replies("GET /api/v1/clients/4996/history", 200, "{\"items\":[]}");
    }

    @AfterEach
    void stopTheServer() {
        stub.close();
    }

    /** Killed with the stopwatch running, and started again a while later. */
    private Duration killedInTheMiddleOfACallAndStartedAgain() throws Exception {
        long begun;
        try (var killed = DrivenDesktop.start(server(), folder)) {
            killed.does("log-in hry").does("open 4996").does("stopwatch");
            begun = System.nanoTime();
            killed.does("write " + WORDS);
            await().atMost(Duration.ofSeconds(30)).until(this::everyWordIsOnDisk);
            killed.isKilled();
        }
        var dead = System.nanoTime();
        await().pollDelay(AWAY).atMost(AWAY.multipliedBy(2)).until(() -> System.nanoTime() - dead >= AWAY.toNanos());
        super.startTheDesktop();
        logInAgainAs("hry");
        shows(() -> assertThat(node("#question").isVisible()).isTrue());
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private boolean everyWordIsOnDisk() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var draft : files.filter(path -> path.getFileName().toString().startsWith("draft-4996"))
                    .toList()) {
                if (Files.readString(draft).contains(WORDS)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Duration timeIn(String label) {
        var digits = label.replaceAll(".*?(\\d+):(\\d\\d).*", "$1:$2").split(":");
        return Duration.ofMinutes(Long.parseLong(digits[0])).plusSeconds(Long.parseLong(digits[1]));
    }

    @Test
    void the_call_went_on_and_every_word_and_second_is_back() throws Exception {
        var sinceItBegan = killedInTheMiddleOfACallAndStartedAgain();

        assertThat(text("#companyName")).isEqualTo("JARDINS DU TILLEUL");
        assertThat(text("#summary")).isEqualTo(WORDS);
        assertThat(text("#questionText")).startsWith("gSupport s’est arrêté alors que le chrono marquait");
        var proposed = timeIn(text("#yes"));
        assertThat(proposed).isCloseTo(sinceItBegan, Duration.ofSeconds(5));
        robot.clickOn("#yes");

        shows(() -> assertThat(timeIn(text("#stopwatch"))).isGreaterThan(proposed));
        assertThat(node("#question").isVisible()).isFalse();
        assertThat(text("#stopwatchToggle")).isEqualTo("Pause");
    }

    @Test
    void it_stopped_then_and_stays_there() throws Exception {
        killedInTheMiddleOfACallAndStartedAgain();
        var then = text("#stopwatch");
        assertThat(text("#no")).endsWith(then);
        assertThat(timeIn(then)).isLessThan(timeIn(text("#yes")).minus(AWAY).plusSeconds(1));

        robot.clickOn("#no");

        shows(() -> assertThat(node("#question").isVisible()).isFalse());
        assertThat(text("#stopwatch")).isEqualTo(then);
        assertThat(text("#stopwatchToggle")).isEqualTo("Reprendre");
        assertThat(text("#summary")).isEqualTo(WORDS);
    }
}
