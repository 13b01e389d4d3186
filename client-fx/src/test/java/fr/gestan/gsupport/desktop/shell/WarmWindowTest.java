package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.StubServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the window's thread computes in one go, once everything has been used before: a cold Java and a busy machine make
 * anything slow now and then, so each thing is done several times and its best time counts.
 */
class WarmWindowTest extends ScreenTest {

    private static final int ROUNDS = 4;
    private static final String CARD = """
            {"id": %d, "companyName": "JARDINS DU TILLEUL", "email": "contact@client.example", "hosting": "CLASSIC",
             "doNotIntervene": {"active": false}, "credit": {"balanceMinutes": 50},
             "activity": {"totalMinutes": 80}, "guidance": {"decision": "PROCEED", "message": "Intervention possible."}}
            """;
    private static final String LINE = """
            {"id": %d, "clientId": 4996, "kind": "INTERVENTION", "summary": "Aide au paramétrage", "by": "HRY",
             "balanceBefore": 55, "balanceAfter": 50, "performedAt": "2022-02-01T13:13:12Z", "durationMinutes": 5,
             "billing": "NORMAL"}
            """;

    private StubServer stub;

    @Override
    URI server() {
        return stub.address();
    }

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
        var lines = IntStream.range(6600, 6650).mapToObj(LINE::formatted).collect(Collectors.joining(","));
        for (int id : new int[] {4996, 4997}) {
            stub.replies("GET /api/v1/clients/" + id, 200, CARD.formatted(id));
            stub.replies("GET /api/v1/clients/" + id + "/history", 200, "{\"items\":[" + lines + "]}");
        }
        super.startTheDesktop();
    }

    @AfterEach
    void stopTheServer() {
        stub.close();
    }

    private void logOut() {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.L).release(KeyCode.SHIFT, KeyCode.CONTROL);
        shows(() -> assertThat(robot.lookup("#password").tryQuery()).isPresent());
    }

    private void showAndHide(KeyCode key, String pane) {
        robot.type(key);
        shows(() -> assertThat(node(pane).isVisible()).isTrue());
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(node(pane).isVisible()).isFalse());
    }

    @Test
    void nothing_keeps_the_window_from_the_next_key_for_longer_than_is_promised() {
        var best = new LinkedHashMap<String, Duration>();
        for (int round = 0; round < ROUNDS; round++) {
            took(best, "log in", () -> logInAgainAs("hry"));
            took(best, "open a client", () -> openByKeyboard("4996"));
            took(best, "open another", () -> openByKeyboard("4997"));
            took(best, "write", () -> robot.write("Aide au reglage "));
            took(best, "see the keys", () -> showAndHide(KeyCode.F1, "#helpPane"));
            took(best, "log out", this::logOut);
        }

        assertThat(best)
                .as("the longest go of each, at best")
                .allSatisfy((what, longest) -> assertThat(longest).isLessThan(FxThreadWatch.PROMISED));
    }

    private void took(Map<String, Duration> best, String what, Runnable act) {
        watch().forget();
        act.run();
        best.merge(what, watch().longest(), (before, now) -> now.compareTo(before) < 0 ? now : before);
    }
}
