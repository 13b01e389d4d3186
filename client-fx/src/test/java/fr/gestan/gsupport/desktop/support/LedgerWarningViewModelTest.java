package fr.gestan.gsupport.desktop.support;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerWarningViewModelTest {

    private static final String LAST = "GET /api/v1/ledger-verification";

    private final ManualTime time = new ManualTime();
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private LedgerWarningViewModel warning(boolean allowed) {
        return new LedgerWarningViewModel(
                new Calls(Runnable::run, Runnable::run),
                time,
                server.api().verification(),
                allowed,
                Messages.in(Locale.FRENCH),
                new Formats(ZoneId.of("Europe/Paris")));
    }

    private void lastRun(String findings, String failure) {
        server.replies(
                LAST,
                200,
                "{\"at\":\"2026-11-25T02:00:00Z\",\"findings\":%s,\"failure\":%s,\"examples\":[]}"
                        .formatted(findings, failure));
    }

    @ParameterizedTest
    @CsvSource({
        "3, null, 'ne tient pas\u00a0: 3 anomalies, contrôle du 25/11/2026 03:00:00. Détail\u00a0: ./gsupport admin'",
        "1, null, 'ne tient pas\u00a0: une anomalie, contrôle du 25/11/2026 03:00:00.'",
        "null, '\"The database is gone.\"', 'contrôle du 25/11/2026 03:00:00\u00a0: The database is gone.'"
    })
    void says_what_the_last_run_found_or_why_it_failed(String findings, String failure, String part) {
        lastRun(findings, failure);

        assertThat(warning(true).warningProperty().get()).contains(part);
    }

    @Test
    void says_nothing_where_all_holds_or_nothing_has_run_or_nobody_answers() {
        lastRun("0", "null");
        assertThat(warning(true).warningProperty().get()).isEmpty();
        server.replies(LAST, 200, "{\"examples\":[]}");
        assertThat(warning(true).warningProperty().get()).isEmpty();
        server.replies(LAST, 503, "");
        assertThat(warning(true).warningProperty().get()).isEmpty();
    }

    @Test
    void asks_again_while_the_screen_stays_open() {
        lastRun("0", "null");
        var warning = warning(true);
        lastRun("2", "null");

        time.pass(LedgerWarningViewModel.ASKED_EVERY);

        assertThat(warning.warningProperty().get()).contains("2 anomalies");
    }

    @Test
    void who_does_not_answer_for_the_ledger_asks_nothing() {
        warning(false);

        assertThat(server.requests(LAST)).isEmpty();
    }
}
