package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.StubServer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mails of the history's lines and those that failed, on the real window. */
class MailsScreenTest extends ScreenTest {

    private static final String RECAP = "POST /api/v1/interventions/6627/recap";
    private static final String REPORT = "POST /api/v1/interventions/6627/bug-report";
    private static final String MAILS = "GET /api/v1/mails";
    private static final String CARD = """
            {"id": 4996, "companyName": "JARDINS DU TILLEUL", "email": "contact@client.example", "hosting": "CLASSIC",
             "doNotIntervene": {"active": false}, "credit": {"balanceMinutes": 50},
             "activity": {"totalMinutes": 80}, "guidance": {"decision": "PROCEED", "message": "Intervention possible."},
             "noRecapBecause": "NOT_WANTED"}
            """;
    private static final String LINES = """
            {"items": [{"id": 6627, "clientId": 4996, "kind": "INTERVENTION", "summary": "Aide", "by": "CHE",
             "balanceBefore": 55, "balanceAfter": 50, "performedAt": "2022-02-01T13:13:12Z", "durationMinutes": 5,
             "billing": "NORMAL",
             "mail": {"id": 1, "status": "FAILED", "lastError": "550 no such mailbox"}}]}
            """;
    private static final String FAILED = """
            {"items": [{"id": 1, "kind": "RECAP", "clientId": 4996, "companyName": "JARDINS DU TILLEUL", "lineId": 6627,
             "status": "FAILED", "recipient": "contact@client.example", "attempts": 1,
             "createdAt": "2022-02-01T13:13:12Z", "lastError": "550 no such mailbox"}]}
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
                 "user": {"code": "CHE", "fullName": "Chef", "roles": ["MANAGER", "TECHNICIAN"]}}""");
        stub.replies("GET /api/v1/clients/4996", 200, CARD);
        stub.replies("GET /api/v1/clients/4996/history", 200, LINES);
        stub.replies(MAILS, 200, FAILED);
        super.startTheDesktop();
        logInAs("chef");
        openByKeyboard("4996");
        shows(() -> assertThat(history().getItems()).isNotEmpty());
        robot.interact(() -> history().getSelectionModel().select(0));
    }

    @AfterEach
    void stopTheServer() {
        stub.close();
    }

    private String mark() {
        return robot.lookup(".mail-mark").<Labeled>query().getText();
    }

    @Test
    void the_line_says_that_its_mail_failed_and_why_and_the_card_that_none_would_be_sent() {
        shows(() -> assertThat(mark()).isEqualTo("échec"));

        assertThat(text("#historyDetail")).contains("n’a pas pu être envoyé\u00a0: 550 no such mailbox");
        assertThat(text("#emailWarning")).contains("choisi de ne pas recevoir");
    }

    @Test
    void the_recap_is_sent_again_by_keyboard_and_the_line_shows_it() {
        stub.replies(RECAP, 202, "{\"mail\":{\"id\":7,\"status\":\"QUEUED\"}}");

        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.R).release(KeyCode.SHIFT, KeyCode.CONTROL);

        shows(() -> assertThat(text("#lineMailsOutcome")).contains("va être renvoyé"));
        shows(() -> assertThat(mark()).isEqualTo("en attente"));
        shows(() -> assertThat(history().getSelectionModel().getSelectedItem())
                .as("the line that was chosen")
                .isSameAs(history().getItems().get(0)));
    }

    @Test
    void a_bug_is_reported_by_keyboard_and_an_error_loses_nothing() {
        stub.replies(REPORT, 503, "");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.B).release(KeyCode.SHIFT, KeyCode.CONTROL);
        shows(() -> assertThat(node("#bugTitle").isFocused()).isTrue());
        robot.write("Total faux").type(KeyCode.TAB).write("Deux fois la TVA");

        withControl(KeyCode.ENTER);
        shows(() -> assertThat(text("#bugReportMessage")).isNotEmpty());
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(node("#bugReportPane").isVisible()).isFalse());
        robot.clickOn("#reportBug");
        shows(() -> assertThat(text("#bugDescription")).isEqualTo("Deux fois la TVA"));
        stub.replies(REPORT, 201, "{\"mail\":{\"id\":8,\"status\":\"QUEUED\"}}");
        withControl(KeyCode.ENTER);

        shows(() -> assertThat(node("#bugReportPane").isVisible()).isFalse());
        shows(() -> assertThat(text("#lineMailsOutcome")).contains("est signalé"));
        assertThat(stub.requests(REPORT)).extracting(StubServer.Request::body).allMatch(body -> body.contains("TVA"));
        assertThat(stub.requests("POST /api/v1/clients/4996/interventions"))
                .as("Ctrl+Enter belongs to the report")
                .isEmpty();
    }

    @Test
    void the_manager_sees_how_many_failed_and_tries_them_again() {
        shows(() -> assertThat(text("#failedMailsWarning")).isEqualTo("Un courriel n’a pas pu être envoyé."));
        robot.clickOn("#lookAtFailedMails");
        shows(() -> assertThat(text("#failedMailsHeading")).isEqualTo("Courriels en échec (1)"));
        stub.replies("POST /api/v1/mails/1/retry", 202, "{\"id\":1,\"status\":\"QUEUED\"}");
        stub.replies(MAILS, 200, "{\"items\":[]}");

        robot.clickOn("#retryAllMails");

        shows(() -> assertThat(text("#failedMailsOutcome")).isEqualTo("Le courriel part de nouveau."));
        assertThat(stub.requests("POST /api/v1/mails/1/retry")).hasSize(1);
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(node("#failedMailsPane").isVisible()).isFalse());
        assertThat(node("#failedMailsWarning").getParent().isVisible()).isFalse();
    }
}
