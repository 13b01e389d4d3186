package fr.gestan.gsupport.desktop.office.worklists;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.worklists.Worklist;
import fr.gestan.gsupport.api.worklists.WorklistEntry;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.office.Exports;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorklistsViewModelTest {

    private static final String COUNTS = "GET /api/v1/worklists";
    private static final String SOON_EMPTY = "GET /api/v1/worklists/SOON_EMPTY";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final List<Long> opened = new ArrayList<>();
    private int failedMailsShown;
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        counts(2);
        entries("\"daysLeft\": 21, \"minutesOfLast90Days\": 120");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void counts(int soonEmpty) {
        server.replies(COUNTS, 200, """
            [{"list": "AT_ZERO", "count": 0}, {"list": "SOON_EMPTY", "count": %d},
             {"list": "OVERRIDES", "count": 1}, {"list": "FAILED_MAILS", "count": 4}]\
            """.formatted(soonEmpty));
    }

    private void entries(String particular) {
        server.replies(SOON_EMPTY, 200, """
            {"items": [{"client": {"id": 4996, "companyName": "JARDINS DU TILLEUL", "balanceMinutes": 28,
              "doNotIntervene": false, "hosting": "CLASSIC"}, %s}]}\
            """.formatted(particular));
    }

    private CountsViewModel countsFor(boolean allowed) {
        return new CountsViewModel(
                new Calls(Runnable::run, Runnable::run),
                time,
                server.api().worklists(),
                allowed,
                Messages.in(Locale.FRENCH),
                new Formats(ZoneId.of("Europe/Paris")));
    }

    private WorklistsViewModel lists() {
        var calls = new Calls(Runnable::run, Runnable::run);
        var messages = Messages.in(Locale.FRENCH);
        var lists = new WorklistsViewModel(
                calls,
                countsFor(true),
                server.api().worklists(),
                server.api().overrides(),
                new Exports(calls, name -> Optional.of(folder.resolve(name)), messages),
                messages,
                new Formats(ZoneId.of("Europe/Paris")),
                opened::add,
                () -> failedMailsShown++);
        lists.shown();
        return lists;
    }

    @Test
    void the_counts_show_by_themselves_and_are_asked_again() {
        var counts = countsFor(true);
        assertThat(counts.counts()).extracting(counts::shortOf).contains("Bientôt épuisé\u00a0: 2", "À zéro\u00a0: 0");

        counts(3);
        time.pass(CountsViewModel.ASKED_EVERY);

        assertThat(counts.counts()).extracting(counts::shortOf).contains("Bientôt épuisé\u00a0: 3");
    }

    @Test
    void whoever_has_no_lists_asks_nothing() {
        countsFor(false).read();

        assertThat(server.requests(COUNTS)).isEmpty();
    }

    @Test
    void the_first_list_with_somebody_on_it_shows_and_says_how_long_the_credit_lasts() {
        var lists = lists();

        assertThat(lists.chosenProperty().get()).isEqualTo(Worklist.SOON_EMPTY);
        assertThat(lists.remarkOn(lists.clients().items().get(0))).isEqualTo("3 semaines (120 mn en 90 jours)");
        lists.open(lists.clients().items().get(0));
        assertThat(opened).containsExactly(4996L);
    }

    @Test
    void npi_says_since_when_why_and_when_to_look_again() {
        entries("\"since\": \"2026-11-02T13:13:12Z\", \"reason\": \"Impayé\", \"reviewOn\": \"2026-12-24\"");
        var lists = lists();

        assertThat(lists.clients().items())
                .extracting(lists::remarkOn)
                .containsExactly("NPI depuis le 02/11/26\u00a0: Impayé À revoir le 24/12/26.");
    }

    @Test
    void exceptions_have_columns_of_their_own() {
        server.replies("GET /api/v1/overrides", 200, """
            {"items": [{"lineId": 6627, "clientId": 5004, "companyName": "AUTRE", "by": "HRY", "decidedBy": "ADV",
              "performedAt": "2026-11-02T13:13:12Z", "balanceBefore": -75, "balanceAfter": -80,
              "durationMinutes": 5, "billing": "NORMAL", "rule": "REFUSE_OVERDRAWN", "reason": "Promis"}]}\
            """);
        var lists = lists();

        lists.chosenProperty().set(Worklist.OVERRIDES);

        var made = lists.overrides().items().get(0);
        assertThat(lists.ruleOf(made)).isEqualTo("Trop à découvert");
        assertThat(lists.whoOf(made)).isEqualTo("HRY (décidé par ADV)");
        assertThat(lists.clients().items()).isEmpty();
    }

    @Test
    void failed_mails_open_their_own_list_each_time_and_this_one_stays_where_it_was() {
        var lists = lists();

        lists.chosenProperty().set(Worklist.FAILED_MAILS);
        lists.chosenProperty().set(Worklist.FAILED_MAILS);

        assertThat(failedMailsShown).isEqualTo(2);
        assertThat(lists.chosenProperty().get()).isEqualTo(Worklist.SOON_EMPTY);
        assertThat(lists.clients().items()).extracting(WorklistEntry::daysLeft).containsExactly(21);
    }

    @Test
    void a_whole_list_is_kept_as_a_table() throws IOException {
        var lists = lists();
        server.replies(SOON_EMPTY, 200, "N°,Société\r\n4996,Béton\r\n");

        lists.export();

        assertThat(Files.readString(folder.resolve("bientot-epuise.csv")))
                .isEqualTo("\ufeffN°,Société\r\n4996,Béton\r\n");
        assertThat(lists.outcomeProperty().get().good()).isTrue();
    }
}
