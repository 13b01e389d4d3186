package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.session.ServerLogins;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logging in, staying logged in and what ends it, on the real window. */
class SessionScreenTest extends ScreenTest {

    private static final String RECORD = "POST /api/v1/clients/4996/interventions";
    private static final String CARD = """
            {"id": 4996, "companyName": "JARDINS DU TILLEUL", "email": "contact@client.example", "hosting": "CLASSIC",
             "doNotIntervene": {"active": false}, "credit": {"balanceMinutes": 50},
             "activity": {"totalMinutes": 80}, "guidance": {"decision": "PROCEED", "message": "Intervention possible."}}
            """;
    private static final String RECORDED = """
            {"id": 6628, "clientId": 4996, "by": "HRY", "billing": "NORMAL", "durationMinutes": 5, "balanceBefore": 50,
             "balanceAfter": 45, "performedAt": "2026-11-24T10:00:00Z"}
            """;

    private StubServer stub;
    private ServerLogins logins;

    @Override
    URI server() {
        return stub.address();
    }

    @BeforeEach
    @Override
    void startTheDesktop() throws TimeoutException {
        if (stub == null) {
            startTheServer();
        }
        super.startTheDesktop();
    }

    private void startTheServer() {
        try {
            stub = new StubServer();
        } catch (IOException e) {
            throw new IllegalStateException("No port is free on this computer", e);
        }
        logins = new ServerLogins(stub, Duration.ofDays(1));
        logins.guarded("GET /api/v1/clients/4996", came -> new StubServer.Reply(200, CARD));
        logins.guarded("GET /api/v1/clients/4996/history", came -> new StubServer.Reply(200, "{\"items\":[]}"));
        logins.guarded(RECORD, came -> new StubServer.Reply(201, RECORDED));
    }

    @AfterEach
    void stopTheServer() {
        stub.close();
    }

    private void startAgain() throws TimeoutException {
        stopTheDesktop();
        startTheDesktop();
    }

    private void logInToStay() {
        robot.clickOn("#login").write("hry");
        robot.clickOn("#password").write("demo");
        withAlt(KeyCode.R);
        robot.type(KeyCode.ENTER);
        shows(() -> assertThat(robot.lookup("#search").tryQuery()).isPresent());
    }

    @Test
    void who_ticked_to_stay_is_logged_in_by_itself_until_logging_out() throws TimeoutException {
        logInToStay();
        startAgain();
        shows(() -> assertThat(robot.lookup("#search").tryQuery()).isPresent());
        assertThat(text("#user")).isEqualTo("Hélène Royer (HRY)");

        robot.clickOn("#logOut");
        startAgain();

        assertThat(robot.lookup("#password").tryQuery()).isPresent();
        assertThat(text("#login")).isEqualTo("hry");
        assertThat(stub.requests(ServerLogins.CLOSE)).hasSize(1);
    }

    @Test
    void an_automatic_login_waits_for_a_server_that_is_away_and_can_be_interrupted() throws TimeoutException {
        logInToStay();
        stub.replies(ServerLogins.REFRESH, 503, "");
        startAgain();
        shows(() -> assertThat(text("#resumeMessage")).startsWith("Le serveur ne répond pas"));
        assertThat(text("#resumePerson")).isEqualTo("Hélène Royer (HRY)");
        assertThat(text("#resumeServer")).isEqualTo(stub.address().toString());

        robot.type(KeyCode.ESCAPE);

        shows(() -> assertThat(node("#password").isFocused()).isTrue());
        assertThat(text("#login")).isEqualTo("hry");
    }

    @Test
    void an_automatic_login_that_has_ended_asks_to_log_in() throws TimeoutException {
        logInToStay();
        logins.end();
        startAgain();

        shows(() -> assertThat(text("#message")).startsWith("Votre session a pris fin"));
        assertThat(folder.resolve("login/kept.json")).doesNotExist();
    }

    @Test
    void work_goes_on_over_the_end_of_an_access_token() {
        logInAs("hry");
        openByKeyboard("4996");
        robot.write("Aide au parametrage");
        robot.clickOn("#duration").write("5");
        logins.accessEnds();

        withControl(KeyCode.ENTER);

        shows(() -> assertThat(text("#message")).contains("enregistrée, solde 45 mn."));
        assertThat(stub.requests(RECORD)).hasSize(2);
        assertThat(stub.requests(RECORD).stream().map(StubServer.Request::key).distinct())
                .hasSize(1);
    }

    @Test
    void a_login_that_ends_brings_the_same_screen_back_after_the_next() {
        logInAs("hry");
        openByKeyboard("4996");
        robot.write("Aide au parametrage");
        robot.clickOn("#duration").write("5");
        logins.end();

        withControl(KeyCode.ENTER);
        shows(() -> assertThat(text("#message")).startsWith("Votre session a pris fin"));
        shows(() -> assertThat(node("#password").isFocused()).isTrue());
        robot.write("demo").type(KeyCode.ENTER);

        shows(() -> assertThat(robot.lookup("#summary").tryQuery()).isPresent());
        assertThat(text("#summary")).isEqualTo("Aide au parametrage");
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(text("#message")).contains("enregistrée, solde 45 mn."));
    }

    @Test
    void the_password_is_changed_by_keyboard_and_work_goes_on() {
        logInAs("hry");
        openByKeyboard("4996");
        robot.write("Un appel en cours");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.M).release(KeyCode.SHIFT, KeyCode.CONTROL);
        shows(() -> assertThat(node("#currentPassword").isFocused()).isTrue());

        robot.write("demo").type(KeyCode.TAB).write("short").type(KeyCode.ENTER);
        shows(() -> assertThat(text("#newPasswordError")).contains("10 caractères au moins"));
        robot.write("er and longer").type(KeyCode.TAB).write("shorter and longer");
        assertThat(text("#sameRule")).startsWith("✓");
        assertThat(text("#lengthRule")).startsWith("✓");
        withControl(KeyCode.ENTER);

        shows(() -> assertThat(text("#notice")).isEqualTo("Votre mot de passe est changé."));
        shows(() -> assertThat(node("#summary").isFocused()).isTrue());
        assertThat(stub.requests(RECORD))
                .as("Ctrl+Enter belongs to the password")
                .isEmpty();
        assertThat(text("#summary")).isEqualTo("Un appel en cours");
        assertThat(stub.requests(ServerLogins.PASSWORD).get(0).body()).contains("\"shorter and longer\"");
    }
}
