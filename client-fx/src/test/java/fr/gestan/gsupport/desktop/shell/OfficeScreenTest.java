package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.gestan.gsupport.api.clients.ClientData;
import fr.gestan.gsupport.api.keys.ApiKey;
import fr.gestan.gsupport.api.sessions.Credentials;
import fr.gestan.gsupport.api.technicians.Technician;
import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.api.worklists.WorklistCount;
import fr.gestan.gsupport.desktop.api.ServerApi;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each role does in the office, on the real server: needs its jar, which a build of all modules makes first. */
class OfficeScreenTest extends ScreenTest {

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

    private void retype(String id, String words) {
        robot.clickOn(id);
        withControl(KeyCode.A);
        robot.write(words);
    }

    @Test
    void sales_administration_creates_a_client_and_corrects_one_without_losing_what_was_typed() {
        logInAs("adv");
        withControl(KeyCode.N);
        shows(() -> assertThat(node("#client-companyName").isFocused()).isTrue());
        robot.write("ATELIER NEUF");
        retype("#client-apeCode", "62");
        shows(() -> assertThat(text("#check-apeCode")).contains("6202A"));
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(node("#client-apeCode").isFocused()).isTrue());

        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(node("#search").isFocused()).isTrue());
        withControl(KeyCode.N);
        shows(() -> assertThat(text("#client-companyName")).isEqualTo("ATELIER NEUF"));
        retype("#client-apeCode", "6202a");
        withControl(KeyCode.ENTER);

        shows(() -> assertThat(text("#companyName")).isEqualTo("ATELIER NEUF"));
        shows(() -> assertThat(node("#summary").isFocused()).isTrue());
        assertThat(text("#apeCode")).isEqualTo("6202A");

        robot.write("moti");
        robot.clickOn("#card-correct-client");
        shows(() -> assertThat(text("#clientHeading")).contains("ATELIER NEUF"));
        robot.clickOn("#npiReasonTyped").write("Impayes");
        robot.clickOn("#npiSet");
        shows(() -> assertThat(text("#npiState")).contains("Impayes"));
        retype("#client-city", "Lille");
        withControl(KeyCode.ENTER);

        shows(() -> assertThat(text("#city")).isEqualTo("Lille"));
        assertThat(text("#npi")).isEqualTo("oui");
        assertThat(text("#summary")).as("what was being typed for the call").isEqualTo("moti");
    }

    @Test
    void sales_administration_sells_credit_and_goes_through_the_lists() {
        logInAs("adv");
        shows(() -> assertThat(node("#worklistCounts").isVisible()).isTrue());
        openByKeyboard("4996");
        var before = Integer.parseInt(text("#balance"));
        robot.clickOn("#card-credit");
        shows(() -> assertThat(text("#creditHeading")).contains("JARDINS DU TILLEUL"));
        robot.clickOn("#creditMinutes").write("30");
        robot.clickOn("#creditReference").write("F-1");
        withControl(KeyCode.ENTER);
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(text("#creditOutcome")).isNotEmpty());
        shows(() -> assertThat(robot.lookup("#lots").queryTableView().getItems())
                .anySatisfy(lot -> assertThat(lot.toString()).contains("F-1")));

        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(text("#balance")).isEqualTo(String.valueOf(before + 30)));
        withControlAndShift(KeyCode.T);
        shows(() -> assertThat(robot.lookup("#worklistClients").queryTableView().getItems())
                .isNotEmpty());
        robot.interact(() -> {
            var clients = robot.lookup("#worklistClients").queryTableView();
            clients.requestFocus();
            clients.getSelectionModel().selectFirst();
        });
        robot.type(KeyCode.ENTER);
        shows(() -> assertThat(node("#summary").isFocused()).isTrue());
        assertThat(text("#clientId")).isNotEqualTo("4\u00a0996");
    }

    @Test
    void who_a_new_client_may_be_is_shown_before_it_is_created() {
        logInAs("adv");
        withControl(KeyCode.N);
        shows(() -> assertThat(node("#client-companyName").isFocused()).isTrue());
        robot.write("JARDIN DU TILLEUL");
        withControl(KeyCode.ENTER);

        shows(() -> assertThat(node("#clientDuplicates").isVisible()).isTrue());
        shows(() -> assertThat(robot.lookup("#clientDuplicates .label").<Label>queryAll())
                .anySatisfy(label -> assertThat(label.getText()).contains("JARDINS DU TILLEUL (n° 4\u00a0996)")));
        withControl(KeyCode.ENTER);

        shows(() -> assertThat(text("#companyName")).isEqualTo("JARDIN DU TILLEUL"));
    }

    @Test
    void sales_administration_lifts_npi_of_whoever_has_credit_again() {
        logInAs("adv");
        withControlAndShift(KeyCode.T);
        chooseList(Worklist.NPI_TO_LIFT);
        shows(() -> assertThat(robot.lookup("#worklistClients").queryTableView().getItems())
                .isNotEmpty());
        robot.interact(() -> {
            var clients = robot.lookup("#worklistClients").queryTableView();
            clients.requestFocus();
            clients.getSelectionModel().selectFirst();
        });
        robot.type(KeyCode.ENTER);
        shows(() -> assertThat(text("#npi")).isEqualTo("oui"));

        robot.type(KeyCode.F2);
        shows(() -> assertThat(node("#npiLift").isVisible()).isTrue());
        robot.clickOn("#npiLift");
        shows(() -> assertThat(node("#npiLift").isVisible()).isFalse());
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(text("#npi")).isEqualTo("non"));
    }

    private void chooseList(Worklist list) {
        shows(() -> assertThat(robot.lookup("#worklists").queryListView().getItems())
                .isNotEmpty());
        robot.interact(() -> robot.lookup("#worklists").<WorklistCount>queryListView().getItems().stream()
                .filter(count -> count.list() == list)
                .findFirst()
                .ifPresent(count -> robot.lookup("#worklists")
                        .queryListView()
                        .getSelectionModel()
                        .select(count)));
    }

    @Test
    void what_is_typed_outlives_another_language_a_server_that_is_away_and_a_login_in_between() throws Exception {
        logInAs("adv");
        openByKeyboard("4996");
        withControlAndShift(KeyCode.A);
        shows(() -> assertThat(text("#creditHeading")).contains("4\u00a0996"));
        robot.clickOn("#creditReference").write("F-77");
        withControl(KeyCode.N);
        shows(() -> assertThat(node("#client-companyName").isFocused()).isTrue());
        robot.write("A MOITIE");

        withControl(KeyCode.COMMA);
        shows(() -> assertThat(robot.lookup("#settingsTitle").tryQuery()).isPresent());
        robot.interact(() -> robot.lookup("#settingsLanguage")
                .<ComboBox<?>>query()
                .getSelectionModel()
                .select(1));
        shows(() -> assertThat(text("#settingsTitle")).isEqualTo("Settings"));
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(text("#officeTitle")).isEqualTo("New client"));
        shows(() -> assertThat(node("#client-companyName").isFocused()).isTrue());
        assertThat(text("#client-companyName")).isEqualTo("A MOITIE");

        server.stop();
        try {
            withControl(KeyCode.ENTER);
            shows(() -> assertThat(text("#clientOutcome")).isNotEmpty());
            assertThat(text("#client-companyName")).isEqualTo("A MOITIE");
        } finally {
            server.startAgain();
        }

        robot.type(KeyCode.ESCAPE);
        withControlAndShift(KeyCode.L);
        logInAgainAs("adv");
        withControlAndShift(KeyCode.A);
        shows(() -> assertThat(text("#creditReference")).isEqualTo("F-77"));
        withControl(KeyCode.N);
        shows(() -> assertThat(text("#client-companyName")).isEqualTo("A MOITIE"));
    }

    @Test
    void who_corrects_a_client_and_was_slower_sees_both_and_chooses() {
        logInAs("adv");
        openByKeyboard("5010");
        robot.clickOn("#card-correct-client");
        shows(() -> assertThat(text("#client-city")).isNotEmpty());
        retype("#client-city", "Lille");
        aColleagueMoves(5010, "Nantes");
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(node("#clientDifferences").isVisible()).isTrue());
        assertThat(text("#client-city")).as("what was typed").isEqualTo("Lille");

        robot.clickOn((RadioButton choice) -> choice.getText().contains("Nantes"));
        withControl(KeyCode.ENTER);

        shows(() -> assertThat(text("#city")).isEqualTo("Nantes"));
    }

    private static void aColleagueMoves(long clientId, String city) {
        var anonymous = ServerApi.at(server.address(), Optional::empty, Locale.FRENCH);
        var token =
                anonymous.sessions().open(new Credentials("adv", "demo", null)).accessToken();
        var sheets = ServerApi.at(server.address(), () -> Optional.of(token), Locale.FRENCH)
                .clientSheets();
        var sheet = sheets.open(clientId);
        var card = sheet.card();
        sheets.correct(
                clientId,
                sheet.version(),
                new ClientData(
                        card.companyName(),
                        card.apeCode(),
                        card.lastName(),
                        card.firstName(),
                        card.email(),
                        card.address(),
                        card.postalCode(),
                        city,
                        card.country(),
                        card.phone(),
                        card.partnerCode(),
                        card.licenceNumber(),
                        card.hosting(),
                        card.language()));
    }

    @Test
    void sales_administration_extends_a_lot_adds_a_pack_and_mails_a_statement() {
        logInAs("adv");
        openByKeyboard("5011");
        withControlAndShift(KeyCode.A);
        shows(() ->
                assertThat(robot.lookup("#lots").queryTableView().getItems()).isNotEmpty());
        robot.interact(
                () -> robot.lookup("#lots").queryTableView().getSelectionModel().selectFirst());
        shows(() -> assertThat(node("#lotExtension").isVisible()).isTrue());
        retype("#lotUntil", "28/02/2030");
        robot.clickOn("#lotReason").write("Geste").clickOn("#lotExtend");
        shows(() -> assertThat(text("#lotsOutcome")).contains("28/02/2030"));

        withControlAndShift(KeyCode.S);
        shows(() -> assertThat(robot.lookup("#statementLines").queryTableView().getItems())
                .isNotEmpty());
        robot.clickOn("#statementMail");
        shows(() -> assertThat(text("#statementOutcome")).contains("part au client"));

        withControlAndShift(KeyCode.V);
        shows(() ->
                assertThat(robot.lookup("#packs").queryTableView().getItems()).isNotEmpty());
        robot.clickOn("#packNew");
        retype("#packLabel", "Pack nouveau");
        retype("#packMinutes", "90");
        retype("#packPrice", "99,50");
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(robot.lookup("#packs").queryTableView().getItems())
                .anySatisfy(pack -> assertThat(pack.toString()).contains("Pack nouveau", "9950")));
    }

    @Test
    void a_technician_sees_their_own_month_and_goes_back_to_the_running_call() {
        logInAs("hry");
        openByKeyboard("4996");
        withControl(KeyCode.SPACE);
        robot.write("Aide");

        robot.type(KeyCode.F6);

        shows(() -> assertThat(robot.lookup("#payTechnicians").queryTableView().getItems())
                .hasSizeLessThan(2));
        assertThat(node("#officeMenu").isVisible())
                .as("nothing new in the title bar")
                .isFalse();
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(node("#summary").isFocused()).isTrue());
        assertThat(text("#summary")).isEqualTo("Aide");
        shows(() -> assertThat(text("#stopwatch")).isNotEqualTo("00:00"));
    }

    @Test
    void a_manager_sees_the_month_of_everybody() {
        logInAs("chef");

        withControlAndShift(KeyCode.H);

        shows(() -> assertThat(robot.lookup("#payTechnicians").queryTableView().getItems())
                .hasSizeGreaterThan(2));
        shows(() -> assertThat(robot.lookup("#payLines").queryTableView().getItems())
                .isNotEmpty());
        assertThat(node("#payChart").isVisible()).isTrue();
    }

    @Test
    void a_manager_closes_the_last_month_and_looks_over_the_whole() {
        logInAs("chef");
        withControlAndShift(KeyCode.H);
        robot.clickOn("#payPrevious");
        shows(() -> assertThat(node("#payClose").isVisible()).isTrue());

        robot.clickOn("#payClose");
        shows(() -> assertThat(node("#payCloseNo").isFocused()).isTrue());
        robot.clickOn("#payCloseYes");

        shows(() -> assertThat(text("#payClosed")).startsWith("Clos le "));
        assertThat(node("#payClose").isVisible()).isFalse();
        withControlAndShift(KeyCode.O);
        shows(() -> assertThat(robot.lookup("#overviewClients").queryTableView().getItems())
                .isNotEmpty());
        assertThat(text("#overviewSold")).isNotEmpty();
    }

    @Test
    void an_administrator_makes_an_account_and_a_key_ends_both_and_sees_it_in_the_audit() {
        logInAgainAs("admin");
        shows(() -> assertThat(text("#officeTitle")).isEqualTo("Comptes"));
        shows(() -> assertThat(robot.lookup("#accounts").queryTableView().getItems())
                .isNotEmpty());
        robot.clickOn("#accountsNew");
        robot.write("abc")
                .type(KeyCode.TAB)
                .write("Anne Bois")
                .type(KeyCode.TAB)
                .type(KeyCode.TAB)
                .write("abois");
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(text("#accountOutcome")).isEqualTo("Le compte ABC est créé."));

        withControlAndShift(KeyCode.K);
        shows(() -> assertThat(text("#officeTitle")).isEqualTo("Clés d’API"));
        robot.clickOn("#keyName").write("Site").clickOn("#scope-credits-read");
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(text("#createdKey")).startsWith("gsk_"));
        shows(() -> assertThat(robot.lookup("#apiKeys").<ApiKey>queryTableView().getItems())
                .extracting(ApiKey::name)
                .contains("Site"));
        robot.interact(() ->
                robot.lookup("#apiKeys").queryTableView().getSelectionModel().selectLast());
        robot.clickOn("#revoke");
        shows(() -> assertThat(text("#revokeQuestionText")).contains("Site"));
        robot.type(KeyCode.ESCAPE);
        shows(() -> assertThat(node("#revokeQuestion").isVisible()).isFalse());
        robot.clickOn("#revoke").clickOn("#revokeYes");
        shows(() -> assertThat(robot.lookup("#apiKeys").<ApiKey>queryTableView().getItems())
                .filteredOn(key -> key.name().equals("Site"))
                .extracting(ApiKey::status)
                .containsExactly(ApiKey.Status.REVOKED));

        withControlAndShift(KeyCode.C);
        robot.interact(() -> robot.lookup("#accounts").<Technician>queryTableView().getItems().stream()
                .filter(person -> person.code().equals("ABC"))
                .findFirst()
                .ifPresent(person -> robot.lookup("#accounts")
                        .queryTableView()
                        .getSelectionModel()
                        .select(person)));
        robot.clickOn("#accountActive");
        withControl(KeyCode.ENTER);
        shows(() -> assertThat(
                        robot.lookup("#accounts").<Technician>queryTableView().getItems())
                .filteredOn(person -> person.code().equals("ABC"))
                .extracting(Technician::active)
                .containsExactly(false));

        robot.clickOn("#office-audit");
        shows(() -> assertThat(robot.lookup("#auditEntries").queryTableView().getItems())
                .anySatisfy(entry -> assertThat(entry.toString()).contains("action=", "ABC")));
    }
}
