package fr.gestan.gsupport.desktop.office.clients;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoNotInterveneViewModelTest {

    private static final String SET = "PUT /api/v1/clients/4996/do-not-intervene";

    private final ObjectProperty<ClientCard> client = new SimpleObjectProperty<>();
    private StubServer server;
    private DoNotInterveneViewModel npi;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        client.set(card(4996));
        npi = npi(Locale.FRENCH);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private DoNotInterveneViewModel npi(Locale language) {
        return new DoNotInterveneViewModel(
                new Calls(Runnable::run, Runnable::run),
                server.api().clients(),
                client,
                Messages.in(language),
                new Formats(ZoneId.of("Europe/Paris")),
                client::set);
    }

    private ClientCard card(long id) {
        server.replies("GET /api/v1/clients/" + id, 200, """
                {"id": %d, "companyName": "CLIENT %d", "doNotIntervene": {"active": false}}""".formatted(id, id));
        return server.api().clients().open(id);
    }

    @Test
    void a_reason_stays_with_its_client_while_another_is_looked_at() {
        npi.reasonProperty().set("Impayés");
        npi.reviewOnProperty().set(LocalDate.of(2027, 1, 31));

        client.set(null);
        client.set(card(7));
        assertThat(npi.reasonProperty().get()).isEmpty();
        assertThat(npi.reviewOnProperty().get()).isNull();
        client.set(null);
        client.set(card(4996));

        assertThat(npi.reasonProperty().get()).isEqualTo("Impayés");
        assertThat(npi.reviewOnProperty().get()).isEqualTo(LocalDate.of(2027, 1, 31));
    }

    @Test
    void in_another_language_the_same_reason_is_there_and_an_error_loses_nothing() {
        npi.reasonProperty().set("Impayés");
        var english = npi(Locale.ENGLISH);
        english.goOnFrom(npi);
        server.refuses(SET, 409, "conflict");

        english.set();
        assertThat(english.reasonProperty().get()).isEqualTo("Impayés");
        server.replies(SET, 200, """
                {"id": 4996, "companyName": "CLIENT 4996", "doNotIntervene": {"active": true, "reason": "Impayés",
                 "since": "2026-11-29T09:00:00Z", "by": "ADV"}}""");
        english.set();

        assertThat(english.active().get()).isTrue();
        assertThat(english.reasonProperty().get()).isEmpty();
    }
}
