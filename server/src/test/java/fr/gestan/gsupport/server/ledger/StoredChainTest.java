package fr.gestan.gsupport.server.ledger;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.aFreeIntervention;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** What was hashed is what was stored: nothing is lost or changed between the two. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StoredChainTest {

    @Test
    void lines_that_were_recorded_prove_themselves() {
        long clientId = aClient().owing(75).create();
        var technician = People.technician("SCT");

        anIntervention()
                .with("summary", " Réglage\r\n\tde l'horloge 😊 e\u0301 \u00a0")
                .with("advice", "Ne pas éteindre — jamais")
                .with("measuredSeconds", 31_536_000L)
                .with(
                        "startedAt",
                        Instant.now()
                                .minus(Duration.ofHours(1))
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .with("inviteToFacebook", true)
                .because("Virement reçu, pas encore saisi")
                .recordedFor(clientId, technician)
                .then()
                .statusCode(201);
        aPurchase()
                .of(1_000_000)
                .with("reference", "F-2026-0815 / é")
                .with("validUntil", "9999-12-31")
                .boughtFor(clientId, GivenClient.salesAdmin())
                .then()
                .statusCode(201);
        aFreeIntervention()
                .with("freeReason", "TRAINING")
                .with("startedAt", "2026-01-15T10:00:00.123456789+02:00")
                .recordedFor(clientId, technician)
                .then()
                .statusCode(201);
        aPurchase()
                .with("validUntil", "0001-01-01")
                .boughtFor(clientId, GivenClient.salesAdmin())
                .then()
                .statusCode(201);

        assertThat(StoredChain.faultsOf(clientId)).isEmpty();
    }

    @Test
    void lines_of_the_past_prove_themselves_however_precise_their_time_is() {
        var precise = Instant.parse("2021-03-28T00:59:59.123456789Z");
        long clientId = aClient()
                .thatBought(60, precise, null)
                .helped(Billing.NORMAL, 5, precise.plusNanos(1))
                .helped(Billing.FREE, 5, precise.plusSeconds(1))
                .create();

        assertThat(StoredChain.faultsOf(clientId)).isEmpty();
    }
}
