package fr.gestan.gsupport.server.mail.delivery;

import static fr.gestan.gsupport.server.mail.MailedLines.Intervention.asSpecified;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.mail.MailedLines;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class MailServerTroubleTest {

    private static final int MANY = 1000;

    @Inject
    MailedLines lines;

    @Inject
    DueMails dueMails;

    @Inject
    Clock clock;

    @ConfigProperty(name = "gsupport.smtp.port")
    int port;

    GreenMail mailServer;

    @Test
    void a_mail_waits_for_a_mail_server_that_is_away_and_arrives_once() {
        mailServer.stop();
        var mailed = lines.recap(asSpecified());
        var outcome = Outcome.of(mailed, lines);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> outcome.attempts() >= 2);
        assertThat(lines.status(mailed)).isEqualTo("QUEUED");
        assertThat(outcome.reason()).startsWith("Personne ne répond");

        mailServer.start();

        outcome.becomes("SENT");
        assertThat(outcome.reason()).isNull();
        assertThat(ReceivedMail.allTo(mailed.recipient(), mailServer)).hasSize(1);
    }

    @Test
    void a_recipient_that_the_mail_server_refuses_fails_at_once_and_holds_up_nobody() throws Exception {
        mailServer.stop();
        MailedLines.Mailed refused;
        MailedLines.Mailed other;
        try (var server = ScriptedMailServer.refusing(port, "RCPT", "550 5.1.1 no such mailbox")) {
            refused = lines.recap(asSpecified());
            Outcome.of(refused, lines).becomes("FAILED");
            server.refuseNothing();
            other = lines.recap(asSpecified());
            Outcome.of(other, lines).becomes("SENT");
        } finally {
            mailServer.start();
        }

        assertThat(Outcome.of(refused, lines).reason())
                .startsWith("Le serveur de messagerie refuse le destinataire :")
                .contains("550 5.1.1 no such mailbox");
        assertThat(Outcome.of(refused, lines).attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 4.2.0 greylisted",
        "MAIL, 550 5.7.1 sender not known here",
        "EHLO|HELO, 554 5.3.2 closed today"
    })
    void a_refusal_that_passes_is_no_failure(String commands, String answer) throws Exception {
        mailServer.stop();
        MailedLines.Mailed mailed;
        try (var server = ScriptedMailServer.refusing(port, commands, answer)) {
            mailed = lines.recap(asSpecified());
            var outcome = Outcome.of(mailed, lines);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> outcome.reason() != null);
            assertThat(lines.status(mailed)).isEqualTo("QUEUED");
        } finally {
            mailServer.start();
        }

        Outcome.of(mailed, lines).becomes("SENT");
    }

    @Test
    void a_mail_server_that_never_answers_holds_up_the_worker_not_at_all() throws Exception {
        mailServer.stop();
        MailedLines.Mailed stuck;
        MailedLines.Mailed other;
        try (var server = ScriptedMailServer.silent(port)) {
            stuck = lines.recap(asSpecified());
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> server.connections() == 1);
            server.answerFromNowOn();
            other = lines.recap(asSpecified());
            Outcome.of(other, lines).becomes("SENT");
            assertThat(lines.status(stuck)).isEqualTo("QUEUED");
        } finally {
            mailServer.start();
        }

        Outcome.of(stuck, lines).becomes("SENT");
    }

    @Test
    void what_the_client_does_not_want_is_not_sent() {
        var unwanted = lines.recap(asSpecified(), Map.of("recaps", false));
        var wanted = lines.recap(asSpecified());

        ReceivedMail.to(wanted.recipient(), mailServer);
        assertThat(lines.status(unwanted)).isEqualTo("SUPPRESSED");
        assertThat(ReceivedMail.allTo(unwanted.recipient(), mailServer)).isEmpty();
    }

    @Test
    void what_the_client_stopped_while_it_waited_is_not_sent() {
        mailServer.stop();
        var mailed = lines.recap(asSpecified());
        var outcome = Outcome.of(mailed, lines);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> outcome.reason() != null);
        lines.update("UPDATE mail_preference SET recaps = false WHERE client_id = ?", mailed.clientId());

        mailServer.start();

        outcome.becomes("SUPPRESSED");
        assertThat(ReceivedMail.allTo(mailed.recipient(), mailServer)).isEmpty();
    }

    @Test
    void a_mail_that_one_server_has_claimed_is_nobody_elses_until_the_lease_is_over() {
        var farAhead = Instant.parse("2090-01-01T00:00:00Z");
        var mailed = lines.recap(asSpecified());
        Outcome.of(mailed, lines).becomes("SENT");
        lines.update("""
                UPDATE mail SET status = 'QUEUED', sent_at = NULL, next_attempt_at = '2090-01-01T00:00Z' WHERE id = ?
                """, mailed.mailId());
        var leasedUntil = farAhead.plusSeconds(300);

        assertThat(dueMails.claim(10, MANY, farAhead, leasedUntil))
                .extracting(DueMail::id)
                .contains(mailed.mailId());
        assertThat(dueMails.claim(10, MANY, farAhead, leasedUntil)).isEmpty();
        assertThat(dueMails.claim(10, MANY, leasedUntil, leasedUntil.plusSeconds(300)))
                .extracting(DueMail::id)
                .contains(mailed.mailId());

        lines.update("UPDATE mail SET claimed_at = created_at WHERE id = ?", mailed.mailId());
        dueMails.sent(mailed.mailId(), clock.instant());
    }

    @Test
    void all_servers_together_take_no_more_than_the_limit_within_a_minute() {
        var then = Instant.parse("2095-01-01T00:00:00Z");
        var leasedUntil = then.plusSeconds(3600);
        var first = putOffUntil(then);
        var second = putOffUntil(then.plusSeconds(1));

        assertThat(dueMails.claim(10, 1, then.plusSeconds(2), leasedUntil))
                .extracting(DueMail::id)
                .containsExactly(first.mailId());
        assertThat(dueMails.claim(10, 1, then.plusSeconds(61), leasedUntil)).isEmpty();
        assertThat(dueMails.claim(10, 1, then.plusSeconds(63), leasedUntil))
                .extracting(DueMail::id)
                .containsExactly(second.mailId());

        for (var mailed : List.of(first, second)) {
            lines.update("UPDATE mail SET claimed_at = created_at WHERE id = ?", mailed.mailId());
            dueMails.sent(mailed.mailId(), clock.instant());
        }
    }

    private MailedLines.Mailed putOffUntil(Instant then) {
        var mailed = lines.recap(asSpecified());
        Outcome.of(mailed, lines).becomes("SENT");
        lines.update(
                "UPDATE mail SET status = 'QUEUED', sent_at = NULL, next_attempt_at = ?::timestamptz WHERE id = ?",
                then.toString(),
                mailed.mailId());
        return mailed;
    }
}
