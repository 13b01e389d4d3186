package fr.gestan.gsupport.desktop.office.overview;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverviewViewModelTest {

    private static final String OVERVIEW = "GET /api/v1/overview";

    private final List<Long> opened = new ArrayList<>();
    private StubServer server;
    private OverviewViewModel overview;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        server.replies(OVERVIEW, 200, """
            {"from": "2026-11-02", "to": "2026-11-08", "soldMinutes": 600, "usedMinutes": 80,
             "weeks": [{"startsOn": "2026-11-02", "normalMinutes": 80, "freeMinutes": 10}],
             "freeMinutes": [{"cause": "DEFECT", "interventions": 1, "minutes": 7},
                             {"interventions": 1, "minutes": 3}],
             "busiestClients": [{"clientId": 4996, "companyName": "JARDINS", "interventions": 2,
                                 "normalMinutes": 80, "freeMinutes": 10}],
             "mails": [{"status": "SENT", "count": 12}, {"status": "FAILED", "count": 1}]}\
            """);
        overview = new OverviewViewModel(
                new Calls(Runnable::run, Runnable::run),
                server.api().overview(),
                Messages.in(Locale.FRENCH),
                new Formats(ZoneId.of("Europe/Paris")),
                opened::add);
        overview.read();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void every_figure_and_chart_is_there_in_words() {
        assertThat(overview.period().get()).isEqualTo("Du 02/11/2026 au 08/11/2026");
        assertThat(overview.sold().get()).isEqualTo("10 h 0 m");
        assertThat(overview.mails().get()).isEqualTo("12 envoyés, 1 en échec");
        assertThat(overview.weeksInWords().get()).isEqualTo("02/11/26\u00a0: 1 h 20 m en normal, 10 m en gratuit.");
        assertThat(overview.causesInWords().get())
                .isEqualTo("Défaut Gestan\u00a0: 7 m, Sans cause indiquée\u00a0: 3 m");
    }

    @Test
    void other_days_are_asked_for_and_a_busy_client_is_one_step_away() {
        overview.fromProperty().set(LocalDate.of(2026, 1, 1));
        overview.read();
        assertThat(server.requests(OVERVIEW).get(1).query()).isEqualTo("from=2026-01-01");

        overview.open(overview.overviewProperty().get().busiestClients().get(0));

        assertThat(opened).containsExactly(4996L);
    }
}
