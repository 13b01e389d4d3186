package fr.gestan.gsupport.server.lots;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.icegreen.greenmail.util.GreenMail;
import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.ledger.NewLine;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What becomes of lots as days go by: announced, extended, expired, each once. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class LotsOfTheDayTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Paris"));
    private static final LocalDate END = TODAY.plusDays(100);

    private final LotsOfTheDay lotsOfTheDay;
    private final LotsAtTheirEnd atTheirEnd;

    GreenMail mailServer;

    LotsOfTheDayTest(LotsOfTheDay lotsOfTheDay, LotsAtTheirEnd atTheirEnd) {
        this.lotsOfTheDay = lotsOfTheDay;
        this.atTheirEnd = atTheirEnd;
    }

    @Test
    void what_is_left_expires_on_the_day_after_the_end_by_one_line_that_everybody_sees() {
        long clientId = aClient().create();
        int lot = bought(clientId, 60, END, true);
        bought(clientId, 20, null, false);
        help(clientId, 15);

        atTheirEnd.settle(clientId, END);
        assertThat(expiries(clientId)).isEmpty();
        var done = AtOnce.all(4, i -> atTheirEnd.settle(clientId, END.plusDays(1)));
        atTheirEnd.settle(clientId, END.plusDays(200));

        assertThat(done.stream().mapToInt(LotsAtTheirEnd.Done::expired).sum()).isOne();
        assertThat(expiries(clientId)).containsExactly("-45 of " + lot + " at " + END + " by 9999");
        given().header("Authorization", People.technician("LDT"))
                .get("/api/v1/clients/" + clientId + "/history")
                .then()
                .body("items[0].kind", equalTo("EXPIRY"))
                .body("items[0].balanceBefore", equalTo(65))
                .body("items[0].balanceAfter", equalTo(20))
                .body("items[0].lot.lineId", equalTo(lot));
        assertThat(Rows.all("SELECT actor, detail FROM audit WHERE client_id = ? AND action = 'lot.expire'", clientId))
                .singleElement()
                .hasToString("{actor=-, detail=lot " + lot + " of " + END + ", 45 min}");
    }

    @Test
    void an_end_that_only_informs_and_a_lot_that_is_used_up_write_nothing() {
        long clientId = aClient().create();
        bought(clientId, 60, END, false);
        bought(clientId, 10, END.minusDays(1), true);
        help(clientId, 10);

        atTheirEnd.settle(clientId, END.plusDays(50));

        assertThat(expiries(clientId)).isEmpty();
        assertThat(notices(clientId)).isEmpty();
    }

    @Test
    void an_undone_expiry_is_not_written_again_until_an_extension_gives_the_lot_another_end() {
        long clientId = aClient().create();
        int lot = bought(clientId, 60, END, true);
        atTheirEnd.settle(clientId, END.plusDays(1));
        given().header("Authorization", People.salesAdmin("LDA"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of("correctsLineId", lot, "reason", "Impayé"))
                .post("/api/v1/clients/" + clientId + "/corrections")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-correctable"));
        long expiry = Rows.number("SELECT id FROM ledger_line WHERE client_id = ? AND kind = 'EXPIRY'", clientId);

        correct(clientId, expiry);
        atTheirEnd.settle(clientId, END.plusDays(2));
        assertThat(expiries(clientId)).hasSize(1);
        extend(clientId, lot, END.plusDays(30));
        atTheirEnd.settle(clientId, END.plusDays(31));

        assertThat(expiries(clientId))
                .containsExactly(
                        "-60 of " + lot + " at " + END + " by 9999",
                        "0 of " + lot + " at " + END.plusDays(30) + " by LDA",
                        "-60 of " + lot + " at " + END.plusDays(30) + " by 9999");
        assertThat(Rows.number("SELECT balance_minutes FROM account WHERE client_id = ?", clientId))
                .isZero();
    }

    @Test
    void the_client_hears_of_an_end_30_and_7_days_ahead_once_each_and_again_after_an_extension() {
        long clientId = aClient()
                .with("email", "compta" + UUID.randomUUID() + "@ends.example")
                .create();
        int lot = bought(clientId, 60, END, true);

        for (int daysLeft : new int[] {31, 30, 30, 29, 8, 7, 7, 6, 0}) {
            atTheirEnd.settle(clientId, END.minusDays(daysLeft));
        }
        assertThat(notices(clientId)).containsExactly("60 at " + END + ", 30 days", "60 at " + END + ", 7 days");
        help(clientId, 15);
        var later = END.plusDays(60);
        extend(clientId, lot, later);
        AtOnce.all(3, i -> atTheirEnd.settle(clientId, later.minusDays(5)));

        assertThat(notices(clientId))
                .containsExactly(
                        "60 at " + END + ", 30 days", "60 at " + END + ", 7 days", "45 at " + later + ", 7 days");
    }

    @Test
    void who_stopped_credit_notes_hears_of_no_end() {
        long clientId = aClient().with("email", "compta@silent.example").create();
        bought(clientId, 60, END, true);
        var token = Rows.value("SELECT token FROM mail_preference WHERE client_id = ?", clientId);
        given().contentType(ContentType.URLENC)
                .body("List-Unsubscribe=One-Click")
                .post("/mail-preferences/" + token + "?kind=CREDIT_NOTE")
                .then()
                .statusCode(200);

        atTheirEnd.settle(clientId, END.minusDays(7));

        assertThat(Rows.all("SELECT status FROM mail WHERE client_id = ? AND kind = 'EXPIRY_NOTICE'", clientId))
                .singleElement()
                .hasToString("{status=SUPPRESSED}");
    }

    @Test
    void the_run_finds_who_is_due_and_the_mails_arrive() {
        var address = "compta" + UUID.randomUUID() + "@due.example";
        long clientId = aClient()
                .with("email", address)
                .wrote(
                        NewLine.purchase("9999", 45, null, TODAY.minusDays(9), new NewLine.Credit(false, true, null)),
                        Instant.now().minus(Duration.ofDays(90)))
                .wrote(
                        NewLine.purchase("9999", 20, null, TODAY.plusDays(3), new NewLine.Credit(true, true, null)),
                        Instant.now().minus(Duration.ofDays(80)))
                .create();

        assertThat(lotsOfTheDay.settle(TODAY)).isTrue();

        assertThat(expiries(clientId)).hasSize(1);
        assertThat(Rows.number("SELECT balance_minutes FROM account WHERE client_id = ?", clientId))
                .isEqualTo(20);
        Awaitility.await("the notice and the alert")
                .atMost(Duration.ofSeconds(30))
                .until(() -> arrived(address).size() == 2);
        assertThat(arrived(address))
                .anyMatch(subject -> subject.startsWith("Échéance : 20 minutes"))
                .contains("Alerte : il vous reste 20 minutes de crédit-temps");
    }

    private List<String> arrived(String address) {
        return Arrays.stream(mailServer.getReceivedMessages())
                .filter(message -> address.equals(to(message)))
                .map(LotsOfTheDayTest::subject)
                .toList();
    }

    private static String to(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int bought(long clientId, int minutes, LocalDate end, boolean binding) {
        return aPurchase()
                .of(minutes)
                .with("validUntil", end == null ? null : end.toString())
                .with("bindingValidity", binding)
                .boughtFor(clientId, People.salesAdmin("LDA"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void help(long clientId, int minutes) {
        anIntervention()
                .lasting(minutes)
                .recordedFor(clientId, People.technician("LDT"))
                .then()
                .statusCode(201);
    }

    private static void correct(long clientId, long lineId) {
        post("/api/v1/clients/" + clientId + "/corrections", Map.of("correctsLineId", lineId, "reason", "Geste"));
    }

    private static void extend(long clientId, int lot, LocalDate until) {
        post(
                "/api/v1/clients/" + clientId + "/lots/" + lot + "/extension",
                Map.of("validUntil", until.toString(), "reason", "Geste"));
    }

    private static void post(String address, Map<String, Object> body) {
        given().header("Authorization", People.salesAdmin("LDA"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .post(address)
                .then()
                .statusCode(201);
    }

    private static List<String> expiries(long clientId) {
        return Rows.all("""
                        SELECT delta_minutes || ' of ' || lot_line_id || ' at ' || lot_until || ' by ' || by_code AS line
                        FROM ledger_line WHERE client_id = ? AND kind = 'EXPIRY' ORDER BY seq
                        """, clientId).stream()
                .map(row -> (String) row.get("line"))
                .toList();
    }

    private static List<String> notices(long clientId) {
        return Rows.all("""
                        SELECT about_minutes || ' at ' || about_until || ', ' || about_days || ' days' AS notice
                        FROM mail WHERE client_id = ? AND kind = 'EXPIRY_NOTICE' ORDER BY id
                        """, clientId).stream()
                .map(row -> (String) row.get("notice"))
                .toList();
    }
}
