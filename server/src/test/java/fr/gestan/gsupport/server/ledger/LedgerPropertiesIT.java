package fr.gestan.gsupport.server.ledger;

import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import fr.gestan.gsupport.server.ledger.Action.What;
import fr.gestan.gsupport.server.process.PackagedServer;
import fr.gestan.gsupport.server.process.Sender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jboss.logging.Logger;

/** No minute lost and none debited twice, whatever people and scripts do at once and however often they retry. */
class LedgerPropertiesIT {

    private static final Logger LOG = Logger.getLogger(LedgerPropertiesIT.class);

    private static final int CLIENTS = 3;
    private static final int MOST_STEPS = 25;
    private static final int MOST_AT_ONCE = 5;
    private static final int MOST_TWINS = 3;

    private static final Map<String, Integer> COUNTS = new TreeMap<>();

    private static EmbeddedPostgres postgres;
    private static PackagedServer server;
    private static Sender sender;
    private static int sequences;

    @BeforeContainer
    static void start() throws IOException {
        var data = Files.createDirectories(Path.of("target", "test-data"));
        var directory = Files.createTempDirectory(data.toAbsolutePath(), "properties-");
        postgres = EmbeddedPostgres.start(directory);
        server = PackagedServer.on(postgres.access(), directory.resolve("server"));
        sender = Sender.loggedInAt(postgres.access());
    }

    @AfterContainer
    static void stop() {
        LOG.infof("%d sequences of actions hold against the model; answers: %s", sequences, COUNTS);
        if (server != null) {
            server.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Property
    void accounts_are_what_a_small_model_says_after_whatever_was_done_in_whatever_order(
            @ForAll("steps") List<List<Action>> steps) throws SQLException {
        var desk = new Desk(server.uri(), sender, CLIENTS);

        steps.forEach(desk::doAtOnce);

        desk.checkWhatIsStored(postgres.access());
        sequences++;
        desk.counts().forEach((answer, count) -> COUNTS.merge(answer, count, Integer::sum));
    }

    /** Step after step; what is in one step is done at once. */
    @Provide
    Arbitrary<List<List<Action>>> steps() {
        return Arbitraries.frequencyOf(
                        Tuple.of(1, anAction().list().ofSize(1)),
                        Tuple.of(1, anAction().list().ofMinSize(2).ofMaxSize(MOST_AT_ONCE)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(MOST_STEPS)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Action> anAction() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(2, What.BUY),
                                Tuple.of(5, What.NORMAL),
                                Tuple.of(2, What.FREE),
                                Tuple.of(2, What.BY_EXCEPTION),
                                Tuple.of(2, What.UNDO),
                                Tuple.of(1, What.UNDO_ELSEWHERE),
                                Tuple.of(2, What.SEND_AGAIN),
                                Tuple.of(1, What.REUSE_KEY)),
                        Arbitraries.integers().between(0, CLIENTS - 1),
                        Arbitraries.integers().between(1, 90),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(1, 2), Tuple.of(1, MOST_TWINS)))
                .as(Action::new);
    }
}
