package fr.gestan.gsupport.server.mail.delivery;

import static fr.gestan.gsupport.server.mail.MailedLines.Intervention.asSpecified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.mail.MailedLines;
import fr.gestan.gsupport.server.mail.MailedLines.Mailed;
import fr.gestan.gsupport.server.mail.TestMailServer;
import fr.gestan.gsupport.server.mail.TroubledMailServer;
import fr.gestan.gsupport.server.mail.TroubledMailServer.Received;
import fr.gestan.gsupport.server.mail.TroubledMailServer.Trouble;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Trouble with one mail: no other mail waits for it, it is not lost, and it goes out twice at most, under one Message-ID. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class MailTroubleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    MailedLines lines;

    @ConfigProperty(name = "gsupport.smtp.port")
    int port;

    GreenMail otherServer;

    private TroubledMailServer server;
    private Mailed troubled;

    @BeforeEach
    void the_server_stays_away_until_the_mail_is_there_that_it_makes_trouble_for() {
        otherServer.stop();
        troubled = lines.recap(asSpecified());
    }

    @AfterEach
    void give_the_port_back() {
        if (server != null) {
            server.close();
        }
        otherServer.start();
    }

    private void startWith(Trouble trouble) throws Exception {
        server = TroubledMailServer.on(port);
        server.makeTrouble(troubled.recipient(), trouble);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"REFUSES_THE_RECIPIENT", "REFUSES_THE_CONTENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void what_passes_is_tried_again(Trouble trouble) throws Exception {
        startWith(trouble);
        var others = others();

        becomes(troubled, "SENT");
        others.forEach(other -> becomes(other, "SENT"));

        others.forEach(other -> assertThat(server.received(other.recipient())).hasSize(1));
        assertThat(server.received(troubled.recipient())).hasSizeBetween(1, 2);
        assertThat(server.received(troubled.recipient()).stream()
                        .map(Received::messageId)
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"HANGS_AT_THE_RECIPIENT", "HANGS_AFTER_DATA", "DRIPS"})
    void nobody_waits_for_a_conversation_without_end(Trouble trouble) throws Exception {
        startWith(trouble);
        var others = others();

        others.forEach(other -> becomes(other, "SENT"));

        assertThat(others)
                .flatExtracting(other -> server.received(other.recipient()))
                .extracting(Received::othersInTrouble)
                .contains(Set.of(troubled.recipient()));
        becomes(troubled, "SENT");
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSES_THE_RECIPIENT, Le serveur de messagerie refuse le destinataire : 550 5.1.1 nobody of that name",
        "REFUSES_THE_CONTENT, Le serveur de messagerie refuse le message : 552 5.3.4 too much"
    })
    void a_refusal_for_good_fails_at_once_with_the_servers_words(Trouble trouble, String words) throws Exception {
        startWith(trouble);
        var others = others();

        becomes(troubled, "FAILED");
        others.forEach(other -> becomes(other, "SENT"));

        assertThat(Outcome.of(troubled, lines).reason()).isEqualTo(words);
        assertThat(server.received(troubled.recipient())).isEmpty();
    }

    @Test
    void a_later_mail_of_the_same_client_waits_for_the_earlier_one() throws Exception {
        startWith(Trouble.PUTS_OFF_THE_CONTENT);
        lines.update("""
                INSERT INTO mail (kind, client_id, line_id, recipient, status, created_at, next_attempt_at, requested_by)
                SELECT kind, client_id, line_id, recipient, 'QUEUED', created_at, now() - interval '1 hour', ?
                FROM mail WHERE id = ?
                """, MailedLines.TECHNICIAN, troubled.mailId());

        await().atMost(PATIENCE)
                .until(() -> server.received(troubled.recipient()).size() == 2);

        assertThat(server.received(troubled.recipient()).get(0).messageId()).contains(idOf(troubled));
    }

    @Test
    void who_was_tried_for_two_days_has_failed_with_the_last_words() {
        lines.update("UPDATE mail SET tried_since = now() - interval '49 hours' WHERE id = ?", troubled.mailId());

        becomes(troubled, "FAILED");

        assertThat(Outcome.of(troubled, lines).reason())
                .isEqualTo("Personne ne répond à l'adresse 127.0.0.1:" + port + ".");
    }

    private List<Mailed> others() {
        return Stream.generate(() -> lines.recap(asSpecified())).limit(4).toList();
    }

    private void becomes(Mailed mail, String status) {
        await("mail " + mail.mailId() + " is " + status)
                .atMost(PATIENCE)
                .until(() -> status.equals(lines.status(mail)));
    }

    private String idOf(Mailed mail) {
        return lines.value("SELECT message_id FROM mail WHERE id = ?", mail.mailId())
                .toString();
    }
}
