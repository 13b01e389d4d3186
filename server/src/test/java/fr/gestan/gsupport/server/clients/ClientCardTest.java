package fr.gestan.gsupport.server.clients;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.identity.Rights;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ClientCardTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    EntityManagerFactory entityManagerFactory;

    @Test
    void shows_the_figures_of_the_history() {
        var midnightInParis = Instant.parse("2020-10-25T23:00:00Z");
        long clientId = aClient()
                .named("JARDINS DU TILLEUL")
                .thatBought(60, midnightInParis.minusSeconds(60), LocalDate.parse("2021-03-24"))
                .helped(Billing.NORMAL, 45, midnightInParis)
                .helped(Billing.FREE, 7, Instant.parse("2020-11-06T08:22:56Z"))
                .thatBought(60, Instant.parse("2021-03-24T08:22:19Z"), LocalDate.parse("2021-07-30"))
                .helped(Billing.NORMAL, 25, Instant.parse("2021-07-30T07:57:19Z"))
                .helped(Billing.FREE, 3, Instant.parse("2022-01-31T23:30:00Z"))
                .create();
        long days = ChronoUnit.DAYS.between(LocalDate.parse("2020-10-26"), LocalDate.now(PARIS));

        open(clientId, People.technician("TCC"))
                .statusCode(200)
                .body("id", equalTo((int) clientId))
                .body("companyName", equalTo("JARDINS DU TILLEUL"))
                .body("credit.balanceMinutes", equalTo(50))
                .body("credit.validUntil", equalTo("2021-07-30"))
                .body("credit.expired", equalTo(true))
                .body("activity.firstInterventionOn", equalTo("2020-10-26"))
                .body("activity.lastInterventionOn", equalTo("2022-02-01"))
                .body("activity.totalMinutes", equalTo(80))
                .body("activity.normalMinutes", equalTo(70))
                .body("activity.freeMinutes", equalTo(10))
                .body("activity.averageMinutesPerYear", equalTo((int) Math.round(80 * 365.0 / days)))
                .body("activity.last12MonthsMinutes", equalTo(0))
                .body("guidance.decision", equalTo("PROCEED"));
    }

    @Test
    void sums_the_last_twelve_months_from_the_start_of_the_same_day_a_year_ago() {
        var start = LocalDate.now(PARIS).minusYears(1).atStartOfDay(PARIS).toInstant();
        long clientId = aClient()
                .helped(Billing.NORMAL, 100, start.minusMillis(1))
                .helped(Billing.NORMAL, 20, start)
                .helped(Billing.FREE, 3, Instant.now().minus(Duration.ofMinutes(1)))
                .create();

        open(clientId, People.technician("TCC"))
                .body("activity.totalMinutes", equalTo(123))
                .body("activity.last12MonthsMinutes", equalTo(23));
    }

    @Test
    void a_new_client_has_figures_of_zero_and_a_first_call_ahead() {
        long clientId = aClient().create();

        open(clientId, People.technician("TCC"))
                .body("credit.balanceMinutes", equalTo(0))
                .body("credit.validUntil", nullValue())
                .body("credit.expired", equalTo(false))
                .body("activity.firstInterventionOn", nullValue())
                .body("activity.lastInterventionOn", nullValue())
                .body("activity.totalMinutes", equalTo(0))
                .body("activity.averageMinutesPerYear", equalTo(0))
                .body("activity.last12MonthsMinutes", equalTo(0))
                .body("doNotIntervene.active", equalTo(false))
                .body("doNotIntervene.reason", nullValue())
                .body("guidance.decision", equalTo("PROCEED_FIRST_CALL"))
                .body("guidance.overridable", equalTo(false));
    }

    @Test
    void credit_valid_until_today_has_not_expired() {
        var today = LocalDate.now(PARIS);
        long yesterday =
                aClient().thatBought(60, Instant.now(), today.minusDays(1)).create();
        long still = aClient().thatBought(60, Instant.now(), today).create();

        open(yesterday, People.technician("TCC")).body("credit.expired", equalTo(true));
        open(still, People.technician("TCC")).body("credit.expired", equalTo(false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en                    | Refuse, save by exception: the balance is -75 min.
            en-GB, fr;q=0.9       | Refuse, save by exception: the balance is -75 min.
            de, en;q=0.5          | Refuse, save by exception: the balance is -75 min.
            fr, en;q=0.9          | Refusez l'intervention, sauf exception : le solde est de -75 mn.
            en;q=0.3, fr-CA;q=0.8 | Refusez l'intervention, sauf exception : le solde est de -75 mn.
            de                    | Refusez l'intervention, sauf exception : le solde est de -75 mn.
            *                     | Refusez l'intervention, sauf exception : le solde est de -75 mn.
            """)
    void says_what_to_do_in_the_language_asked_for(String accepted, String sentence) {
        long clientId = aClient().owing(75).create();

        given().header("Authorization", People.technician("TCC"))
                .header("Accept-Language", accepted)
                .get("/api/v1/clients/" + clientId)
                .then()
                .statusCode(200)
                .body("guidance.message", startsWith(sentence));
    }

    @Test
    void speaks_french_where_no_language_is_asked_for() {
        long clientId = aClient().owing(15).create();

        open(clientId, People.technician("TCC"))
                .body("guidance.decision", equalTo("PROCEED_WITH_REMINDER"))
                .body("guidance.message", containsString("-15 mn"));
    }

    @Test
    void tells_each_caller_whether_they_may_help_against_the_refusal() {
        long overdrawn = aClient().owing(61).create();
        long refused = aClient().owing(20).inDoNotIntervene("Litige").create();

        var technician = People.technician("TCC");
        var salesAdmin = GivenClient.salesAdmin();
        var manager = People.manager("MGC");
        var script = People.apiKey(Rights.CLIENTS_READ);

        open(overdrawn, technician)
                .body("guidance.decision", equalTo("REFUSE_OVERDRAWN"))
                .body("guidance.overridable", equalTo(true));
        open(overdrawn, salesAdmin).body("guidance.overridable", equalTo(true));
        open(overdrawn, manager).body("guidance.overridable", equalTo(false));
        open(overdrawn, script).body("guidance.overridable", equalTo(false));
        open(refused, technician)
                .body("guidance.decision", equalTo("REFUSE_DO_NOT_INTERVENE"))
                .body("guidance.overridable", equalTo(false));
        open(refused, salesAdmin).body("guidance.overridable", equalTo(true));
        open(refused, script).body("guidance.overridable", equalTo(false));
    }

    @Test
    void a_positive_balance_proceeds_in_spite_of_npi_and_asks_to_lift_it() {
        long clientId = aClient().withCredit(30).inDoNotIntervene("Litige").create();

        open(clientId, People.technician("TCC"))
                .body("guidance.decision", equalTo("PROCEED"))
                .body("guidance.message", containsString("à lever"));
    }

    @Test
    void opens_with_three_look_ups_however_long_the_history_is() {
        var client = aClient();
        for (int line = 0; line < 300; line++) {
            client.helped(Billing.FREE, 1, Instant.now().minus(Duration.ofDays(500 - line)));
        }
        long clientId = client.create();
        var technician = People.technician("TCC");
        var statistics = entityManagerFactory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();

        open(clientId, technician).statusCode(200);

        assertThat(statistics.getPrepareStatementCount()).isEqualTo(3);
        statistics.setStatisticsEnabled(false);
    }

    @Test
    void carries_its_version_as_etag() {
        long clientId = aClient().create();

        open(clientId, People.technician("TCC")).header("ETag", matchesPattern("\"\\d+\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "0", "-1", "9223372036854775807", "abc"})
    void there_is_no_card_of_nobody(String clientId) {
        given().header("Authorization", People.technician("TCC"))
                .get("/api/v1/clients/" + clientId)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
    }

    @Test
    void everybody_who_helps_sells_or_manages_may_read_and_nobody_else() {
        long clientId = aClient().create();
        var path = "/api/v1/clients/" + clientId;

        for (var reader : new String[] {
            People.technician("TCC"),
            GivenClient.salesAdmin(),
            People.manager("MGC"),
            People.apiKey(Rights.CLIENTS_READ)
        }) {
            open(clientId, reader).statusCode(200);
            given().header("Authorization", reader)
                    .get("/api/v1/clients")
                    .then()
                    .statusCode(200);
        }
        for (var other : new String[] {People.admin("AMC"), People.apiKey(Rights.CREDITS_READ, Rights.GREEN_BUTTON)}) {
            open(clientId, other).statusCode(403);
            given().header("Authorization", other).get("/api/v1/clients").then().statusCode(403);
        }
        given().get(path).then().statusCode(401);
        given().get("/api/v1/clients").then().statusCode(401);
    }

    private static ValidatableResponse open(long clientId, String authorization) {
        return given().header("Authorization", authorization)
                .get("/api/v1/clients/" + clientId)
                .then();
    }
}
