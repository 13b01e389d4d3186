package fr.gestan.gsupport.server.mail.delivery;

import static fr.gestan.gsupport.server.mail.MailedLines.Intervention.asSpecified;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.mail.MailedLines;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class MailQueueTest {

    private static final String MAIL = "checks.find { it.name == 'mail' }.";

    @Inject
    MailedLines lines;

    @Inject
    MailQueue queue;

    private MailedLines.Mailed mailed;

    @BeforeEach
    void a_mail_that_was_sent() {
        mailed = lines.recap(asSpecified());
        Outcome.of(mailed, lines).becomes("SENT");
    }

    @AfterEach
    void is_sent_again() {
        lines.update("UPDATE mail SET status = 'SENT', sent_at = now() WHERE id = ?", mailed.mailId());
    }

    @Test
    void warns_once_the_oldest_mail_waits_for_longer_than_a_quarter_of_an_hour() {
        waitsSince("14 minutes");
        get("/q/health/well").then().body(MAIL + "status", equalTo("UP")).body(MAIL + "data.queued", equalTo(1));

        waitsSince("16 minutes");
        get("/q/health/well")
                .then()
                .statusCode(503)
                .body(MAIL + "status", equalTo("DOWN"))
                .body(MAIL + "data.oldestQueuedSeconds", greaterThanOrEqualTo(16 * 60));
        get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void tells_how_many_wait_and_how_long_and_what_became_of_the_others() {
        waitsSince("20 minutes");

        get("/q/metrics")
                .then()
                .body(containsString("gsupport_mails_queued 1.0"))
                .body(containsString("gsupport_mails_oldest_queued_seconds 12"))
                .body(containsString("gsupport_mails_failed_total"));
        assertThat(get("/q/metrics").asString()).containsPattern("gsupport_mails_sent_total [1-9]");
    }

    private void waitsSince(String ago) {
        lines.update("""
                UPDATE mail SET status = 'QUEUED', sent_at = NULL, next_attempt_at = now() + interval '1 day',
                    tried_since = now() - ?::interval
                WHERE id = ?
                """, ago, mailed.mailId());
        queue.look();
    }
}
