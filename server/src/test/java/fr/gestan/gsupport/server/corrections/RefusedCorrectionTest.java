package fr.gestan.gsupport.server.corrections;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import fr.gestan.gsupport.server.audit.Entries;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where it takes a manager to help an overdrawn client, a correction is no way around. */
@QuarkusTest
@TestProfile(RefusedCorrectionTest.ExceptionsByManagers.class)
@QuarkusTestResource(TestDatabase.class)
class RefusedCorrectionTest {

    public static class ExceptionsByManagers implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gsupport.overdraft.override-by-manager", "true");
        }
    }

    @Test
    void nothing_is_undone_where_the_rules_refuse_to_record_again() {
        long clientId = aClient().withCredit(50).create();
        long owner = aClient().owing(75).create();
        var wrong = anIntervention().lasting(20).recordedFor(clientId, People.technician("COT"));
        var before = Rows.written(clientId);
        var ofOwner = Rows.written(owner);

        ACorrection.of(wrong)
                .with("clientId", owner)
                .sentFor(clientId)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/refused-overdrawn"))
                .body("detail", containsString("-75"));

        assertThat(Rows.written(clientId)).isEqualTo(before);
        assertThat(Rows.written(owner)).isEqualTo(ofOwner);
        assertThat(Rows.number("SELECT balance_minutes FROM account WHERE client_id = ?", clientId))
                .isEqualTo(30);
        int line = wrong.path("id");
        assertThat(Entries.ofClient(clientId, "line.correct"))
                .as("what the audit keeps of it")
                .containsExactly("person:COR line.correct line " + line + " REFUSED: recorded again for client " + owner
                        + ", refused-overdrawn");
    }
}
