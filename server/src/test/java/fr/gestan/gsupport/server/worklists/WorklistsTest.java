package fr.gestan.gsupport.server.worklists;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.mail.MailAddress;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WorklistsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void who_owes_more_than_the_limit_is_listed_the_furthest_first() {
        long atTheLimit = aClient().owing(60).create();
        long beyond = aClient().owing(61).create();
        long further = aClient().owing(1440).create();

        var ids = everybodyOn(Worklist.OVERDRAWN_BEYOND_LIMIT);

        assertThat(ids).contains(beyond, further).doesNotContain(atTheLimit);
        assertThat(ids.indexOf(further)).isLessThan(ids.indexOf(beyond));
    }

    @Test
    void a_balance_of_zero_is_listed_and_one_minute_is_not() {
        long used = aClient()
                .thatBought(30, daysAgo(40), null)
                .helped(Billing.NORMAL, 30, daysAgo(20))
                .create();
        long fresh = aClient().create();
        long oneMinute = aClient().withCredit(1).create();

        var ids = everybodyOn(Worklist.AT_ZERO);

        assertThat(ids).contains(used, fresh).doesNotContain(oneMinute);
        assertThat(ids.indexOf(used)).isLessThan(ids.indexOf(fresh));
    }

    @Test
    void credit_that_lasts_less_than_thirty_days_at_the_pace_of_the_last_ninety_is_listed_with_how_long() {
        // 90 minutes in 90 days: a minute a day.
        long threeWeeks = aClient()
                .thatBought(111, daysAgo(100), null)
                .helped(Billing.NORMAL, 50, daysAgo(80))
                .helped(Billing.FREE, 500, daysAgo(50))
                .helped(Billing.NORMAL, 40, daysAgo(10))
                .create();
        long aMonth = aClient()
                .thatBought(120, daysAgo(100), null)
                .helped(Billing.NORMAL, 90, daysAgo(10))
                .create();
        long longAgo = aClient()
                .thatBought(120, daysAgo(100), null)
                .helped(Billing.NORMAL, 110, daysAgo(92))
                .create();

        var ids = everybodyOn(Worklist.SOON_EMPTY);

        assertThat(ids).contains(threeWeeks).doesNotContain(aMonth, longAgo);
        entry(Worklist.SOON_EMPTY, threeWeeks)
                .body("daysLeft", equalTo(21))
                .body("minutesOfLast90Days", equalTo(90))
                .body("client.balanceMinutes", equalTo(21));
    }

    @Test
    void what_was_corrected_is_no_part_of_the_pace() {
        long clientId = aClient()
                .thatBought(100, daysAgo(50), null)
                .helped(Billing.NORMAL, 90, daysAgo(10))
                .create();
        assertThat(everybodyOn(Worklist.SOON_EMPTY)).contains(clientId);

        correct(clientId, Rows.number("SELECT max(id) FROM ledger_line WHERE client_id = ?", clientId));

        assertThat(everybodyOn(Worklist.SOON_EMPTY)).doesNotContain(clientId);
    }

    @Test
    void credit_of_who_has_not_called_for_a_year_is_listed() {
        long idle = aClient()
                .thatBought(60, daysAgo(900), null)
                .helped(Billing.NORMAL, 5, daysAgo(367))
                .create();
        long neverCalled = aClient().thatBought(60, daysAgo(800), null).create();
        long boughtLately = aClient().withCredit(60).create();
        long calledLately = aClient()
                .thatBought(60, daysAgo(900), null)
                .helped(Billing.NORMAL, 5, daysAgo(364))
                .create();
        long nothingLeft = aClient()
                .thatBought(60, daysAgo(900), null)
                .helped(Billing.NORMAL, 60, daysAgo(367))
                .create();

        var ids = everybodyOn(Worklist.INACTIVE_WITH_CREDIT);

        assertThat(ids).contains(idle, neverCalled).doesNotContain(boughtLately, calledLately, nothingLeft);
        assertThat(ids.indexOf(neverCalled)).isLessThan(ids.indexOf(idle));
        entry(Worklist.INACTIVE_WITH_CREDIT, idle)
                .body(
                        "lastInterventionOn",
                        equalTo(LocalDate.ofInstant(daysAgo(367), PARIS).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "a@", "@b", "a b@c.example", "a@b@c.example", "a@b,c", "a@b;c", "<a@b>", "a@b.example"})
    void no_email_is_what_no_mail_can_be_sent_to(String email) {
        long clientId = aClient().with("email", email).create();

        var ids = everybodyOn(Worklist.NO_EMAIL);

        assertThat(ids.contains(clientId)).isEqualTo(!MailAddress.isPlausible(email));
    }

    @Test
    void npi_is_to_be_lifted_where_there_is_credit_again_and_to_be_reviewed_when_the_day_has_come() {
        var today = LocalDate.now(PARIS);
        long withCredit = aClient().withCredit(30).inDoNotIntervene("Litige").create();
        long without = aClient().owing(20).inDoNotIntervene("Impayé").create();
        long lifted = aClient().withCredit(30).create();
        review(without, today);
        review(withCredit, today.plusDays(1));

        assertThat(everybodyOn(Worklist.NPI_TO_LIFT)).contains(withCredit).doesNotContain(without, lifted);
        assertThat(everybodyOn(Worklist.NPI_TO_REVIEW)).contains(without).doesNotContain(withCredit, lifted);
        entry(Worklist.NPI_TO_REVIEW, without)
                .body("reason", equalTo("À revoir"))
                .body("since", notNullValue())
                .body("reviewOn", equalTo(today.toString()))
                .body("daysLeft", nullValue());
    }

    @ParameterizedTest
    @EnumSource(
            value = Worklist.class,
            names = {"OVERRIDES", "FAILED_MAILS"},
            mode = EnumSource.Mode.EXCLUDE)
    void as_many_are_listed_page_by_page_as_are_counted_and_as_the_table_has(Worklist list) throws IOException {
        aClient().owing(300).create();
        aClient().owing(301).inDoNotIntervene("Impayé").create();

        var ids = everybodyOn(list);
        var rows = CSVFormat.RFC4180.parse(new StringReader(csv(list))).stream()
                .skip(1)
                .toList();

        assertThat(ids).doesNotHaveDuplicates().hasSize((int) count(list));
        assertThat(rows).extracting(row -> Long.valueOf(row.get(0))).isEqualTo(ids);
    }

    @Test
    void the_table_is_in_the_readers_language_and_told_to_the_audit() {
        long clientId = aClient()
                .named("=Hêtre, Fils")
                .with("phone", "+33 1 88 00 00 77")
                .with("email", null)
                .create();

        var table = csv(Worklist.NO_EMAIL);

        assertThat(table)
                .startsWith("Client,Raison sociale,Nom,Prénom,Courriel,Téléphone,CP,Ville,Solde CT (mn),")
                .contains("\r\n" + clientId + ",\"'=Hêtre, Fils\",,,,'+33 1 88 00 00 77,,,0,,,,non,,,\r\n");
        assertThat(Rows.all(
                        "SELECT actor, target FROM audit WHERE action = 'worklist.export' ORDER BY id DESC LIMIT 1"))
                .containsExactly(Map.of("actor", "person:WLS", "target", "no-email"));
    }

    @Test
    void exceptions_and_failed_mails_are_counted_for_who_may_see_them() {
        given().header("Authorization", People.manager("WLM"))
                .get("/api/v1/worklists")
                .then()
                .body("list", contains(names(Worklist.values())));
        given().header("Authorization", People.salesAdmin("WLS"))
                .get("/api/v1/worklists")
                .then()
                .body("list", hasItem("OVERRIDES"))
                .body("list", not(hasItem("FAILED_MAILS")));
        given().header("Authorization", People.admin("WLX"))
                .get("/api/v1/worklists")
                .then()
                .body("list", contains("FAILED_MAILS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"OVERRIDES", "FAILED_MAILS", "NOTHING", "at_zero"})
    void what_is_no_list_of_clients_is_not_found(String list) {
        given().header("Authorization", People.salesAdmin("WLS"))
                .get("/api/v1/worklists/" + list)
                .then()
                .statusCode(404);
    }

    @Test
    void a_next_that_is_none_is_refused() {
        given().header("Authorization", People.salesAdmin("WLS"))
                .get("/api/v1/worklists/AT_ZERO?after=MTI")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("after"));
    }

    private static String[] names(Worklist... lists) {
        return java.util.Arrays.stream(lists).map(Worklist::name).toArray(String[]::new);
    }

    /** By pages of two, so that each page's end is tried. */
    private static List<Long> everybodyOn(Worklist list) {
        var ids = new ArrayList<Long>();
        String after = null;
        do {
            var request =
                    given().header("Authorization", People.salesAdmin("WLS")).queryParam("limit", 20);
            var page = (after == null ? request : request.queryParam("after", after))
                    .get("/api/v1/worklists/" + list)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.client.id", Long.class));
            after = page.getString("next");
        } while (after != null);
        return ids;
    }

    private static ValidatableResponse entry(Worklist list, long clientId) {
        return given().header("Authorization", People.salesAdmin("WLS"))
                .queryParam("limit", 200)
                .get("/api/v1/worklists/" + list)
                .then()
                .statusCode(200)
                .rootPath("items.find { it.client.id == " + clientId + " }");
    }

    private static long count(Worklist list) {
        return given().header("Authorization", People.salesAdmin("WLS"))
                .get("/api/v1/worklists")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("find { it.list == '" + list + "' }.count");
    }

    private static String csv(Worklist list) {
        return given().header("Authorization", People.salesAdmin("WLS"))
                .header("Accept", "text/csv")
                .get("/api/v1/worklists/" + list)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();
    }

    private static void review(long clientId, LocalDate reviewOn) {
        given().header("Authorization", GivenClient.salesAdmin())
                .contentType(ContentType.JSON)
                .body(Map.of("active", true, "reason", "À revoir", "reviewOn", reviewOn.toString()))
                .put("/api/v1/clients/" + clientId + "/do-not-intervene")
                .then()
                .statusCode(200);
    }

    private static void correct(long clientId, long lineId) {
        given().header("Authorization", GivenClient.salesAdmin())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(new HashMap<>(Map.of("correctsLineId", lineId, "reason", "Erreur")))
                .post("/api/v1/clients/" + clientId + "/corrections")
                .then()
                .statusCode(201);
    }

    private static Instant daysAgo(int days) {
        return Instant.now().minus(Duration.ofDays(days));
    }
}
