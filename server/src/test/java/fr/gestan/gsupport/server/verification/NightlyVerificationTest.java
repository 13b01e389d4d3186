package fr.gestan.gsupport.server.verification;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.icegreen.greenmail.util.GreenMail;
import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The nightly run, on a database of its own, in which something does not hold for a while. */
@QuarkusTest
@TestProfile(NightlyVerificationTest.OwnDatabase.class)
class NightlyVerificationTest {

    private static final String TO = "chef@gestan.example, admin@gestan.example";

    public static class OwnDatabase implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gsupport.ledger.tell", TO);
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(TestDatabase.class, Map.of("of", "the nightly run")),
                    new TestResourceEntry(TestMailServer.class, Map.of("of", "the nightly run")));
        }
    }

    private final NightlyVerification nightly;
    private final VerificationRuns runs;

    GreenMail mailServer;

    NightlyVerificationTest(NightlyVerification nightly, VerificationRuns runs) {
        this.nightly = nightly;
        this.runs = runs;
    }

    @BeforeEach
    void nothing_told_yet() throws Exception {
        mailServer.purgeEmailFromAllMailboxes();
    }

    @AfterEach
    void restore() throws SQLException {
        asOwner(
                "ALTER TABLE account DISABLE TRIGGER USER",
                "UPDATE account SET balance_minutes = balance_minutes - 1000000 WHERE balance_minutes > 500000",
                "ALTER TABLE account ENABLE TRIGGER USER",
                "UPDATE ledger_verification SET told_at = now() WHERE told_at IS NULL");
    }

    @Test
    void tells_those_who_watch_and_takes_nothing_down() throws SQLException {
        long clientId = aClient().withCredit(60).create();
        nightly.verify(Instant.now());
        given().get("/q/health/well")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'ledger' }.data.findings", equalTo(0));
        given().get("/q/metrics").then().body(containsString("gsupport_ledger_findings 0.0"));
        answer().body("findings", equalTo(0)).body("examples", hasSize(0));

        breakBalanceOf(clientId);
        nightly.verify(Instant.now());

        given().get("/q/health/well")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'ledger' }.data.findings", equalTo(1));
        given().get("/q/metrics").then().body(containsString("gsupport_ledger_findings 1.0"));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        answer().body("findings", equalTo(1))
                .body("failure", nullValue())
                .body("examples", hasSize(1))
                .body("examples[0].clientId", equalTo((int) clientId))
                .body("examples[0].lineId", nullValue())
                .body("examples[0].figure", equalTo("account.balance_minutes"))
                .body("examples[0].expected", equalTo("60"))
                .body("examples[0].found", equalTo("1000060"));
    }

    @Test
    void a_finding_is_mailed_once_to_everybody_who_is_to_be_told() throws Exception {
        long clientId = aClient().withCredit(60).create();
        breakBalanceOf(clientId);

        nightly.verify(Instant.now());
        awaitTold();

        var mails = mailServer.getReceivedMessages();
        assertThat(mails).as("one for each recipient").hasSize(2);
        var mail = mails[0];
        assertThat(mail.getSubject()).isEqualTo("gSupport : la vérification nocturne des comptes a trouvé 1 écart");
        assertThat(mail.getHeader("To", ",")).contains("chef@gestan.example").contains("admin@gestan.example");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(textOf(mail))
                .contains("- compte " + clientId + " : solde du compte\n")
                .contains("./gsupport admin verify-ledger")
                .doesNotContain("1000060")
                .doesNotContain("Client ordinaire")
                .doesNotContain("null");
    }

    @Test
    @Tag("long")
    void a_mail_waits_for_a_mail_server_that_is_away_and_arrives_once() throws Exception {
        breakBalanceOf(aClient().withCredit(60).create());
        mailServer.stop();
        try {
            nightly.verify(Instant.now());
            Awaitility.await("two attempts")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Rows.number("SELECT max(tell_attempts) FROM ledger_verification") >= 2);
        } finally {
            mailServer.start();
        }

        awaitTold();
        assertThat(mailServer.getReceivedMessages())
                .as("one for each recipient")
                .hasSize(2);
    }

    @Test
    void a_night_without_findings_is_told_to_nobody() {
        aClient().withCredit(60).create();

        nightly.verify(Instant.now());

        assertThat(Rows.value("SELECT tell_at FROM ledger_verification ORDER BY id DESC LIMIT 1"))
                .isNull();
    }

    @Test
    void a_run_that_could_check_nothing_says_so_and_is_mailed() throws Exception {
        var role = ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class);
        asOwner("REVOKE SELECT ON ledger_line FROM " + role);
        try {
            nightly.verify(Instant.now());
        } finally {
            asOwner("GRANT SELECT ON ledger_line TO " + role);
        }

        awaitTold();
        answer().body("failure", containsString("could not be read"))
                .body("lines", nullValue())
                .body("findings", nullValue());
        given().get("/q/health/well").then().statusCode(503);
        given().get("/q/metrics").then().body(containsString("gsupport_ledger_findings NaN"));
        assertThat(mailServer.getReceivedMessages()[0].getSubject())
                .isEqualTo("gSupport : la vérification nocturne des comptes n'a pas pu se faire");
    }

    @Test
    void one_of_several_servers_runs_at_a_time() {
        var before = OffsetDateTime.now(ZoneOffset.UTC);
        var scheduledFor = before.plusSeconds(1).toInstant();

        AtOnce.all(8, server -> {
            nightly.verify(scheduledFor);
            return server;
        });
        nightly.verify(scheduledFor);

        assertThat(Rows.number("SELECT count(*) FROM ledger_verification WHERE scheduled_for > ?", before))
                .isEqualTo(1);
    }

    @Test
    void another_server_sees_what_this_one_found() throws SQLException {
        long clientId = aClient().withCredit(60).create();
        breakBalanceOf(clientId);
        nightly.verify(Instant.now());

        assertThat(runs.last()).hasValueSatisfying(run -> {
            assertThat(run.findings()).isEqualTo(1);
            assertThat(run.examples())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.clientId()).isEqualTo(clientId));
        });
    }

    @Test
    void connections_go_back_to_the_pool_as_they_came() {
        IntStream.range(0, 40).forEach(run -> nightly.verify(Instant.now()));

        aClient().withCredit(60).create();
        assertThat(Rows.value("SHOW transaction_isolation")).isEqualTo("read committed");
        assertThat(Rows.value("SHOW transaction_read_only")).isEqualTo("off");
    }

    @Test
    void the_server_can_neither_change_nor_delete_what_was_found() throws SQLException {
        nightly.verify(Instant.now());
        try (var connection = Rows.asServer();
                var statement = connection.createStatement()) {
            for (var sql : List.of(
                    "UPDATE ledger_verification SET findings = 0",
                    "DELETE FROM ledger_verification",
                    "TRUNCATE ledger_verification")) {
                assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void only_the_last_four_hundred_runs_are_kept() throws SQLException {
        asOwner("INSERT INTO ledger_verification (scheduled_for, at, took_ms, lines, accounts, findings)"
                + " SELECT now() - make_interval(days => n), now() - make_interval(days => n), 1, 1, 1, 0"
                + " FROM generate_series(1000, 500, -1) AS n");

        nightly.verify(Instant.now());

        assertThat(Rows.number("SELECT count(*) FROM ledger_verification")).isEqualTo(400);
    }

    private static ValidatableResponse answer() {
        return given().header("Authorization", People.manager("NVM"))
                .get("/api/v1/ledger-verification")
                .then()
                .statusCode(200);
    }

    private static void awaitTold() {
        Awaitility.await("everything told")
                .atMost(Duration.ofSeconds(90))
                .until(() -> Rows.number("SELECT count(*) FROM ledger_verification"
                                + " WHERE told_at IS NULL AND tell_at IS NOT NULL")
                        == 0);
    }

    private static String textOf(MimeMessage mail) throws Exception {
        return ((String) mail.getContent())
                .replace("\r\n", "\n")
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ');
    }

    private static void breakBalanceOf(long clientId) throws SQLException {
        asOwner(
                "ALTER TABLE account DISABLE TRIGGER USER",
                "UPDATE account SET balance_minutes = balance_minutes + 1000000 WHERE client_id = " + clientId,
                "ALTER TABLE account ENABLE TRIGGER USER");
    }

    /** Committed, past the rules. */
    private static void asOwner(String... statements) throws SQLException {
        try (var connection = Rows.asOwner();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}
