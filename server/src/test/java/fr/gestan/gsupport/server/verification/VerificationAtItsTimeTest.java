package fr.gestan.gsupport.server.verification;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whether the scheduler runs it when the setting says so: here, every second. */
@QuarkusTest
@TestProfile(VerificationAtItsTimeTest.EverySecond.class)
class VerificationAtItsTimeTest {

    public static class EverySecond implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gsupport.ledger.verify-at", "* * * * * ?");
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TestDatabase.class, Map.of("of", "the schedule")));
        }
    }

    @Test
    void runs_again_and_again_and_writes_down_what_it_found() {
        aClient().withCredit(60).create();

        Awaitility.await("three runs, one of which has seen the line")
                .atMost(Duration.ofSeconds(60))
                .until(() -> Rows.number("SELECT count(*) FROM ledger_verification") >= 3
                        && Rows.number("SELECT max(lines) FROM ledger_verification") == 1);

        assertThat(Rows.all("SELECT * FROM ledger_verification"))
                .as("what every server on this database calls that run")
                .allSatisfy(run -> assertThat(run.get("scheduled_for").toString())
                        .matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}\\.0"))
                .allSatisfy(run -> assertThat(run.get("findings")).isEqualTo(0L));
    }
}
