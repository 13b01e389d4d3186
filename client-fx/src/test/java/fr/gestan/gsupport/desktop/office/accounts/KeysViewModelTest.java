package fr.gestan.gsupport.desktop.office.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysViewModelTest {

    private static final String REVOKE = "DELETE /api/v1/api-keys/7";

    private StubServer server;
    private KeysViewModel keys;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        server.replies("GET /api/v1/api-keys", 200, """
                {"items": [{"id": 7, "name": "Boutique", "scopes": ["credits:write"], "status": "ACTIVE"},
                           {"id": 8, "name": "Ancienne", "scopes": ["credits:write"], "status": "REVOKED"}]}""");
        keys = new KeysViewModel(
                new Calls(Runnable::run, Runnable::run), server.api().apiKeys(), Messages.in(Locale.FRENCH));
        keys.shown();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_key_is_shown_once_and_then_forgotten() {
        server.replies("POST /api/v1/api-keys", 201, "{\"id\": 9, \"key\": \"gsk_abc\"}");
        keys.nameProperty().set("Site");
        keys.create();
        assertThat(server.requests("POST /api/v1/api-keys"))
                .as("a right is missing")
                .isEmpty();
        keys.has("credits:read").set(true);

        keys.create();

        assertThat(keys.createdProperty().get()).isEqualTo("gsk_abc");
        assertThat(keys.nameProperty().get()).isEmpty();
        keys.forgetCreated();
        assertThat(keys.createdProperty().get()).isEmpty();
    }

    @Test
    void a_key_ends_only_after_a_question() {
        server.replies(REVOKE, 204, "");
        keys.revoke();
        keys.askToRevoke(keys.keys().items().get(1));
        assertThat(keys.question().get()).as("one that has ended").isEmpty();
        keys.askToRevoke(keys.keys().items().get(0));
        assertThat(keys.question().get()).contains("«\u00a0Boutique\u00a0»");
        assertThat(keys.keep()).isTrue();
        assertThat(server.requests(REVOKE)).isEmpty();

        keys.askToRevoke(keys.keys().items().get(0));
        keys.revoke();

        assertThat(server.requests(REVOKE)).hasSize(1);
        assertThat(keys.question().get()).isEmpty();
        assertThat(keys.outcomeProperty().get().good()).isTrue();
    }
}
