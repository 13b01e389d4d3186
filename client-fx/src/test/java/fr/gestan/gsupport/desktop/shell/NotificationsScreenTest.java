package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.stage.WindowHelper;
import fr.gestan.gsupport.desktop.api.StubServer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A technician works in another window while something happens at the desk. */
class NotificationsScreenTest extends ScreenTest {

    private StubServer stub;
    private Stage main;
    private Stage other;

    @Override
    URI server() {
        return stub.address();
    }

    /** A stopwatch has run for long from its first second on. */
    @Override
    String[] arguments() {
        return new String[] {"--server=" + server(), "--folder=" + folder, "--ask-after=0"};
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
                 "user": {"code": "HRY", "fullName": "Prénom Nom", "roles": ["TECHNICIAN"]}}""");
        stub.replies("GET /api/v1/clients/4996", 200, """
                {"id": 4996, "companyName": "JARDINS DU TILLEUL", "email": "contact@tilleul.example",
                 "hosting": "CLASSIC", "doNotIntervene": {"active": false},
                 "credit": {"balanceMinutes": 50, "expired": false},
                 "activity": {"totalMinutes": 80, "normalMinutes": 70, "freeMinutes": 10},
                 "guidance": {"decision": "PROCEED", "message": "Intervenir.", "overridable": false}}""");
        stub.replies("GET /api/v1/clients/4996/history", 200, "{\"items\":[]}");
        super.startTheDesktop();
        logInAs("hry");
        main = (Stage) robot.window(0);
    }

    @AfterEach
    void closeTheOtherWindow() {
        robot.interact(() -> other.close());
        stub.close();
    }

    private void lookElsewhere() {
        robot.interact(() -> {
            other = new Stage();
            other.setScene(new Scene(new TextField(), 300, 100));
            other.show();
            other.requestFocus();
            // A window without a screen is not told that another one has the focus now.
            WindowHelper.setFocused(main, false);
        });
        shows(() -> assertThat(main.isFocused()).isFalse());
    }

    private boolean isTold() {
        return Window.getWindows().stream()
                .anyMatch(window -> window.getScene().getRoot().lookup("#notifications .note") != null);
    }

    @Test
    void a_stopwatch_that_runs_for_long_is_told_over_the_other_window_and_takes_no_key_from_it() {
        openByKeyboard("4996");
        lookElsewhere();
        robot.interact(() -> ((Button) main.getScene().lookup("#stopwatchToggle")).fire());

        shows(() -> assertThat(isTold()).isTrue());
        assertThat(other.isFocused()).as("keys stay where they were").isTrue();
        assertThat(main.isFocused()).isFalse();

        robot.clickOn(".note-sentence");
        shows(() -> assertThat(isTold()).isFalse());
    }

    @Test
    void what_somebody_does_not_want_to_hear_of_is_not_told() {
        withControl(KeyCode.COMMA);
        shows(() ->
                assertThat(robot.lookup("#settingsStopwatchLong").tryQuery()).isPresent());
        robot.clickOn("#settingsStopwatchLong").type(KeyCode.ESCAPE);
        openByKeyboard("4996");
        lookElsewhere();
        robot.interact(() -> ((Button) main.getScene().lookup("#stopwatchToggle")).fire());

        shows(() -> assertThat(((Label) main.getScene().lookup("#questionText")).getText())
                .contains("L’appel continue-t-il"));
        shows(() -> assertThat(((Label) main.getScene().lookup("#stopwatch")).getText())
                .isGreaterThanOrEqualTo("00:03"));
        assertThat(isTold()).isFalse();
    }
}
