package fr.gestan.gsupport.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.database.FreePort;
import fr.gestan.gsupport.server.mail.TroubledMailServer;
import fr.gestan.gsupport.server.mail.TroubledMailServer.Received;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each mail once, with the figures of its line, whatever happens to servers and mail servers. */
@Tag("long")
class MailsOnceIT {

    private static final Logger LOG = Logger.getLogger(MailsOnceIT.class);

    private static final int CLIENTS = 50;
    private static final int KILLS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final int smtpPort = FreePort.onTheLoopback();
    private final ServerSetup setup = mailing(ServerSetup.in(newDirectory("mails-")));

    MailsOnceIT() throws IOException {}

    /** An intervention that was answered as recorded. */
    private record Recorded(String key, int balanceAfter) {}

    @Test
    void five_hundred_recorded_while_the_mail_server_is_away_are_mailed_once_it_is_back() throws Exception {
        try (var server = setup.start().awaitReady()) {
            var recorded = record(server.uri(), EmbeddedPostgres.running(setup.dataDirectory()), 500);
            try (var mailServer = TroubledMailServer.on(smtpPort)) {
                awaitMails(mailServer, recorded.size());
                awaitStatus(EmbeddedPostgres.running(setup.dataDirectory()), recorded.size());

                var mails = mailServer.received();
                assertThat(mails).as("none is sent twice").hasSize(recorded.size());
                assertTells(mails, recorded);
            }
        }
    }

    @Test
    void two_servers_on_one_database_mail_each_once() throws Exception {
        try (var first = setup.start().awaitReady()) {
            var database = EmbeddedPostgres.running(setup.dataDirectory());
            var recorded = record(first.uri(), database, 200);
            try (var second = mailing(ServerSetup.in(newDirectory("mails-second-"))
                                    .with(database))
                            .start()
                            .awaitReady();
                    var mailServer = TroubledMailServer.on(smtpPort)) {
                recorded.addAll(record(second.uri(), database, 200));
                awaitMails(mailServer, recorded.size());
                awaitStatus(database, recorded.size());

                assertThat(mailServer.received()).as("none is sent twice").hasSize(recorded.size());
                assertTells(mailServer.received(), recorded);
            }
        }
    }

    @Test
    @Tag("soak")
    void a_server_that_is_killed_twenty_times_while_it_sends_a_thousand_loses_none() throws Exception {
        var random = new Random(1);
        var server = setup.start().awaitReady();
        try {
            var database = EmbeddedPostgres.running(setup.dataDirectory());
            var recorded = record(server.uri(), database, 1000);
            try (var mailServer = TroubledMailServer.on(smtpPort)) {
                for (int kill = 0; kill < KILLS; kill++) {
                    int enough = Math.min(900, mailServer.received().size() + 10 + random.nextInt(50));
                    await("mails go on")
                            .atMost(PATIENCE)
                            .until(() -> mailServer.received().size() >= enough);
                    server.kill();
                    server = setup.start().awaitReady();
                }
                awaitMails(mailServer, recorded.size());
                awaitStatus(EmbeddedPostgres.running(setup.dataDirectory()), recorded.size());

                var copies = mailServer.received().stream()
                        .collect(Collectors.groupingBy(Received::messageId, Collectors.counting()));
                long lost = recorded.size() - copies.size();
                LOG.infof(
                        "Killed the server %d times: %d mails sent, %d lost, %d sent twice, %d more often",
                        KILLS,
                        copies.size(),
                        lost,
                        copies.values().stream().filter(count -> count == 2).count(),
                        copies.values().stream().filter(count -> count > 2).count());
                assertThat(lost).isZero();
                assertTells(mailServer.received(), recorded);
            }
        } finally {
            server.close();
        }
    }

    private ServerSetup mailing(ServerSetup server) {
        return server.with("GSUPPORT_SMTP_HOST", "127.0.0.1")
                .with("GSUPPORT_SMTP_PORT", String.valueOf(smtpPort))
                .with("GSUPPORT_SMTP_DEADLINE", "5s")
                .with("GSUPPORT_MAIL_PER_MINUTE", "100000")
                .with("GSUPPORT_MAIL_RETRY_FIRST_PAUSE", "1s")
                .with("GSUPPORT_MAIL_RETRY_LONGEST_PAUSE", "6s");
    }

    private static List<Recorded> record(URI server, DatabaseAccess database, int count) {
        var sender = Sender.loggedInAt(database);
        var clients = sender.clients(CLIENTS);
        var recorded = new ArrayList<Recorded>();
        for (int i = 0; i < count; i++) {
            var key = "mail-" + clients.get(0) + "-" + i + ".";
            var answer = sender.post(
                    server,
                    clients.get(i % CLIENTS) + "/interventions",
                    key,
                    "{\"summary\":\"" + key + "\",\"billing\":\"NORMAL\",\"durationMinutes\":1}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            recorded.add(new Recorded(key, answer.json().get("balanceAfter").asInt()));
        }
        return recorded;
    }

    private static void awaitMails(TroubledMailServer mailServer, int count) {
        await(count + " mails")
                .atMost(PATIENCE)
                .until(() -> mailServer.received().stream()
                                .map(Received::messageId)
                                .distinct()
                                .count()
                        >= count);
    }

    private static void awaitStatus(DatabaseAccess database, int sent) {
        await("all are marked as sent").atMost(PATIENCE).until(() -> count(database) >= sent);
    }

    private static long count(DatabaseAccess database) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(database.url(), database.serverUser(), database.serverPassword());
                var select = connection.createStatement();
                var row = select.executeQuery("SELECT count(*) FROM mail WHERE status = 'SENT'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Every line in a mail of its own, with its own balance; a client's in the order in which they were recorded. */
    private static void assertTells(List<Received> mails, List<Recorded> recorded) throws Exception {
        Map<String, String> texts = new LinkedHashMap<>();
        for (var mail : mails) {
            var text = text(mail);
            texts.putIfAbsent(text.replaceAll("(?s).*(mail-\\d+-\\d+\\.).*", "$1"), text);
        }
        assertThat(texts).hasSameSizeAs(recorded);
        assertThat(texts.keySet().stream()
                        .collect(Collectors.groupingBy(MailsOnceIT::client))
                        .values())
                .allSatisfy(ofOneClient ->
                        assertThat(ofOneClient).isSortedAccordingTo(Comparator.comparingInt(MailsOnceIT::number)));
        for (var each : recorded) {
            assertThat(texts.get(each.key()))
                    .matches("(?s).*Solde de crédit-temps : " + each.balanceAfter() + " minutes?\\..*");
        }
    }

    private static int number(String key) {
        return Integer.parseInt(key.replaceAll(".*-(\\d+)\\.", "$1"));
    }

    private static String client(String key) {
        return key.replaceAll("-\\d+\\.", "-") + number(key) % CLIENTS;
    }

    private static String text(Received mail) throws Exception {
        var message =
                new MimeMessage(null, new ByteArrayInputStream(mail.content().getBytes(StandardCharsets.UTF_8)));
        return (String) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
    }

    private static Path newDirectory(String name) throws IOException {
        var data = Files.createDirectories(Path.of("target", "test-data"));
        return Files.createTempDirectory(data.toAbsolutePath(), name);
    }
}
