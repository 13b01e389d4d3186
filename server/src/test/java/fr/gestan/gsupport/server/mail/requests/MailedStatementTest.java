package fr.gestan.gsupport.server.mail.requests;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.icegreen.greenmail.util.GreenMail;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class MailedStatementTest {

    GreenMail mailServer;

    @Test
    void the_client_gets_the_document_in_their_language_though_they_want_no_recaps() throws Exception {
        var address = UUID.randomUUID() + "@releve.example";
        long clientId = withHistory(address, "en");
        People.execute("UPDATE mail_preference SET recaps = false WHERE client_id = ?", clientId);

        mail(clientId, null, Map.of("from", "2021-01-01", "to", "2021-01-31"))
                .then()
                .statusCode(202)
                .body("mail.status", equalTo("QUEUED"));

        var arrived = Arrived.await(1, address, mailServer).get(0);
        assertThat(arrived.getSubject()).isEqualTo("Your statement of support time");
        assertThat(arrived.getHeader("List-Unsubscribe")).isNull();
        assertThat(Arrived.text(arrived)).contains("from 1 January 2021 to 31 January 2021", "Relevés & Fils");
        assertThat(Arrived.html(arrived)).contains("Relevés &amp; Fils");
        var file = attachment(arrived);
        assertThat(file.getFileName()).isEqualTo("gsupport-" + clientId + "-2021-01-31.pdf");
        try (var pdf = Loader.loadPDF(file.getInputStream().readAllBytes())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Statement of support time", "Relevés & Fils", "Closing balance 90 min");
        }
    }

    @Test
    void it_is_listed_among_the_mails_and_hides_no_recap_of_the_line() {
        long clientId = withHistory(UUID.randomUUID() + "@releve.example", "fr");
        int mailId = mail(clientId, null, Map.of("to", "2021-01-31")).path("mail.id");

        given().header("Authorization", People.manager("MSM"))
                .get("/api/v1/mails")
                .then()
                .body("items.find { it.id == " + mailId + " }.kind", equalTo("STATEMENT"))
                .body("items.find { it.id == " + mailId + " }.requestedBy", equalTo("ADC"));
        given().header("Authorization", People.manager("MSM"))
                .get("/api/v1/clients/" + clientId + "/history")
                .then()
                .body("items[0].mail", nullValue());
        assertThat(Rows.value("SELECT actor FROM audit WHERE action = 'statement.mail' AND client_id = ?", clientId))
                .isEqualTo("person:ADC");
    }

    @Test
    void the_same_key_sends_one() {
        long clientId = withHistory(UUID.randomUUID() + "@releve.example", "fr");
        var key = UUID.randomUUID().toString();

        int first = mail(clientId, key, Map.of("to", "2021-01-31")).path("mail.id");
        mail(clientId, key, Map.of("to", "2021-01-31")).then().statusCode(202).body("mail.id", equalTo(first));

        assertThat(Rows.number("SELECT count(*) FROM mail WHERE client_id = ?", clientId))
                .isEqualTo(1);
    }

    @Test
    void without_an_address_it_is_not_sent_and_says_so() {
        long clientId = withHistory(null, "fr");

        mail(clientId, null, Map.of())
                .then()
                .statusCode(202)
                .body("mail.status", equalTo("SUPPRESSED"))
                .body("mail.suppressedBecause", equalTo("NO_ADDRESS"));
    }

    @Test
    void what_can_not_be_is_refused() {
        long clientId = withHistory("x@releve.example", "fr");

        mail(clientId, null, Map.of("from", "2021-02-01", "to", "2021-01-01"))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("to"));
        mail(aClient().create(), null, Map.of()).then().statusCode(409).body("type", equalTo("/problems/conflict"));
        mail(999_999_999L, null, Map.of()).then().statusCode(404);
    }

    private static Part attachment(MimeMessage message) throws Exception {
        var parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        var file = parts.getBodyPart(1);
        assertThat(file.getDisposition()).isEqualTo(Part.ATTACHMENT);
        assertThat(file.isMimeType("application/pdf")).isTrue();
        return file;
    }

    private static long withHistory(String email, String language) {
        return aClient()
                .named("Relevés & Fils")
                .with("email", email)
                .with("language", language)
                .thatBought(100, Instant.parse("2021-01-04T09:00:00Z"), null)
                .helped(Billing.NORMAL, 10, Instant.parse("2021-01-05T09:00:00Z"))
                .create();
    }

    private static Response mail(long clientId, String key, Map<String, String> period) {
        var request = given().header("Authorization", GivenClient.salesAdmin())
                .contentType(ContentType.JSON)
                .body(period);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post("/api/v1/clients/" + clientId + "/statement/mail");
    }
}
