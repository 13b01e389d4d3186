package fr.gestan.gsupport.desktop.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.StubServer;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureSentencesTest {

    private static final String CARD = "GET /api/v1/clients/1";

    private final FailureSentences sentences = new FailureSentences(Messages.in(Locale.FRENCH));
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String said() {
        return sentences.of(catchThrowableOfType(
                ApiFailure.class, () -> server.api().clients().open(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "409, refused-overdrawn, donnez-en la raison",
        "409, refused-do-not-intervene, administration des ventes",
        "422, idempotency-key-reused, voyez l’historique",
        "403, forbidden, pas le droit",
        "404, not-found, n’existe pas",
        "429, too-many-tries, Attendez",
        "401, unauthorized, Reconnectez-vous",
        "503, service-unavailable, erreur 503"
    })
    void every_problem_says_what_happened_or_what_to_do(int status, String slug, String said) {
        server.refuses(CARD, status, slug);

        assertThat(said()).contains(said);
    }

    @Test
    void a_problem_that_nobody_foresaw_shows_the_servers_own_sentence() {
        server.replies(CARD, 418, "{\"type\":\"/problems/teapot\",\"status\":418,\"detail\":\"Je suis une théière.\"}");

        assertThat(said()).contains("418").contains("Je suis une théière.");
    }

    @Test
    void fields_that_were_wrong_are_named_as_on_the_screen() {
        server.replies(CARD, 400, """
                {"type": "/problems/invalid-request", "status": 400,
                 "violations": [{"field": "durationMinutes", "message": "must be 1440 at most"}]}
                """);

        assertThat(said()).startsWith("Indiquez une durée");
    }
}
