package fr.gestan.gsupport.server.demo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.interventions.AnIntervention;
import fr.gestan.gsupport.server.ledger.StoredChain;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server as {@code gsupport demo} fills it (product.md, "Sample data"), on a database of its own. */
@QuarkusTest
@TestProfile(DemoDataTest.Demo.class)
class DemoDataTest {

    public static class Demo implements QuarkusTestProfile {

        /** Another than "test", under which there is no sample data. */
        @Override
        public String getConfigProfile() {
            return "demo";
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gsupport.demo", "true");
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TestDatabase.class, Map.of("of", "the demo")));
        }
    }

    @Test
    void the_card_of_client_4996_shows_the_figures_of_the_seed() {
        card(4_996)
                .body("companyName", equalTo("JARDINS DU TILLEUL"))
                .body("credit.balanceMinutes", equalTo(50))
                .body("credit.validUntil", equalTo("2021-07-30"))
                .body("credit.expired", equalTo(true))
                .body("activity.totalMinutes", equalTo(80))
                .body("activity.normalMinutes", equalTo(70))
                .body("activity.freeMinutes", equalTo(10))
                .body("activity.firstInterventionOn", equalTo("2020-10-26"))
                .body("activity.lastInterventionOn", equalTo("2022-02-01"))
                .body("guidance.decision", equalTo("PROCEED"));
    }

    @Test
    void the_history_of_client_4996_is_the_table_of_the_seed() {
        given().header("Authorization", technician())
                .get("/api/v1/clients/4996/history?limit=6")
                .then()
                .body("items.id", contains(6_627, 6_166, 5_833, 5_656, 5_654, 5_035))
                .body("items.by", contains("HRY", "ECN", "NVL", "9999", "CPL", "HRY"))
                .body("items.balanceBefore", contains(55, 65, 65, 5, 15, 33))
                .body("items.balanceAfter", contains(50, 55, 65, 65, 5, 15))
                .body("items.durationMinutes", contains(5, 10, 3, null, 10, 18))
                .body("items.billing", contains("NORMAL", "NORMAL", "FREE", null, "NORMAL", "NORMAL"))
                .body(
                        "items.performedAt",
                        contains(
                                "2022-02-01T13:13:12Z",
                                "2021-07-30T07:57:19Z",
                                "2021-04-30T09:46:11Z",
                                "2021-03-24T08:22:19Z",
                                "2021-03-23T13:39:40Z",
                                "2020-11-06T08:22:56Z"));
    }

    @Test
    void before_the_seeds_oldest_line_27_minutes_were_debited_and_7_free() {
        assertThat(Rows.all("""
                SELECT sum(duration_minutes) FILTER (WHERE billing = 'NORMAL') AS normal,
                    sum(duration_minutes) FILTER (WHERE billing = 'FREE') AS free,
                    min(performed_at AT TIME ZONE 'Europe/Paris')::date::text AS first,
                    sum(delta_minutes) FILTER (WHERE seq = 1 AND kind = 'CREDIT_PURCHASE') AS opening
                FROM ledger_line WHERE client_id = 4996 AND id < 5035
                """)).singleElement().hasToString("{normal=27, free=7, first=2020-10-26, opening=60}");
    }

    @ParameterizedTest(name = "client {0}: {1}, {2}, first call {3}")
    @CsvSource({
        "5001,  -15, PROCEED_WITH_REMINDER,   false",
        "5002,  -20, REFUSE_DO_NOT_INTERVENE, true",
        "5003,   30, PROCEED,                 true",
        "5004,  -75, REFUSE_OVERDRAWN,        false",
        "5005,    0, PROCEED_FIRST_CALL,      false",
        "5006,    0, PROCEED_WITH_REMINDER,   false",
    })
    void there_is_a_client_for_each_rule(long clientId, int balance, String decision, boolean doNotIntervene) {
        card(clientId)
                .body("credit.balanceMinutes", equalTo(balance))
                .body("guidance.decision", equalTo(decision))
                .body("doNotIntervene.active", equalTo(doNotIntervene));
    }

    @Test
    void there_is_one_in_the_cloud_one_without_address_and_three_of_one_company() {
        card(5_007).body("hosting", equalTo("CLOUD"));
        assertThat(card(5_008).extract().<String>path("email")).isNull();
        given().header("Authorization", technician())
                .get("/api/v1/clients?q=cooperative du lauragais")
                .then()
                .body("items", hasSize(3))
                .body("items.city", hasItem("ALBI"));
    }

    @Test
    void the_account_of_the_seeds_mail_was_helped_free_at_minus_15() {
        given().header("Authorization", technician())
                .get("/api/v1/clients/5001/history?limit=1")
                .then()
                .body("items[0].balanceBefore", equalTo(-15))
                .body("items[0].balanceAfter", equalTo(-15))
                .body("items[0].durationMinutes", equalTo(8))
                .body("items[0].by", equalTo("ECN"))
                .body("items[0].performedAt", equalTo("2020-03-27T10:03:00Z"));
    }

    @Test
    void lists_and_reports_have_something_to_show() {
        assertThat(Rows.number("SELECT count(*) FROM client")).isBetween(205L, 250L);
        assertThat(Rows.number("SELECT count(DISTINCT company_name) FROM client"))
                .as("names of their own, save for the three accounts of one company")
                .isEqualTo(Rows.number("SELECT count(*) FROM client") - 2);
        assertThat(Rows.number("SELECT count(*) FROM ledger_line")).isBetween(2_000L, 9_999L);
        assertThat(Rows.number("SELECT count(DISTINCT by_code) FROM ledger_line"))
                .isEqualTo(5);
    }

    @Test
    void ids_rise_with_time_and_nothing_lies_in_the_future() {
        assertThat(Rows.all("""
                SELECT id FROM (SELECT id, performed_at, lag(performed_at) OVER (ORDER BY id) AS ahead
                    FROM ledger_line) AS line
                WHERE performed_at < ahead OR performed_at > now()
                """)).isEmpty();
    }

    @Test
    void every_chain_proves_itself() {
        var faults = new ArrayList<String>();
        for (var client : Rows.all("SELECT id FROM client")) {
            faults.addAll(StoredChain.faultsOf((Long) client.get("id")));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void what_is_recorded_next_gets_the_next_id() {
        long highest = Rows.number("SELECT max(id) FROM ledger_line");

        int next = AnIntervention.aFreeIntervention()
                .recordedFor(5_005, technician())
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat((long) next).isGreaterThan(highest);
    }

    /** The people of the specification belong to somebody: their names stand here as the beginnings of hashes only. */
    @Test
    void nobody_of_the_specification_is_in_it() throws NoSuchAlgorithmException {
        var theirs = Set.of(
                "4bca570094870d22",
                "73ad404842d1d27e",
                "95cb83cbb34f48a8",
                "7c2a83cd751cf971",
                "faeea3cbe837520c",
                "c67aabbc3c8b79f8",
                "1a30ed961f81b1d8",
                "9c804f2550e31d8f");
        var found = new ArrayList<String>();
        for (var table : List.of("client", "technician", "ledger_line", "mail")) {
            for (var row : Rows.all("SELECT DISTINCT word FROM " + table
                    + " AS line, regexp_split_to_table(searchable(line::text), '[^a-z0-9]+') AS word")) {
                var word = (String) row.get("word");
                var hash = MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
                if (theirs.contains(HexFormat.of().formatHex(hash, 0, 8))) {
                    found.add(word);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void its_mailboxes_and_phones_reach_nobody() {
        assertThat(Rows.all("SELECT email FROM client WHERE email NOT LIKE '%.example'"))
                .isEmpty();
        assertThat(Rows.all("SELECT recipient FROM mail WHERE recipient NOT LIKE '%.example'"))
                .isEmpty();
        assertThat(Rows.all("SELECT phone FROM technician WHERE phone NOT LIKE '01-88-00-00-0_'"))
                .isEmpty();
        assertThat(Rows.number(
                        "SELECT count(*) FROM mail WHERE status = 'QUEUED' AND created_at < now() - '1 day'::interval"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "hry, HRY, TECHNICIAN",
        "ecn, ECN, TECHNICIAN",
        "nvl, NVL, TECHNICIAN",
        "cpl, CPL, TECHNICIAN",
        "adv, ADV, SALES_ADMIN",
        "chef, CHF, MANAGER",
        "admin, ADM, ADMIN"
    })
    void everybody_logs_in_with_the_password_demo(String login, String code, String role) {
        given().contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", "demo"))
                .post("/api/v1/sessions")
                .then()
                .statusCode(201)
                .body("user.code", equalTo(code))
                .body("user.roles", hasItem(role));
    }

    @Test
    void the_demo_keys_do_what_they_are_for() {
        given().header("Authorization", "Bearer gsk_demo_shop")
                .get("/api/v1/clients/4996/credit")
                .then()
                .statusCode(200)
                .body("balanceMinutes", equalTo(50));
        given().header("Authorization", "Bearer gsk_demo_gestan")
                .get("/api/v1/clients/4996/credit")
                .then()
                .statusCode(403);
    }

    private static String technician() {
        return "Bearer "
                + given().contentType(ContentType.JSON)
                        .body(Map.of("login", "hry", "password", "demo"))
                        .post("/api/v1/sessions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("accessToken");
    }

    private static ValidatableResponse card(long clientId) {
        return given().header("Authorization", technician())
                .get("/api/v1/clients/" + clientId)
                .then()
                .statusCode(200);
    }
}
