package fr.gestan.gsupport.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.database.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as it is handed out, on an empty data directory. */
class PackagedServerIT {

    @Test
    void records_and_finds_it_again_after_a_kill(@TempDir Path directory) throws Exception {
        var packaged = PackagedServer.on(directory.resolve("data"));
        HttpApi.Answer recorded;
        var killed = packaged.start().awaitReady();
        try {
            OpenDesk.in(EmbeddedPostgres.running(packaged.dataDirectory()), 1);
            var api = new HttpApi(packaged.port(), OpenDesk.TOKEN);
            assertThat(api.buy(1, "purchase", 60).status()).isEqualTo(201);
            recorded = api.recordNormal(1, "intervention", 5);
            assertThat(recorded.status()).isEqualTo(201);
        } finally {
            killed.kill();
        }

        try (var server = packaged.start().awaitReady()) {
            var api = new HttpApi(server.port(), OpenDesk.TOKEN);
            var again = api.recordNormal(1, "intervention", 5);

            assertThat(again.replayed()).isTrue();
            assertThat(again.body()).isEqualTo(recorded.body());
            assertThat(api.card(1).body()).contains("\"balanceMinutes\":55");
            assertThat(packaged.admin("verify-ledger").exitCode()).isZero();
        }
        assertThat(packaged.admin("verify-ledger").exitCode()).isZero();
    }
}
