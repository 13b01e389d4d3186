package fr.gestan.gsupport.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The server as it is handed out, on an empty data directory. */
class PackagedServerIT {

    private static final String PURCHASE = "{\"minutes\":60}";
    private static final String INTERVENTION =
            "{\"summary\":\"Sauvegardes\",\"billing\":\"NORMAL\",\"durationMinutes\":5}";

    @Test
    void finds_again_what_it_answered_before_it_was_killed() throws Exception {
        var setup = ServerSetup.in(newDirectory());
        var killed = setup.start().awaitReady();
        var sender = Sender.loggedInAt(EmbeddedPostgres.running(setup.dataDirectory()));
        long clientId = sender.clients(1).get(0);
        sender.post(killed.uri(), clientId + "/credits", "purchase", PURCHASE);
        var recorded = sender.post(killed.uri(), clientId + "/interventions", "intervention", INTERVENTION);
        killed.kill();

        try (var restarted = setup.start().awaitReady()) {
            var again = sender.post(restarted.uri(), clientId + "/interventions", "intervention", INTERVENTION);

            assertThat(recorded.status()).isEqualTo(201);
            assertThat(recorded.json().path("balanceAfter").asInt()).isEqualTo(55);
            assertThat(again.replayed()).isTrue();
            assertThat(again.body()).isEqualTo(recorded.body());
            assertThat(setup.admin("verify-ledger").exitCode()).isZero();
        }
    }

    private static Path newDirectory() throws IOException {
        var data = Files.createDirectories(Path.of("target", "test-data"));
        return Files.createTempDirectory(data.toAbsolutePath(), "packaged-");
    }
}
