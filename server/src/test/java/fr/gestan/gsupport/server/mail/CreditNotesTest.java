package fr.gestan.gsupport.server.mail;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CreditNotesTest {

    @Inject
    AgroalDataSource dataSource;

    @Inject
    Outbox outbox;

    @Test
    void a_note_that_is_switched_off_is_kept_as_suppressed_and_says_so() {
        long clientId = aClient()
                .with("email", "compta@no-notes.example")
                .helped(Billing.NORMAL, 15, Instant.parse("2021-03-24T08:22:19Z"))
                .create();
        long lineId = Rows.number("SELECT id FROM ledger_line WHERE client_id = ?", clientId);

        new CreditNotes(dataSource, outbox, switchedOff()).queue(clientId, lineId, Instant.now());

        assertThat(Rows.all("SELECT kind, status, last_error, next_attempt_at FROM mail WHERE line_id = ?", lineId))
                .singleElement()
                .hasToString("{kind=CREDIT_NOTE, status=SUPPRESSED, last_error=credit notes are switched off,"
                        + " next_attempt_at=null}");
    }

    private static MailSettings switchedOff() {
        return new MailSettings() {
            @Override
            public String from() {
                return "support@gestan.fr";
            }

            @Override
            public Optional<String> replyTo() {
                return Optional.empty();
            }

            @Override
            public boolean creditNotes() {
                return false;
            }
        };
    }
}
