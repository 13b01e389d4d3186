package fr.gestan.gsupport.server.mail.requests;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.icegreen.greenmail.util.GreenMail;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.credits.APurchase;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
@TestProfile(BugReportsTest.WithDevelopers.class)
class BugReportsTest {

    private static final String DEVELOPERS = "developers@gestan.example";
    private static final Map<String, String> REPORT =
            Map.of("title", "Total faux", "description", "La facture ajoute la TVA\ndeux fois. <b>Gênant</b>");

    public static final class WithDevelopers implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gsupport.mail.bug-reports-to", DEVELOPERS);
        }
    }

    GreenMail mailServer;

    private long clientId;
    private int line;

    @BeforeEach
    void an_intervention_of_a_client_who_wants_no_mails() {
        clientId =
                aClient().named("Toiture " + UUID.randomUUID()).withCredit(60).create();
        People.execute("UPDATE mail_preference SET recaps = false, credit_notes = false WHERE client_id = ?", clientId);
        line = anIntervention().recordedFor(clientId, technician()).path("id");
    }

    @Test
    void the_developers_get_all_there_is_to_know_and_the_line_shows_it() throws Exception {
        report(line, null, Map.of("title", "Total faux", "description", "TVA\ndeux fois", "gestanVersion", "12.3.4"))
                .then()
                .statusCode(201)
                .body("mail.status", equalTo("QUEUED"));

        var arrived = Arrived.await(DEVELOPERS, "intervention " + line, mailServer);
        assertThat(arrived.getSubject()).contains("Total faux");
        assertThat(Arrived.text(arrived))
                .contains(String.valueOf(clientId), "12.3.4", "Technician BRT", "TVA", "deux fois");
        assertThat(arrived.getHeader("List-Unsubscribe")).isNull();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> history().then().body("items[0].bugReport.status", equalTo("SENT")));
        history().then().body("items[0].mail.status", equalTo("SUPPRESSED"));
        assertThat(Rows.all("SELECT actor, target FROM audit WHERE action = 'bug.report' AND client_id = ?", clientId))
                .containsExactly(Map.of("actor", "person:BRT", "target", "line " + line));
    }

    @Test
    void what_was_typed_is_text_and_nothing_else() {
        report(line, null, REPORT).then().statusCode(201);

        var arrived = Arrived.await(DEVELOPERS, "intervention " + line, mailServer);
        assertThat(Arrived.html(arrived)).contains("&lt;b&gt;").doesNotContain("<b>Gênant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Total\r\nBcc: someone@else.example\r\n\r\nfin",
                "</td></table><script>alert(1)</script><img src=x onerror=alert(1)> {bug.title} &lt;b&gt;",
                "=?UTF-8?Q?caf=C3=A9?= =\n.\n..\nQUIT\n=3D=0D=0A=",
                "שלום \u202Egpj.exe 👩‍👩‍👧‍👦 e\u0301 😊"
            })
    void whatever_is_typed_adds_neither_header_nor_tag(String typed) throws Exception {
        report(line, null, Map.of("title", "Total faux", "description", "deux fois", "gestanVersion", "12"));
        var harmless = Arrived.await(DEVELOPERS, "intervention " + line, mailServer);
        int another = anIntervention().recordedFor(clientId, technician()).path("id");

        report(another, null, Map.of("title", typed, "description", typed.repeat(20), "gestanVersion", "12"))
                .then()
                .statusCode(201);

        var arrived = Arrived.await(DEVELOPERS, "intervention " + another, mailServer);
        assertThat(headers(arrived)).isEqualTo(headers(harmless));
        assertThat(arrived.getAllRecipients()).isEqualTo(harmless.getAllRecipients());
        assertThat(tags(arrived)).isEqualTo(tags(harmless));
    }

    private static List<String> headers(MimeMessage mail) throws MessagingException {
        return Collections.list(mail.getAllHeaders()).stream()
                .map(Header::getName)
                .sorted()
                .toList();
    }

    private static List<String> tags(MimeMessage mail) throws Exception {
        return Pattern.compile("<(/?[a-z0-9]+)", Pattern.CASE_INSENSITIVE)
                .matcher(Arrived.html(mail))
                .results()
                .map(tag -> tag.group(1))
                .filter(tag -> !tag.equals("br"))
                .toList();
    }

    @Test
    void the_same_key_tells_them_once() {
        var key = UUID.randomUUID().toString();

        int first = report(line, key, REPORT).path("mail.id");
        report(line, key, REPORT)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("mail.id", equalTo(first));

        assertThat(Rows.number("SELECT count(*) FROM mail WHERE kind = 'BUG_REPORT' AND line_id = ?", (long) line))
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({"title", "description"})
    void what_is_missing_is_named(String field) {
        var incomplete = new HashMap<>(REPORT);
        incomplete.put(field, "  ");

        report(line, null, incomplete).then().statusCode(400).body("violations.field", hasItem(field));
    }

    @Test
    void a_purchase_has_no_bugs_and_sales_reports_none() {
        int purchase = APurchase.aPurchase()
                .boughtFor(clientId, GivenClient.salesAdmin())
                .path("id");

        report(purchase, null, REPORT).then().statusCode(404);
        given().header("Authorization", GivenClient.salesAdmin())
                .contentType(ContentType.JSON)
                .body(REPORT)
                .post("/api/v1/interventions/" + line + "/bug-report")
                .then()
                .statusCode(403);
        history().then().body("items[0].bugReport", nullValue());
    }

    @Test
    void a_control_character_is_refused() {
        report(line, null, Map.of("title", "a\u0007b", "description", "x"))
                .then()
                .statusCode(400)
                .body("type", endsWith("/problems/invalid-request"));
    }

    private static String technician() {
        return People.technician("BRT");
    }

    private static Response report(long lineId, String key, Map<String, String> body) {
        var request = given().header("Authorization", technician())
                .contentType(ContentType.JSON)
                .body(body);
        return (key == null ? request : request.header("Idempotency-Key", key))
                .post("/api/v1/interventions/" + lineId + "/bug-report");
    }

    private Response history() {
        return given().header("Authorization", technician()).get("/api/v1/clients/" + clientId + "/history");
    }
}
