package fr.gestan.gsupport.server.ledger;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.aFreeIntervention;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.server.AtOnce;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** No minute lost and none debited twice, whatever many people do at once and however often they retry. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RandomSequencesTest {

    private static final Logger LOG = Logger.getLogger(RandomSequencesTest.class);

    private static final int CLIENTS = 3;
    private static final int THREADS = 6;
    private static final int REQUESTS = 90;
    private static final int MOST_SENDINGS = 3;

    /** A request that may be sent more than once, by whichever thread comes upon it. */
    private record Sending(long clientId, String key, Supplier<Response> send) {}

    private record Answer(Sending sending, Response response) {}

    @Test
    void balances_are_the_sum_of_what_was_answered_and_each_key_counts_once() {
        long seed = Long.getLong("gsupport.test.seed", System.nanoTime());
        LOG.infof("Random sequences from -Dgsupport.test.seed=%d", seed);
        var random = new Random(seed);
        var author = People.person("RSQ", "Tout le monde", People.PHONE, Role.TECHNICIAN, Role.SALES_ADMIN);
        var clients = new ArrayList<Long>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(aClient().with("email", "accueil@random.example").create());
        }
        var sendings = new ArrayList<Sending>();
        for (int i = 0; i < REQUESTS; i++) {
            var sending = aRequest(random, clients, author, "random-" + seed + "-" + i);
            for (int times = 1 + random.nextInt(MOST_SENDINGS); times > 0; times--) {
                sendings.add(sending);
            }
        }
        Collections.shuffle(sendings, random);

        var answers = AtOnce.all(THREADS, thread -> {
                    var own = new ArrayList<Answer>();
                    for (int i = thread; i < sendings.size(); i += THREADS) {
                        own.add(new Answer(
                                sendings.get(i), sendings.get(i).send().get()));
                    }
                    return own;
                })
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(answers).extracting(answer -> answer.response().statusCode()).containsOnly(201, 409);
        assertThat(answers.stream().filter(answer -> answer.response().statusCode() == 409))
                .allSatisfy(answer ->
                        assertThat(answer.response().<String>path("type")).isEqualTo("/problems/refused-overdrawn"));
        var recorded = onePerKey(answers);
        for (long clientId : clients) {
            var own = recorded.entrySet().stream()
                    .filter(entry -> entry.getKey().clientId() == clientId)
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(StoredChain.faultsOf(clientId)).isEmpty();
            assertThat(Rows.number("SELECT balance_minutes FROM account WHERE client_id = ?", clientId))
                    .isEqualTo(
                            own.stream().mapToLong(RandomSequencesTest::moved).sum());
            assertThat(Rows.written(clientId))
                    .containsEntry("lines", (long) own.size())
                    .containsEntry("mails", (long) own.size());
            assertThat(Rows.all("SELECT id FROM ledger_line WHERE client_id = ?", clientId))
                    .extracting(row -> ((Long) row.get("id")).intValue())
                    .containsExactlyInAnyOrderElementsOf(own.stream()
                            .map(answer -> answer.<Integer>path("id"))
                            .toList());
        }
        assertThat(Rows.number("SELECT count(*) FROM idempotency_key WHERE key LIKE ?", "random-" + seed + "-%"))
                .isEqualTo(recorded.size());
    }

    /** What each key that was not refused for good was answered; all its answers are one. */
    private static Map<Sending, Response> onePerKey(List<Answer> answers) {
        var recorded = new HashMap<Sending, Response>();
        for (var answer : answers) {
            if (answer.response().statusCode() == 201) {
                var first = recorded.putIfAbsent(answer.sending(), answer.response());
                if (first != null) {
                    assertThat(answer.response().asString()).isEqualTo(first.asString());
                }
            }
        }
        return recorded;
    }

    private static long moved(Response answer) {
        return answer.<Integer>path("balanceAfter") - answer.<Integer>path("balanceBefore");
    }

    private static Sending aRequest(Random random, List<Long> clients, String author, String key) {
        long clientId = clients.get(random.nextInt(clients.size()));
        int minutes = 1 + random.nextInt(40);
        return switch (random.nextInt(6)) {
            case 0 ->
                new Sending(clientId, key, () -> aPurchase().of(minutes * 3).boughtFor(clientId, author, key));
            case 1 ->
                new Sending(
                        clientId,
                        key,
                        () -> aFreeIntervention().lasting(minutes).recordedFor(clientId, author, key));
            case 2 ->
                new Sending(
                        clientId,
                        key,
                        () -> anIntervention()
                                .lasting(minutes)
                                .because("Au hasard")
                                .recordedFor(clientId, author, key));
            default ->
                new Sending(
                        clientId, key, () -> anIntervention().lasting(minutes).recordedFor(clientId, author, key));
        };
    }
}
