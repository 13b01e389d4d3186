package fr.gestan.gsupport.desktop.office.pay;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.pay.PayLine;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.office.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayViewModelTest {

    private static final String PAY = "GET /api/v1/pay";
    private static final String LINES = "GET /api/v1/pay/lines";

    @TempDir
    Path folder;

    private Optional<Path> chosenPlace;
    private boolean manager = true;
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        server.replies(PAY, 200, """
            {"month": "2026-11", "technicians": [
              {"by": "ECN", "fullName": "Élise Canon", "interventions": 2, "normalMinutes": 70, "freeMinutes": 10,
               "totalMinutes": 80},
              {"by": "HRY", "fullName": "Hélène Royer", "interventions": 1, "normalMinutes": 5, "freeMinutes": 0,
               "totalMinutes": 5}]}\
            """);
        lines("ECN", 6628, null);
        chosenPlace = Optional.of(folder.resolve("mois.csv"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void lines(String by, long id, String next) {
        server.answers(
                LINES,
                asked -> new StubServer.Reply(200, """
                    {"items": [{"lineId": %d, "clientId": 4996, "companyName": "JARDINS", "summary": "Aide", "by": "%s",
                      "performedAt": "2026-11-02T13:13:12Z", "minutes": -5, "billing": "FREE",
                      "correctsMonth": "2026-10"}], "next": %s}
                    """.formatted(
                                asked.query().contains("after=") ? id - 1 : id,
                                asked.query().contains("by=HRY") ? "HRY" : by,
                                next == null || asked.query().contains("after=") ? null : "\"" + next + "\"")));
    }

    private PayViewModel november() {
        var calls = new Calls(Runnable::run, Runnable::run);
        var messages = Messages.in(Locale.FRENCH);
        var pay = new PayViewModel(
                calls,
                server.api().pay(),
                manager,
                new Exports(calls, name -> chosenPlace, messages),
                YearMonth.of(2026, 11),
                messages,
                new Formats(ZoneId.of("Europe/Paris")));
        pay.shown();
        return pay;
    }

    @Test
    void a_month_shows_everybody_and_the_lines_of_the_first_one() {
        var pay = november();

        assertThat(pay.monthName().get()).isEqualTo("novembre 2026");
        assertThat(pay.total().get()).isEqualTo("3 interventions\u00a0: 1 h 15 m en normal, 10 m en gratuit");
        assertThat(pay.lines().items()).extracting(PayLine::lineId).containsExactly(6628L);
        assertThat(pay.lines().items()).extracting(pay::billingOf).containsExactly("Gratuit");
        assertThat(pay.lines().items())
                .extracting(pay::summaryOf)
                .containsExactly("Aide (rectifie octobre 2026, clos)");
        assertThat(server.requests(LINES).get(0).query()).contains("month=2026-11", "by=ECN");
    }

    @Test
    void whoever_is_chosen_stays_so_in_another_month() {
        var pay = november();
        pay.chosenProperty().set(pay.technicians().get(1));

        pay.previous();

        assertThat(server.requests(PAY).get(1).query()).contains("month=2026-10");
        assertThat(pay.chosenProperty().get().by()).isEqualTo("HRY");
        assertThat(pay.lines().items().get(0).by()).isEqualTo("HRY");
    }

    @Test
    void a_long_month_is_read_page_by_page() {
        lines("ECN", 6628, "more");
        var pay = november();
        assertThat(pay.lines().moreProperty().get()).isTrue();

        pay.lines().readMore();

        assertThat(pay.lines().items()).extracting(PayLine::lineId).containsExactly(6628L, 6627L);
        assertThat(pay.lines().moreProperty().get()).isFalse();
    }

    @Test
    void the_table_is_kept_where_it_was_wanted_in_a_way_that_spreadsheets_read() throws IOException {
        server.replies(PAY, 200, "Mois,Code\r\n2026-11,ÉCN\r\n");
        var pay = november();

        pay.export();

        assertThat(Files.readString(folder.resolve("mois.csv"))).isEqualTo("\ufeffMois,Code\r\n2026-11,ÉCN\r\n");
        assertThat(pay.outcomeProperty().get().text()).contains("mois.csv");
    }

    @Test
    void a_place_that_cannot_be_written_is_told_of_and_one_thought_better_of_is_not() {
        var pay = november();
        chosenPlace = Optional.empty();
        pay.export();
        assertThat(pay.outcomeProperty().get().text()).isEmpty();
        chosenPlace = Optional.of(folder.resolve("nowhere").resolve("mois.csv"));

        pay.export();

        assertThat(pay.outcomeProperty().get().good()).isFalse();
        assertThat(pay.outcomeProperty().get().text()).contains("n’a pas pu être écrit");
    }

    @Test
    void a_manager_closes_a_month_that_is_over_after_a_question_that_says_what_it_does() {
        server.replies("POST /api/v1/pay/2026-10/closing", 201, """
            {"month": "2026-10", "closedAt": "2026-11-02T13:13:12Z", "closedBy": "CHE"}\
            """);
        var pay = november();
        assertThat(pay.closable().get()).as("this month is not over").isFalse();
        pay.previous();
        pay.askToClose();
        assertThat(pay.question().get()).startsWith("Clore octobre 2026").contains("figés pour toujours");
        assertThat(pay.leaveOpen()).isTrue();
        pay.closeMonth();
        assertThat(server.requests("POST /api/v1/pay/2026-10/closing")).isEmpty();
        server.replies(PAY, 200, """
            {"month": "2026-10", "closed": {"at": "2026-11-02T13:13:12Z", "by": "CHE"}, "technicians": []}\
            """);

        pay.askToClose();
        pay.closeMonth();

        assertThat(pay.closed().get()).isEqualTo("Clos le 02/11/26 14:13 par CHE");
        assertThat(pay.closable().get()).isFalse();
    }

    @Test
    void a_technician_closes_nothing() {
        manager = false;
        var pay = november();
        pay.previous();

        pay.askToClose();

        assertThat(pay.question().get()).isEmpty();
    }
}
