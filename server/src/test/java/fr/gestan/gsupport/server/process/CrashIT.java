package fr.gestan.gsupport.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.process.BusyDesk.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server and its embedded PostgreSQL are killed in turn, at random moments, while sixteen connections record. */
@Tag("long")
class CrashIT {

    private static final Logger LOG = Logger.getLogger(CrashIT.class);

    private static final Duration SHORTEST_RUN = Duration.ofSeconds(120);
    private static final int FEWEST_KILLS = 20;
    private static final Duration LONGEST_PEACE = Duration.ofSeconds(5);
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 16;
    private static final int CLIENTS = 50;

    private final ServerSetup setup = ServerSetup.in(newDirectory());
    private final long seed = Long.getLong("gsupport.crash.seed", System.nanoTime());
    private int serversKilled;
    private int databasesKilled;

    CrashIT() throws IOException {}

    @Test
    void whatever_is_killed_nothing_acknowledged_is_lost_and_nothing_is_done_twice() throws Exception {
        var server = setup.start().awaitReady();
        try {
            var sender = Sender.loggedInAt(EmbeddedPostgres.running(setup.dataDirectory()));
            var desk = BusyDesk.open(sender, server.uri(), sender.clients(CLIENTS), CONNECTIONS, seed);
            var random = new Random(seed);
            long start = System.nanoTime();
            while (System.nanoTime() - start < SHORTEST_RUN.toNanos()
                    || serversKilled + databasesKilled < FEWEST_KILLS) {
                LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_PEACE.toNanos()));
                if (serversKilled > databasesKilled) {
                    killPostgres();
                } else {
                    server = killed(server);
                }
                awaitWork(desk);
            }
            check(desk);
        } finally {
            server.close();
        }
    }

    private PackagedServer killed(PackagedServer server) throws IOException {
        server.kill();
        serversKilled++;
        return setup.start().awaitReady();
    }

    private void killPostgres() throws IOException {
        var pid = Files.readAllLines(setup.dataDirectory().resolve("postgres/cluster/postmaster.pid"))
                .get(0);
        assertThat(ProcessHandle.of(Long.parseLong(pid.trim())).orElseThrow().destroyForcibly())
                .isTrue();
        databasesKilled++;
    }

    private static void awaitWork(BusyDesk desk) {
        int before = desk.acknowledged();
        await("work goes on").atMost(LONGEST_RECOVERY).until(() -> desk.acknowledged() > before + CONNECTIONS);
    }

    private void check(BusyDesk desk) throws Exception {
        var requests = desk.close(LONGEST_RECOVERY);
        var promises = KeptPromises.of(desk, requests, EmbeddedPostgres.running(setup.dataDirectory()));
        var statuses = desk.replies().stream()
                .map(Reply::answer)
                .map(Sender.Answer::status)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        LOG.infof(
                "Killed %d servers and %d databases under load: %s; answers by status %s; seed %d",
                serversKilled, databasesKilled, promises, statuses, seed);
        promises.assertKept();
        assertThat(statuses).containsOnlyKeys(201, 503);
        assertThat(setup.admin("verify-ledger"))
                .satisfies(said -> assertThat(said.exitCode()).as(said.text()).isZero());
    }

    private static Path newDirectory() throws IOException {
        var data = Files.createDirectories(Path.of("target", "test-data"));
        return Files.createTempDirectory(data.toAbsolutePath(), "crash-");
    }
}
