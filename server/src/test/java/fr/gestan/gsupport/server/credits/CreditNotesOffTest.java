package fr.gestan.gsupport.server.credits;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A publisher that tells no client of credit bought. */
@QuarkusTest
@TestProfile(CreditNotesOffTest.WithoutCreditNotes.class)
@QuarkusTestResource(TestDatabase.class)
class CreditNotesOffTest {

    public static class WithoutCreditNotes implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gsupport.mail.credit-notes", "false");
        }
    }

    @Test
    void the_note_is_on_file_with_why_it_is_not_sent_so_that_a_lost_one_would_show() {
        long clientId = aClient().with("email", "compta@no-note.example").create();

        int lineId = aPurchase()
                .boughtFor(clientId, GivenClient.salesAdmin())
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(Rows.all("SELECT kind, status, next_attempt_at, last_error FROM mail WHERE line_id = ?", lineId))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .containsEntry("kind", "CREDIT_NOTE")
                        .containsEntry("status", "SUPPRESSED")
                        .containsEntry("next_attempt_at", null)
                        .containsEntry("last_error", "the publisher sends no credit notes"));
    }
}
