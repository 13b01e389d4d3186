package fr.gestan.gsupport.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.process.BusyDesk.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The disk of the data directory fills up under load, stays full for a while, and gets room again. */
@Tag("long")
class FullDiskIT {

    private static final Logger LOG = Logger.getLogger(FullDiskIT.class);

    /** About 130 for PostgreSQL's programs and an empty database. */
    private static final int MEGABYTES = 256;

    private static final Duration BUSY_BEFORE = Duration.ofSeconds(5);
    private static final Duration FULL = Duration.ofSeconds(30);
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 16;
    private static final int CLIENTS = 50;

    @Test
    void a_full_disk_refuses_work_until_there_is_room_and_breaks_nothing() throws Exception {
        var setup = ServerSetup.in(newDirectory());
        try (var disk = SmallDisk.mountedAt(setup.dataDirectory(), MEGABYTES);
                var server = setup.start().awaitReady()) {
            var sender = Sender.loggedInAt(EmbeddedPostgres.running(setup.dataDirectory()));
            long seed = System.nanoTime();
            var desk = BusyDesk.open(sender, server.uri(), sender.clients(CLIENTS), CONNECTIONS, seed);
            LockSupport.parkNanos(BUSY_BEFORE.toNanos());

            keepFull(disk);
            long refused = refusals(desk.replies()).size();
            int acknowledgedBefore = desk.acknowledged();
            disk.makeRoom();
            long roomAt = System.nanoTime();
            await("work goes on")
                    .atMost(LONGEST_RECOVERY)
                    .until(() -> desk.acknowledged() > acknowledgedBefore + CONNECTIONS);
            var recovery = Duration.ofNanos(System.nanoTime() - roomAt);
            await("the server is ready").atMost(LONGEST_RECOVERY).until(server::isReady);

            var requests = desk.close(LONGEST_RECOVERY);
            var replies = desk.replies();
            var promises = KeptPromises.of(desk, requests, EmbeddedPostgres.running(setup.dataDirectory()));
            LOG.infof(
                    "Disk full for %d s: %d answers 503; work went on %d ms after there was room; %s; seed %d",
                    FULL.toSeconds(), refused, recovery.toMillis(), promises, seed);
            promises.assertKept();
            assertThat(refused).as("answers 503").isPositive();
            assertThat(replies)
                    .extracting(Reply::answer)
                    .allSatisfy(answer -> assertThat(answer.isCreated() || answer.isTellingToTryAgain())
                            .as("%s", answer)
                            .isTrue());
            assertThat(setup.admin("verify-ledger"))
                    .satisfies(
                            said -> assertThat(said.exitCode()).as(said.text()).isZero());
        }
    }

    private static void keepFull(SmallDisk disk) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < FULL.toNanos()) {
            disk.fill();
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static List<Reply> refusals(List<Reply> replies) {
        return replies.stream().filter(reply -> reply.answer().status() == 503).toList();
    }

    private static Path newDirectory() throws IOException {
        var data = Files.createDirectories(Path.of("target", "test-data"));
        return Files.createTempDirectory(data.toAbsolutePath(), "full-disk-");
    }
}
