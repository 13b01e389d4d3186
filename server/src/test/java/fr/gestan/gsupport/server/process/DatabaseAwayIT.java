package fr.gestan.gsupport.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.gestan.gsupport.server.process.BusyDesk.Reply;
import fr.gestan.gsupport.server.process.Sender.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An external database goes away for half a minute under load, by a crash or by hanging, and comes back. */
@Tag("long")
class DatabaseAwayIT {

    private static final Logger LOG = Logger.getLogger(DatabaseAwayIT.class);

    private static final Duration AWAY = Duration.ofSeconds(30);
    private static final Duration BUSY_BEFORE = Duration.ofSeconds(5);

    /** About five seconds, with room for a machine that does other things as well. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(8);

    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(20);
    private static final int CONNECTIONS = 16;
    private static final int CLIENTS = 50;
    private static final int MOST_LINES_LOGGED = 100;

    @FunctionalInterface
    private interface Step {
        void take() throws Exception;
    }

    @Test
    void a_database_that_crashes_is_away_for_half_a_minute_and_nothing_else() throws Exception {
        try (var postgres = ExternalPostgres.in(newDirectory("away-"))) {
            staysRight("stopped", postgres, postgres::stopAtOnce, postgres::start);
        }
    }

    @Test
    void a_database_that_hangs_is_away_for_half_a_minute_and_nothing_else() throws Exception {
        try (var postgres = ExternalPostgres.in(newDirectory("frozen-"))) {
            staysRight("frozen", postgres, postgres::freeze, postgres::thaw);
        }
    }

    private static void staysRight(String how, ExternalPostgres postgres, Step goAway, Step comeBack) throws Exception {
        var setup = ServerSetup.in(newDirectory("server-")).with(postgres.access());
        try (var server = setup.start().awaitReady()) {
            var sender = Sender.loggedInAt(postgres.access());
            var clients = sender.clients(CLIENTS);
            long seed = System.nanoTime();
            var desk = BusyDesk.open(sender, server.uri(), clients, CONNECTIONS, seed);
            LockSupport.parkNanos(BUSY_BEFORE.toNanos());
            int linesBefore = linesOf(server.log());

            goAway.take();
            long awayAt = System.nanoTime();
            refusesEverything(sender, server, clients.get(0), awayAt);
            int linesLogged = linesOf(server.log()) - linesBefore;
            int acknowledgedBefore = desk.acknowledged();
            comeBack.take();
            long backAt = System.nanoTime();
            await("work goes on")
                    .atMost(LONGEST_RECOVERY)
                    .until(() -> desk.acknowledged() > acknowledgedBefore + CONNECTIONS);
            var recovery = Duration.ofNanos(System.nanoTime() - backAt);
            await("the server is ready again").atMost(LONGEST_RECOVERY).until(server::isReady);

            var requests = desk.close(Duration.ofSeconds(60));
            var replies = desk.replies();
            var promises = KeptPromises.of(desk, requests, postgres.access());
            LOG.infof(
                    "Database %s for %d s: %d answers 503, the slowest after %d ms; work went on %d ms after it was back;"
                            + " %s; seed %d",
                    how,
                    AWAY.toSeconds(),
                    refusals(replies).size(),
                    slowest(refusals(replies)).toMillis(),
                    recovery.toMillis(),
                    promises,
                    seed);
            promises.assertKept();
            assertThat(replies)
                    .extracting(Reply::answer)
                    .allSatisfy(answer -> assertThat(answer.isCreated() || answer.isTellingToTryAgain())
                            .as("%s", answer)
                            .isTrue());
            assertThat(slowest(refusals(replies))).isLessThan(LONGEST_ANSWER);
            assertThat(linesLogged).as("lines in the log").isLessThan(MOST_LINES_LOGGED);
            assertThat(setup.admin("verify-ledger"))
                    .satisfies(
                            said -> assertThat(said.exitCode()).as(said.text()).isZero());
        }
    }

    /** Until the time is over: whatever is asked, by whomever. */
    private static void refusesEverything(Sender sender, PackagedServer server, long clientId, long awayAt) {
        URI uri = server.uri();
        List<Supplier<Answer>> asked = List.of(
                () -> sender.get(uri, "/api/v1/me"),
                () -> sender.get(uri, "/api/v1/clients/" + clientId),
                () -> sender.get(uri, "/api/v1/clients?q=ordinaire"),
                () -> sender.logIn(uri, "snd", "wrong"));
        while (System.nanoTime() - awayAt < AWAY.toNanos()) {
            assertThat(server.isReady()).isFalse();
            for (var ask : asked) {
                long before = System.nanoTime();
                var answer = ask.get();
                assertThat(answer.isTellingToTryAgain()).as("%s", answer).isTrue();
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONGEST_ANSWER);
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private static List<Reply> refusals(List<Reply> replies) {
        return replies.stream().filter(reply -> reply.answer().status() == 503).toList();
    }

    private static Duration slowest(List<Reply> replies) {
        return replies.stream().map(Reply::took).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static int linesOf(Path log) throws IOException {
        return Files.readAllLines(log).size();
    }

    private static Path newDirectory(String prefix) throws IOException {
        var data = Files.createDirectories(Path.of("target", "test-data"));
        return Files.createTempDirectory(data.toAbsolutePath(), prefix);
    }
}
