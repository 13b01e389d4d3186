package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.gestan.gsupport.api.sessions.Credentials;
import fr.gestan.gsupport.desktop.api.ServerApi;
import fr.gestan.gsupport.desktop.links.RunningWindow;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever works all day opens hundreds of clients: none of them stays behind in memory. */
@Tag("proofs")
class ManyClientsTest extends ScreenTest {

    private static final System.Logger LOG = System.getLogger(ManyClientsTest.class.getName());
    private static final int FIRST = 100;
    private static final int IN_A_ROW = 500;
    private static final long MOST_GROWTH_BYTES = 5_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What Java calls the collectors that go through the whole heap, on machines with one core and with more. */
    private static final Set<String> WHOLE = Set.of("G1 Old Generation", "MarkSweepCompact");

    private static DemoServer server;

    @BeforeAll
    static void startTheServer() throws IOException {
        assumeTrue(Files.exists(DemoServer.JAR), "the server's jar is built by a build of all modules");
        server = DemoServer.start();
    }

    @AfterAll
    static void stopTheServer() throws InterruptedException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    URI server() {
        return server.address();
    }

    @Test
    void five_hundred_clients_in_a_row_leave_nothing_behind() {
        var ids = someIds();
        logInAs("hry");
        for (var index = 0; index < FIRST; index++) {
            open(ids.get(index % ids.size()));
        }
        var before = usedAfterCollection();

        for (var index = 0; index < IN_A_ROW; index++) {
            open(ids.get(index % ids.size()));
        }

        var growth = usedAfterCollection() - before;
        LOG.log(Level.INFO, "{0} clients: heap after collection {1} bytes, grew by {2}", IN_A_ROW, before, growth);
        assertThat(growth).as("bytes that %d clients left behind", IN_A_ROW).isLessThan(MOST_GROWTH_BYTES);
    }

    private List<Long> someIds() {
        var api = ServerApi.at(server(), Optional::empty, Locale.FRENCH);
        var token = api.sessions().open(new Credentials("hry", "demo")).accessToken();
        return ServerApi.at(server(), () -> Optional.of(token), Locale.FRENCH)
                .clients()
                .find(null, 100, null)
                .items()
                .stream()
                .map(client -> client.id())
                .toList();
    }

    /** By a link, as the system hands it over: nothing of the robot stays behind either. */
    private void open(long id) {
        assertThat(RunningWindow.tell(folder, Optional.of("gsupport://clients/" + id), PATIENCE))
                .isTrue();
        var shown = "n° " + id;
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> digits(text("#clientId")).equals(digits(shown)));
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    /** Soft and weak ends, and what waits to be cleaned up, take more than one collection. */
    private static long usedAfterCollection() {
        var runtime = Runtime.getRuntime();
        var used = Long.MAX_VALUE;
        for (var round = 0; round < 10; round++) {
            collectWholly();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }

    /** Java leaves out a collection that is asked for while a picture is drawn by native code: only a counted one took place. */
    private static void collectWholly() {
        var earlier = wholeCollections();
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    System.gc();
                    return wholeCollections() > earlier;
                });
    }

    private static long wholeCollections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> WHOLE.contains(collector.getName()))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
