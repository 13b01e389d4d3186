package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.StubServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real window without a mouse, and without eyes. */
class KeysScreenTest extends ScreenTest {

    private static final Pattern KEYS = Pattern.compile("\\((?:.*\\b(?:Ctrl|Alt)\\+.+|.*\\bF\\d+.*)\\)");
    private static final String CARD = """
            {"id": 4996, "companyName": "JARDINS DU TILLEUL", "email": "contact@client.example", "hosting": "CLASSIC",
             "doNotIntervene": {"active": false}, "credit": {"balanceMinutes": 50},
             "activity": {"totalMinutes": 80}, "guidance": {"decision": "PROCEED", "message": "Intervention possible."}}
            """;
    private static final String LINE = """
            {"id": 6627, "clientId": 4996, "kind": "INTERVENTION", "summary": "Aide", "by": "HRY", "balanceBefore": 55,
             "balanceAfter": 50, "performedAt": "2022-02-01T13:13:12Z", "durationMinutes": 5, "billing": "NORMAL"}
            """;

    private static final String RECORD = "POST /api/v1/clients/4996/interventions";

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
                 "user": {"code": "HRY", "fullName": "Hélène Royer", "roles": ["TECHNICIAN", "SALES_ADMIN"]}}""");
        stub.replies("GET /api/v1/clients/4996", 200, CARD);
        stub.replies("GET /api/v1/clients/4996/history", 200, "{\"items\":[" + LINE + "]}");
        super.startTheDesktop();
    }

    @AfterEach
    void stopTheServer() {
        stub.close();
    }

    private Stream<Node> everything(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(this::everything))
                : Stream.of(node);
    }

    private List<Control> controlsInReach(Node root) {
        return everything(root)
                .filter(Control.class::isInstance)
                .map(Control.class::cast)
                .filter(Node::isFocusTraversable)
                .filter(this::isSeen)
                .toList();
    }

    private boolean isSeen(Node node) {
        return node == null || node.isVisible() && isSeen(node.getParent());
    }

    private Node root() {
        return robot.window(0).getScene().getRoot();
    }

    private String nameOf(Control control) {
        if (control.getAccessibleText() != null) {
            return control.getAccessibleText();
        }
        var label = everything(control.getScene().getRoot())
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .filter(candidate -> candidate.getLabelFor() == control)
                .map(Labeled::getText)
                .findFirst();
        return label.orElseGet(() -> control instanceof Labeled labeled ? labeled.getText() : "");
    }

    private boolean tellsItsKeys(Control control) {
        var told = Stream.of(
                control.getAccessibleHelp(),
                control.getTooltip() == null ? null : control.getTooltip().getText(),
                control instanceof Labeled labeled ? labeled.getText() : null);
        var mnemonic = control instanceof Labeled labeled
                && labeled.isMnemonicParsing()
                && labeled.getText() != null
                && labeled.getText().contains("_");
        return mnemonic
                || told.anyMatch(words -> words != null && KEYS.matcher(words).find());
    }

    private void everyControlHasAName() {
        assertThat(controlsInReach(root()))
                .isNotEmpty()
                .allSatisfy(control -> assertThat(nameOf(control))
                        .as("what a screen reader says of %s", control)
                        .isNotBlank());
    }

    private void nothingIsReachedByTheMouseAlone() {
        nothingIsReachedByTheMouseAlone(root());
    }

    private void nothingIsReachedByTheMouseAlone(Node within) {
        assertThat(controlsInReach(within))
                .isNotEmpty()
                .allSatisfy(control -> assertThat(tellsItsKeys(control))
                        .as("keys of %s", control)
                        .isTrue());
    }

    @Test
    void every_control_has_a_name_and_those_of_the_desk_have_keys() {
        everyControlHasAName();
        logInAs("hry");
        everyControlHasAName();
        nothingIsReachedByTheMouseAlone();
    }

    @Test
    void f1_tells_all_keys_and_gives_the_focus_back() {
        logInAs("hry");
        openByKeyboard("4996");

        robot.type(KeyCode.F1);

        shows(() -> assertThat(node("#helpClose").isFocused()).isTrue());
        var told = everything(node("#helpPane"))
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList();
        assertThat(told)
                .contains("Recherche", "Rechercher un client", "Ctrl+K ou F3", "Ctrl+Espace", "Ctrl+Maj+Entrée")
                .contains("Ctrl+P", "Ctrl+Maj+P", "Ctrl+G");
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(node("#helpPane").isVisible()).isFalse());
        shows(() -> assertThat(node("#summary").isFocused()).isTrue());
    }

    @Test
    void what_waits_and_what_was_refused_is_in_reach_of_the_keys() {
        stub.breaksOff(RECORD);
        logInAs("hry");
        openByKeyboard("4996");
        robot.write("Aide").clickOn("#duration").write("3");
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(node("#waitingForServer").isVisible()).isTrue());
        nothingIsReachedByTheMouseAlone(node("#waitingForServer"));

        stub.refuses(RECORD, 409, "refused-overdrawn");
        withControlAndShift(KeyCode.U);
        shows(() -> assertThat(node("#outboxTask").isVisible()).isTrue());
        nothingIsReachedByTheMouseAlone(node("#outboxTask"));
        withAlt(KeyCode.P);
        shows(() -> assertThat(node("#taskReason").isFocused()).isTrue());
        withControlAndShift(KeyCode.Z);
        shows(() -> assertThat(node("#taskKeep").isFocused()).isTrue());
        nothingIsReachedByTheMouseAlone(node("#outboxTask"));
    }

    @Test
    void the_clients_that_wait_are_gone_through_by_keys() {
        stub.replies("GET /api/v1/clients/5001", 200, CARD.replace("4996", "5001"));
        stub.replies("GET /api/v1/clients/5001/history", 200, "{\"items\":[]}");
        logInAs("hry");
        openByKeyboard("4996");
        robot.write("Aide");
        openByKeyboard("5001");
        shows(() -> assertThat(text("#clientId")).isEqualTo("5\u00a0001"));
        shows(() -> assertThat(controlsInReach(node("#waiting"))).hasSize(1));
        nothingIsReachedByTheMouseAlone(node("#waiting"));

        withControlAndShift(KeyCode.W);

        shows(() -> assertThat(text("#clientId")).isEqualTo("4\u00a0996"));
        assertThat(text("#summary")).isEqualTo("Aide");
    }

    @Test
    void the_history_is_filtered_and_escape_takes_the_filter_away() {
        logInAs("hry");
        openByKeyboard("4996");
        shows(() -> assertThat(history().getItems()).hasSize(1));
        withControl(KeyCode.F);
        shows(() -> assertThat(node("#historyFilter").isFocused()).isTrue());
        robot.write("gmail");
        shows(() -> assertThat(text("#historyCount")).isEqualTo("0 ligne sur 1"));
        assertThat(history().getItems()).isEmpty();

        robot.type(KeyCode.ESCAPE);

        shows(() -> assertThat(history().getItems()).hasSize(1));
        shows(() -> assertThat(history().isFocused()).isTrue());
    }
}
