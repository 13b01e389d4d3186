package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.StubServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sales administration sets a line right, on the real window. */
class CorrectionScreenTest extends ScreenTest {

    private static final String CORRECT = "POST /api/v1/clients/4996/corrections";
    private static final String HISTORY = "GET /api/v1/clients/4996/history";
    private static final String CARD = """
            {"id": %d, "companyName": "%s", "email": "contact@client.example", "city": "VERTON", "hosting": "CLASSIC",
             "doNotIntervene": {"active": false}, "credit": {"balanceMinutes": %d},
             "activity": {"totalMinutes": 80}, "guidance": {"decision": "PROCEED", "message": "Intervention possible."}}
            """;
    private static final String LINE = """
            {"id": 6627, "clientId": 4996, "kind": "INTERVENTION", "summary": "Aide", "by": "HRY", "balanceBefore": 55,
             "balanceAfter": 50, "performedAt": "2022-02-01T13:13:12Z", "durationMinutes": 5, "billing": "NORMAL"%s}
            """;
    private static final String CORRECTION = """
            {"id": 6628, "clientId": 4996, "kind": "CORRECTION", "summary": "Faux", "by": "ADV", "balanceBefore": 50,
             "balanceAfter": 55, "performedAt": "2022-02-02T13:13:12Z", "correctsLineId": 6627%s}
            """;
    private static final String REPLACEMENT = """
            {"id": 6629, "clientId": 4996, "kind": "INTERVENTION", "summary": "Aide", "by": "HRY", "balanceBefore": 55,
             "balanceAfter": 52, "performedAt": "2022-02-02T13:13:12Z", "durationMinutes": 3, "billing": "NORMAL",
             "replacesLineId": 6627}
            """;
    private static final String REDONE = ", \"replacementLineId\": 6629";

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
                 "user": {"code": "ADV", "fullName": "Administration des ventes", "roles": ["SALES_ADMIN"]}}""");
        client(4996, "JARDINS DU TILLEUL", 50);
        client(5001, "TRANSPORTS BELLERIVE", -15);
        stub.replies("GET /api/v1/clients/5001/history", 200, "{\"items\":[]}");
        lines(LINE.formatted(""));
        super.startTheDesktop();
        logInAs("adv");
        openByKeyboard("4996");
    }

    @AfterEach
    void stopTheServer() {
        stub.close();
    }

    private void client(long id, String name, int balance) {
        stub.replies("GET /api/v1/clients/" + id, 200, CARD.formatted(id, name, balance));
    }

    private void lines(String... newestFirst) {
        stub.replies(HISTORY, 200, "{\"items\":[" + String.join(",", newestFirst) + "]}");
    }

    private void willRecordAgain() {
        stub.replies(CORRECT, 201, CORRECTION.formatted(REDONE));
    }

    private List<String> sent() {
        return stub.requests(CORRECT).stream().map(StubServer.Request::body).toList();
    }

    @Test
    void a_line_is_undone_by_keyboard_and_what_was_begun_for_the_client_stays() {
        robot.write("Un appel en cours");
        correctTheLineOnTop();
        stub.replies(CORRECT, 201, CORRECTION.formatted(""));
        lines(CORRECTION.formatted(""), LINE.formatted(", \"correctedByLineId\": 6628"));
        client(4996, "JARDINS DU TILLEUL", 55);
        assertThat(text("#correctionProjection")).isEqualTo("Projection\u00a0: solde 50 → 55 mn.");

        robot.write("Faux");
        withControl(KeyCode.ENTER);

        shows(() ->
                assertThat(text("#correctionDoneText")).isEqualTo("Ligne 6\u00a0627 annulée par la ligne 6\u00a0628."));
        assertThat(sent()).containsExactly("{\"correctsLineId\":6627,\"reason\":\"Faux\"}");
        assertThat(stub.requests("POST /api/v1/clients/4996/interventions"))
                .as("Ctrl+Enter belongs to the correction")
                .isEmpty();
        shows(() ->
                assertThat(history().getSelectionModel().getSelectedItem().id()).isEqualTo(6628));
        shows(() -> assertThat(text("#balance")).isEqualTo("55"));
        shows(() -> assertThat(text("#whyNotCorrectable")).startsWith("Une correction ne se corrige pas"));
        assertThat(text("#summary")).isEqualTo("Un appel en cours");
        assertThat(node("#correctionPane").isVisible()).isFalse();
    }

    @Test
    void a_line_is_recorded_again_with_other_minutes() {
        correctTheLineOnTop();
        willRecordAgain();
        lines(REPLACEMENT, CORRECTION.formatted(REDONE), LINE.formatted(", \"correctedByLineId\": 6628" + REDONE));

        robot.write("Faux");
        withAlt(KeyCode.N);
        shows(() -> assertThat(node("#correctionMinutes").isVisible()).isTrue());
        assertThat(text("#correctionSummary")).isEqualTo("Aide");
        robot.doubleClickOn("#correctionMinutes").write("3");
        assertThat(text("#correctionProjection"))
                .isEqualTo("Projection\u00a0: solde 50 → 55, puis 52 mn après le nouvel enregistrement.");
        robot.clickOn("#correctionConfirm");

        shows(() -> assertThat(history().getSelectionModel().getSelectedItem())
                .isNotNull()
                .satisfies(line -> assertThat(line.id()).isEqualTo(6629)));
        assertThat(sent()).singleElement().asString().endsWith("\"recordAgain\":{\"durationMinutes\":3}}");
        assertThat(text("#historyDetail")).contains("Remplace la ligne 6\u00a0627.");
    }

    @Test
    void a_line_is_recorded_again_for_another_client_who_can_then_be_opened() {
        correctTheLineOnTop();
        willRecordAgain();
        lines(CORRECTION.formatted(REDONE), LINE.formatted(", \"correctedByLineId\": 6628" + REDONE));

        robot.write("Mauvais client");
        robot.clickOn("#recordAgain").clickOn("#forAnother");
        shows(() -> assertThat(node("#correctionOther").isFocused()).isTrue());
        robot.write("5001").type(KeyCode.ENTER);
        shows(() -> assertThat(text("#correctionOtherClient")).startsWith("→ TRANSPORTS BELLERIVE (n° 5\u00a0001)"));
        withControl(KeyCode.ENTER);

        shows(() -> assertThat(text("#openElsewhere")).isEqualTo("Ouvrir TRANSPORTS BELLERIVE"));
        assertThat(sent()).singleElement().asString().endsWith("\"recordAgain\":{\"clientId\":5001}}");
        shows(() -> assertThat(history().getSelectionModel().getSelectedItem())
                .isNotNull()
                .satisfies(line -> assertThat(line.id()).isEqualTo(6628)));
        robot.clickOn("#openElsewhere");
        shows(() -> assertThat(text("#companyName")).isEqualTo("TRANSPORTS BELLERIVE"));
        assertThat(node("#correctionDone").isVisible()).isFalse();
    }

    @Test
    void an_error_and_escape_keep_what_was_typed() {
        correctTheLineOnTop();
        stub.replies(CORRECT, 503, "");

        robot.write("Faux");
        withAlt(KeyCode.N);
        robot.doubleClickOn("#correctionMinutes").write("3");
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(text("#correctionMessage")).contains("ne sera pas corrigée deux fois"));
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(node("#correctionPane").isVisible()).isFalse());
        shows(() -> assertThat(history().isFocused()).isTrue());
        withAlt(KeyCode.C);

        shows(() -> assertThat(node("#correctionReason").isFocused()).isTrue());
        assertThat(text("#correctionReason")).isEqualTo("Faux");
        assertThat(text("#correctionMinutes")).isEqualTo("3");
        willRecordAgain();
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(node("#correctionPane").isVisible()).isFalse());
        assertThat(stub.requests(CORRECT).stream().map(StubServer.Request::key).distinct())
                .hasSize(1);
    }
}
