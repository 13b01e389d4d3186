package fr.gestan.gsupport.server.pay;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test has months of its own: what is closed stays closed. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PayClosingTest {

    @Test
    void a_closed_month_says_who_closed_it_and_is_closed_once() {
        People.technician("PCA");
        helped("PCA", 20, "2011-01-10T09:00:00Z");
        pay("2011-01", "PCA").body("closed", nullValue());

        String closedAt = close("2011-01")
                .statusCode(201)
                .body("month", equalTo("2011-01"))
                .body("closedBy", equalTo("PCM"))
                .extract()
                .path("closedAt");

        pay("2011-01", "PCA")
                .body("closed.at", equalTo(closedAt))
                .body("closed.by", equalTo("PCM"))
                .body("technicians[0].normalMinutes", equalTo(20));
        close("2011-01").statusCode(409).body("type", equalTo("/problems/month-already-closed"));
        assertThat(Rows.all("SELECT actor FROM audit WHERE action = 'pay.close' AND target = 'month 2011-01'"))
                .containsExactly(Map.of("actor", "person:PCM"));
    }

    @Test
    void a_month_without_work_can_be_closed_too() {
        close("2011-02").statusCode(201);

        pay("2011-02", "PCA").body("closed.by", equalTo("PCM")).body("technicians", empty());
    }

    @Test
    void the_month_that_it_is_now_is_not_closed() {
        var now = YearMonth.now(ZoneId.of("Europe/Paris"));

        close(now.toString()).statusCode(409).body("type", equalTo("/problems/month-not-finished"));
        close(now.plusMonths(5).toString()).statusCode(409);
        close("+999999999-12").statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2011-13", "2011", "never", "-999999999-01"})
    void what_is_no_month_is_not_found(String month) {
        close(month).statusCode(404);
    }

    @Test
    void a_correction_of_a_closed_month_counts_in_the_next_and_says_so() {
        People.technician("PCB");
        long clientId = helped("PCB", 20, "2011-03-10T09:00:00Z");
        long line = lastWork(clientId);
        close("2011-03").statusCode(201);
        var before = pay("2011-03", "PCB").extract().asString();
        var linesBefore = lines("2011-03", "PCB").extract().asString();

        correct(clientId, line, null);

        assertThat(pay("2011-03", "PCB").extract().asString()).isEqualTo(before);
        assertThat(lines("2011-03", "PCB").extract().asString()).isEqualTo(linesBefore);
        pay("2011-04", "PCB")
                .body("technicians[0].interventions", equalTo(-1))
                .body("technicians[0].normalMinutes", equalTo(-20))
                .body("technicians[0].totalMinutes", equalTo(-20));
        lines("2011-04", "PCB")
                .body("items.size()", equalTo(1))
                .body("items[0].correctsMonth", equalTo("2011-03"))
                .body("items[0].correctsLineId", equalTo((int) line))
                .body("items[0].clientId", equalTo((int) clientId))
                .body("items[0].summary", equalTo("Erreur de saisie"))
                .body("items[0].minutes", equalTo(-20));
    }

    @Test
    void what_is_recorded_again_counts_where_its_correction_does() {
        People.technician("PCC");
        long clientId = helped("PCC", 20, "2011-05-10T09:00:00Z");
        helped("PCC", 7, "2011-06-10T09:00:00Z");
        close("2011-05").statusCode(201);

        correct(clientId, lastWork(clientId), Map.of("durationMinutes", 12, "billing", "FREE"));

        pay("2011-05", "PCC").body("technicians[0].totalMinutes", equalTo(20));
        pay("2011-06", "PCC")
                .body("technicians[0].interventions", equalTo(1))
                .body("technicians[0].normalMinutes", equalTo(7 - 20))
                .body("technicians[0].freeMinutes", equalTo(12));
        lines("2011-06", "PCC")
                .body("items.minutes", contains(12, -20, 7))
                .body("items.correctsMonth", contains("2011-05", "2011-05", null));
    }

    @Test
    void what_was_corrected_late_can_be_corrected_again_in_the_open_month_and_after_it() {
        People.technician("PCD");
        long clientId = helped("PCD", 20, "2011-07-10T09:00:00Z");
        close("2011-07").statusCode(201);
        correct(clientId, lastWork(clientId), Map.of("durationMinutes", 12));
        correct(clientId, lastWork(clientId), Map.of("durationMinutes", 15));

        pay("2011-08", "PCD").body("technicians[0].totalMinutes", equalTo(15 - 20));
        lines("2011-08", "PCD").body("items.minutes", contains(15, -20));

        close("2011-08").statusCode(201);
        close("2011-09").statusCode(201);
        correct(clientId, lastWork(clientId), Map.of("durationMinutes", 16));

        pay("2011-08", "PCD").body("technicians[0].totalMinutes", equalTo(15 - 20));
        pay("2011-09", "PCD").body("technicians", empty());
        pay("2011-10", "PCD").body("technicians[0].totalMinutes", equalTo(16 - 15));
        lines("2011-10", "PCD").body("items.correctsMonth", everyItem(equalTo("2011-08")));
    }

    @Test
    void what_was_corrected_before_the_closing_counts_for_nothing_and_no_later() {
        People.technician("PCE");
        long clientId = helped("PCE", 20, "2012-01-10T09:00:00Z");
        correct(clientId, lastWork(clientId), Map.of("durationMinutes", 5));
        close("2012-01").statusCode(201);

        pay("2012-01", "PCE").body("technicians[0].totalMinutes", equalTo(5));
        pay("2012-02", "PCE").body("technicians", empty());
    }

    @Test
    void a_purchase_that_is_corrected_is_nobodys_pay() {
        long clientId = aClient()
                .thatBought(100, Instant.parse("2012-03-02T09:00:00Z"), null)
                .create();
        close("2012-03").statusCode(201);
        correct(clientId, Rows.number("SELECT max(id) FROM ledger_line WHERE client_id = ?", clientId), null);

        pay("2012-04", "9999").body("technicians", empty());
    }

    @Test
    void a_month_is_closed_beside_corrections_and_no_minute_is_lost_or_counted_twice() {
        People.technician("PCF");
        var clients = new ArrayList<Long>();
        for (int i = 0; i < 6; i++) {
            clients.add(helped("PCF", 20, "2012-05-10T09:00:00Z"));
        }

        var statuses = AtOnce.all(
                clients.size() + 1,
                number -> number == clients.size() / 2
                        ? close("2012-05").extract().statusCode()
                        : correct(
                                        clients.get(number > clients.size() / 2 ? number - 1 : number),
                                        lastWork(clients.get(number > clients.size() / 2 ? number - 1 : number)),
                                        Map.of("durationMinutes", 11))
                                .statusCode());

        assertThat(statuses).containsOnly(201);
        int kept = minutes("2012-05", "PCF");
        int later = minutes("2012-06", "PCF");
        // Each was corrected before, at 11, or after it, at 20 and 9 less in the next month.
        assertThat(kept + later).isEqualTo(6 * 11);
        assertThat((kept - 6 * 11) % 9).isZero();
        assertThat(lines("2012-05", "PCF").extract().jsonPath().getList("items.minutes", Integer.class))
                .hasSize(6)
                .containsAnyOf(11, 20);
    }

    @Test
    void one_of_two_who_close_at_once_does() {
        assertThat(AtOnce.all(4, number -> close("2012-07").extract().statusCode()))
                .containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void a_technician_sees_the_own_lines_alone_page_by_page() {
        People.technician("PCG");
        var technician = People.technician("PCH");
        helped("PCG", 1, "2012-09-10T09:00:00Z");
        helped("PCH", 2, "2012-09-11T09:00:00Z");
        helped("PCH", 3, "2012-09-12T09:00:00Z");

        var first =
                linesFor(technician, "month=2012-09&limit=1").statusCode(200).body("items.minutes", contains(3));
        linesFor(technician, "month=2012-09&limit=1&after=" + first.extract().<String>path("next"))
                .body("items.minutes", contains(2))
                .body("items[0].by", equalTo("PCH"))
                .body("items[0].fullName", equalTo("Technician PCH"))
                .body("items[0].performedAt", equalTo("2012-09-11T09:00:00Z"))
                .body("items[0].correctsMonth", nullValue())
                .body("next", nullValue());
        linesFor(technician, "month=2012-09&by=PCG").statusCode(403);
        linesFor(People.manager("PCM"), "month=2012-09").body("items.minutes", contains(3, 2, 1));
    }

    @Test
    void the_lines_come_as_csv() {
        People.person("PCI", "=Zoé", People.PHONE, Role.TECHNICIAN);
        long clientId = helped("PCI", 30, "2012-10-10T09:00:00Z");

        var csv = given().header("Authorization", People.manager("PCM"))
                .header("Accept", "text/csv")
                .get("/api/v1/pay/lines?month=2012-10&by=PCI")
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"gsupport-2012-10-lines.csv\"")
                .extract()
                .asString();

        assertThat(csv)
                .isEqualTo(
                        "Mois,Par,Nom,ID inter,Client,Raison sociale,DH Inter,Motif,Facturation,Minutes,Annule la ligne,"
                                + "Remplace la ligne,Corrige le mois\r\n"
                                + "2012-10,PCI,'=Zoé," + lastWork(clientId) + "," + clientId
                                + ",Client ordinaire,2012-10-10T09:00:00Z,Sauvegardes,NORMAL,30,,,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE FROM pay_closing", "UPDATE pay_closed_line SET sign = 1", "TRUNCATE pay_late_line"})
    void not_even_the_owner_of_the_schema_opens_a_month_again(String sql) throws SQLException {
        try (var connection = Rows.asOwner();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("append-only");
        }
    }

    /** A client with credit who was helped once; answers the client. */
    private static long helped(String by, int minutes, String performedAt) {
        return aClient()
                .thatBought(100, Instant.parse("2010-01-01T00:00:00Z"), null)
                .helpedBy(by, Billing.NORMAL, minutes, Instant.parse(performedAt))
                .create();
    }

    private static long lastWork(long clientId) {
        return Rows.number("SELECT max(id) FROM ledger_line WHERE client_id = ? AND kind = 'INTERVENTION'", clientId);
    }

    private static Response correct(long clientId, long lineId, Map<String, Object> recordAgain) {
        var body = new HashMap<String, Object>();
        body.put("correctsLineId", lineId);
        body.put("reason", "Erreur de saisie");
        body.put("recordAgain", recordAgain);
        var answer = given().header("Authorization", GivenClient.salesAdmin())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/clients/" + clientId + "/corrections");
        answer.then().statusCode(201);
        return answer;
    }

    private static ValidatableResponse close(String month) {
        return given().header("Authorization", People.manager("PCM"))
                .post("/api/v1/pay/" + month + "/closing")
                .then();
    }

    private static int minutes(String month, String by) {
        Integer minutes = pay(month, by).extract().path("technicians[0].totalMinutes");
        return minutes == null ? 0 : minutes;
    }

    private static ValidatableResponse pay(String month, String by) {
        return given().header("Authorization", People.manager("PCM"))
                .get("/api/v1/pay?month=" + month + "&by=" + by)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse lines(String month, String by) {
        return linesFor(People.manager("PCM"), "month=" + month + "&by=" + by).statusCode(200);
    }

    private static ValidatableResponse linesFor(String authorization, String query) {
        return given().header("Authorization", authorization)
                .get("/api/v1/pay/lines?" + query)
                .then();
    }
}
