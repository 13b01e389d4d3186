package fr.gestan.gsupport.desktop.office.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.audit.AuditEntry;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.api.StubServer.Reply;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditViewModelTest {

    private static final String AUDIT = "GET /api/v1/audit";

    private StubServer server;
    private AuditViewModel audit;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        server.answers(
                AUDIT,
                asked -> new Reply(200, """
                {"items": [{"id": %d, "at": "2026-11-02T13:13:12Z", "actor": "person:HRY", "code": "HRY",
                  "name": "Hélène Royer", "action": "intervention.record", "clientId": 4996, "target": "line 6628",
                  "result": "OK", "detail": "NORMAL"}], "next": %s}
                """.formatted(
                        asked.query().contains("after=") ? 1 : 2, asked.query().contains("after=") ? null : "\"n\"")));
        audit = new AuditViewModel(
                new Calls(Runnable::run, Runnable::run), server.api().audit(), Messages.in(Locale.FRENCH));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void it_is_read_by_pages_in_words() {
        audit.read();
        audit.entries().readMore();

        assertThat(audit.entries().items()).extracting(AuditEntry::id).containsExactly(2L, 1L);
        var entry = audit.entries().items().get(0);
        assertThat(audit.whoOf(entry)).isEqualTo("Hélène Royer (HRY)");
        assertThat(audit.whatOf(entry)).isEqualTo("line 6628 – NORMAL");
        assertThat(audit.resultOf(entry)).isEqualTo("fait");
    }

    @Test
    void it_is_narrowed_down_by_what_is_typed() {
        audit.actorProperty().set("hry");
        audit.clientProperty().set("4 996");
        audit.fromProperty().set(LocalDate.of(2026, 11, 1));

        audit.read();

        assertThat(server.requests(AUDIT).get(0).query())
                .contains("actor=person:HRY", "clientId=4996", "from=2026-11-01")
                .doesNotContain("action=", "to=");
        audit.clientProperty().set("tilleul");
        audit.read();
        assertThat(audit.outcomeProperty().get().good()).isFalse();
        assertThat(server.requests(AUDIT)).hasSize(1);
    }
}
