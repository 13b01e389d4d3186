package fr.gestan.gsupport.server.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.database.DatabaseAccess;
import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.process.DatabaseLine;
import fr.gestan.gsupport.server.process.PackagedServer;
import fr.gestan.gsupport.server.process.Sender;
import fr.gestan.gsupport.server.process.Sender.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** api.md, "Conventions": in parallel, on whichever node, after a restart. */
class OncePerKeyAcrossServersIT {

    private static final Logger LOG = Logger.getLogger(OncePerKeyAcrossServersIT.class);

    private static final String PURCHASE = "{\"minutes\":60,\"reference\":\"4711\"}";
    private static final int PATIENCE_SECONDS = 30;

    private static Path directory;
    private static EmbeddedPostgres postgres;
    private static PackagedServer one;
    private static PackagedServer other;
    private static Sender sender;

    @BeforeAll
    static void start() throws IOException {
        var data = Files.createDirectories(Path.of("target", "test-data"));
        directory = Files.createTempDirectory(data.toAbsolutePath(), "servers-");
        postgres = EmbeddedPostgres.start(directory);
        one = PackagedServer.on(postgres.access(), directory.resolve("one"));
        other = PackagedServer.on(postgres.access(), directory.resolve("other"));
        sender = Sender.loggedInAt(postgres.access());
    }

    @AfterAll
    static void stop() {
        for (var running : new AutoCloseable[] {one, other, postgres}) {
            close(running);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            credits       | {"minutes":60,"reference":"4711"}
            interventions | {"summary":"Sauvegardes","billing":"NORMAL","durationMinutes":20}
            corrections   | {"correctsLineId":LINE,"reason":"Doublon"}
            """)
    void what_is_sent_to_two_servers_at_once_and_again_is_done_by_one_of_them(String what, String body) {
        long clientId = sender.clients(1).get(0);
        var bought = sender.post(one.uri(), clientId + "/credits", aKey(), PURCHASE);
        var lineId = bought.json().path("id").asText();
        var key = aKey();

        var answers = AtOnce.all(8, i -> post(i % 2 == 0 ? one : other, clientId, what, key, body, lineId));
        var late =
                List.of(post(one, clientId, what, key, body, lineId), post(other, clientId, what, key, body, lineId));

        assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        var first = answers.get(0).body();
        assertThat(answers).extracting(Answer::body).containsOnly(first);
        assertThat(late).containsOnly(new Answer(201, first, true));
        assertThat(number("SELECT count(*) FROM ledger_line WHERE client_id = ?", clientId))
                .isEqualTo(2);
        LOG.infof("The same of %s sent to 2 servers, 8 times at once and twice later: 1 line, 10 equal answers", what);
    }

    @Test
    void a_key_that_one_server_used_is_refused_to_another_request_by_the_other() {
        long clientId = sender.clients(1).get(0);
        var key = aKey();
        sender.post(one.uri(), clientId + "/credits", key, PURCHASE);

        var answer = sender.post(other.uri(), clientId + "/credits", key, "{\"minutes\":61,\"reference\":\"4711\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void a_server_killed_between_commit_and_answer_has_done_what_it_never_answered() throws Exception {
        long clientId = sender.clients(1).get(0);
        var key = aKey();
        try (var line = DatabaseLine.to(postgres.access().url())) {
            var killed = PackagedServer.on(through(line), directory.resolve("killed"));
            line.silenceOnce(() -> number("SELECT count(*) FROM ledger_line WHERE client_id = ?", clientId) > 0);
            var neverAnswered = CompletableFuture.supplyAsync(
                    () -> sender.post(killed.uri(), clientId + "/credits", key, PURCHASE));
            assertThat(line.isSilentWithin(PATIENCE_SECONDS)).isTrue();
            assertThat(neverAnswered).isNotDone();

            killed.kill();

            assertThat(neverAnswered)
                    .failsWithin(Duration.ofSeconds(PATIENCE_SECONDS))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(UncheckedIOException.class);
        }
        var elsewhere = sender.post(other.uri(), clientId + "/credits", key, PURCHASE);
        try (var restarted = PackagedServer.on(postgres.access(), directory.resolve("killed"))) {
            var afterTheCrash = sender.post(restarted.uri(), clientId + "/credits", key, PURCHASE);

            assertThat(elsewhere.status()).isEqualTo(201);
            assertThat(elsewhere.replayed()).isTrue();
            assertThat(elsewhere.json().path("balanceAfter").intValue()).isEqualTo(60);
            assertThat(afterTheCrash).isEqualTo(elsewhere);
        }
        assertThat(number("SELECT count(*) FROM ledger_line WHERE client_id = ?", clientId))
                .isEqualTo(1);
        assertThat(number("SELECT count(*) FROM mail WHERE client_id = ?", clientId))
                .isEqualTo(1);
        LOG.info("Killed between commit and answer: 1 line, the retry answered what was stored, here and elsewhere");
    }

    private static DatabaseAccess through(DatabaseLine line) {
        var access = postgres.access();
        return new DatabaseAccess(
                line.jdbcUrl(),
                access.serverUser(),
                access.serverPassword(),
                access.ownerUser(),
                access.ownerPassword());
    }

    private static Answer post(
            PackagedServer server, long clientId, String what, String key, String body, String lineId) {
        return sender.post(server.uri(), clientId + "/" + what, key, body.replace("LINE", lineId));
    }

    private static String aKey() {
        return UUID.randomUUID().toString();
    }

    private static long number(String sql, long clientId) {
        var access = postgres.access();
        try (var connection = DriverManager.getConnection(access.url(), access.serverUser(), access.serverPassword());
                var select = connection.prepareStatement(sql)) {
            select.setLong(1, clientId);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(AutoCloseable running) {
        try {
            if (running != null) {
                running.close();
            }
        } catch (Exception e) {
            throw new AssertionError("It could not be stopped", e);
        }
    }
}
