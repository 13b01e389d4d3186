package fr.gestan.gsupport.server.mail.requests;

import static fr.gestan.gsupport.server.mail.MailedLines.Intervention.asSpecified;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.icegreen.greenmail.util.GreenMail;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.mail.MailedLines;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class MailsTest {

    @Inject
    MailedLines lines;

    GreenMail mailServer;

    @Test
    void a_mail_that_failed_is_listed_with_where_to_and_why() {
        var mailed = failed("550 5.1.1 no such mailbox");

        page("status=FAILED")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo((int) mailed.mailId()))
                .body("items[0].kind", equalTo("RECAP"))
                .body("items[0].clientId", equalTo((int) mailed.clientId()))
                .body("items[0].companyName", equalTo("ATELIERS DU MARAIS"))
                .body("items[0].lineId", equalTo((int) mailed.lineId()))
                .body("items[0].recipient", equalTo(mailed.recipient()))
                .body("items[0].lastError", equalTo("550 5.1.1 no such mailbox"))
                .body("items[0].attempts", equalTo(1))
                .body("items[0].createdAt", notNullValue())
                .body("items[0].sentAt", nullValue())
                .body("items[0].nextAttemptAt", nullValue())
                .body("items.status", everyItem(equalTo("FAILED")));
        page("status=SENT").then().body("items.id", not(hasItem((int) mailed.mailId())));
        page("").then().body("items.id", hasItem((int) mailed.mailId()));
    }

    @Test
    void one_that_failed_is_tried_again_at_once_and_arrives() {
        var mailed = failed("550 5.1.1 no such mailbox");

        retry(mailed.mailId()).then().statusCode(202).body("attempts", equalTo(0));

        awaitSent(mailed);
        assertThat(Arrived.at(mailed.recipient(), mailServer)).hasSize(1);
        assertThat(Rows.all(
                        "SELECT actor, detail FROM audit WHERE action = 'mail.retry' AND client_id = ?",
                        mailed.clientId()))
                .containsExactly(Map.of("actor", "person:RQM", "detail", "was FAILED"));
    }

    @Test
    void it_goes_to_the_address_that_was_put_right_meanwhile() {
        var mailed = failed("550 5.1.1 no such mailbox");
        var right = "right-" + mailed.recipient();
        lines.update("UPDATE client SET email = ? WHERE id = ?", right, mailed.clientId());

        retry(mailed.mailId()).then().body("recipient", equalTo(right));

        awaitSent(mailed);
        assertThat(Arrived.at(right, mailServer)).hasSize(1);
        assertThat(Arrived.at(mailed.recipient(), mailServer)).isEmpty();
    }

    @Test
    void one_that_waits_for_its_next_attempt_goes_ahead_of_its_time() {
        var mailed = settled("""
                UPDATE mail SET status = 'QUEUED', sent_at = NULL, attempts = 3, last_error = 'away',
                    next_attempt_at = now() + interval '1 hour', claimed_at = now() - interval '10 minutes'
                WHERE id = ?
                """);

        retry(mailed.mailId()).then().statusCode(202).body("status", equalTo("QUEUED"));

        assertThat(Arrived.await(2, mailed.recipient(), mailServer)).hasSize(2);
        awaitSent(mailed);
    }

    @Test
    void one_that_may_be_on_its_way_is_not_sent_a_second_time() {
        var mailed = settled("""
                UPDATE mail SET status = 'QUEUED', sent_at = NULL, attempts = 1,
                    next_attempt_at = now() + interval '4 minutes', claimed_at = now() - interval '1 minute'
                WHERE id = ?
                """);
        var next = Rows.value("SELECT next_attempt_at FROM mail WHERE id = ?", mailed.mailId());

        retry(mailed.mailId()).then().statusCode(202).body("status", equalTo("QUEUED"));

        assertThat(Rows.value("SELECT next_attempt_at FROM mail WHERE id = ?", mailed.mailId()))
                .isEqualTo(next);
    }

    @Test
    void what_was_sent_or_is_not_to_be_sent_stays_as_it_is() {
        var sent = settled("UPDATE mail SET attempts = 1 WHERE id = ?");
        var suppressed = lines.recap(asSpecified(), Map.of("recaps", false));

        for (var mailed : List.of(sent, suppressed)) {
            var status = lines.status(mailed);
            retry(mailed.mailId()).then().statusCode(409).body("type", endsWith("/problems/not-retryable"));
            assertThat(lines.status(mailed)).isEqualTo(status);
        }
        retry(999_999_999).then().statusCode(404);
    }

    @Test
    void pages_leave_no_gap_and_repeat_nothing() {
        for (int i = 0; i < 3; i++) {
            failed("no");
        }
        List<Integer> all = page("status=FAILED&limit=200").path("items.id");

        var seen = new ArrayList<Integer>();
        String next = null;
        do {
            var answer = page("status=FAILED&limit=2" + (next == null ? "" : "&after=" + next));
            seen.addAll(answer.path("items.id"));
            next = answer.path("next");
        } while (next != null);

        assertThat(seen).isEqualTo(all).hasSizeGreaterThan(2).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=LOST", "status=", "limit=0", "limit=201", "after=garbage"})
    void what_is_wrong_is_named(String query) {
        page(query).then().statusCode(400).body("violations.field", hasItem(query.substring(0, query.indexOf('='))));
    }

    private MailedLines.Mailed failed(String lastError) {
        var mailed = lines.recap(asSpecified(), Map.of("recaps", false));
        // Suppressed first, so that the worker leaves it alone.
        lines.update(
                "UPDATE mail SET status = 'FAILED', attempts = 1, last_error = ? WHERE id = ?",
                lastError,
                mailed.mailId());
        lines.update("UPDATE mail_preference SET recaps = true WHERE client_id = ?", mailed.clientId());
        return mailed;
    }

    /** One that was sent, and is then as the statement says. */
    private MailedLines.Mailed settled(String statement) {
        var mailed = lines.recap(asSpecified());
        awaitSent(mailed);
        lines.update(statement, mailed.mailId());
        return mailed;
    }

    private void awaitSent(MailedLines.Mailed mailed) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> lines.status(mailed).equals("SENT"));
    }

    private static Response page(String query) {
        return given().header("Authorization", People.manager("RQM"))
                .get(query.isEmpty() ? "/api/v1/mails" : "/api/v1/mails?" + query);
    }

    private static Response retry(long mailId) {
        return given().header("Authorization", People.manager("RQM")).post("/api/v1/mails/" + mailId + "/retry");
    }
}
