package fr.gestan.gsupport.desktop.support;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryViewModelTest {

    private static final String HISTORY = "GET /api/v1/clients/4996/history";

    private StubServer server;
    private HistoryViewModel history;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        history = new HistoryViewModel(
                new Calls(Runnable::run, Runnable::run),
                server.api().history(),
                Messages.in(Locale.FRENCH),
                new Formats(ZoneId.of("Europe/Paris")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void page(String next, String... lines) {
        server.replies(
                HISTORY,
                200,
                "{\"items\":[" + String.join(",", lines) + "],\"next\":" + (next == null ? null : "\"" + next + "\"")
                        + "}");
    }

    private static String line(long id, String... more) {
        var fields = Arrays.stream(more).map(field -> "," + field).collect(Collectors.joining());
        return "{\"id\":%d,\"clientId\":4996,\"summary\":\"Aide\",\"kind\":\"INTERVENTION\",\"billing\":\"NORMAL\"%s}"
                .formatted(id, fields);
    }

    @Test
    void reads_on_when_the_end_comes_into_sight_and_stops_at_the_last_page() {
        page("page-2", line(9), line(8));
        history.open(4996);
        page(null, line(7));
        history.endReached();
        history.endReached();

        assertThat(history.lines()).extracting(HistoryLine::id).containsExactly(9L, 8L, 7L);
        assertThat(server.requests(HISTORY)).hasSize(2);
        assertThat(server.requests(HISTORY).get(1).query()).contains("after=page-2");
    }

    @Test
    void read_again_keeps_what_was_read_below_and_takes_up_new_and_changed_lines() {
        page("page-2", line(9), line(8));
        history.open(4996);
        page(null, line(7));
        history.endReached();
        page("page-2", line(11), line(10), line(9, "\"correctedByLineId\":10"), line(8));
        var told = new ArrayList<HistoryLine>();

        history.refresh(told::addAll);

        assertThat(history.lines()).extracting(HistoryLine::id).containsExactly(11L, 10L, 9L, 8L, 7L);
        assertThat(history.lines().get(2).correctedByLineId()).isEqualTo(10);
        assertThat(told).hasSize(4);
        assertThat(history.newestLine()).hasValue(11);
    }

    @Test
    void read_again_after_more_than_a_page_was_written_begins_anew() {
        page(null, line(3), line(2));
        history.open(4996);
        page("page-2", line(11), line(10));
        history.refresh(lines -> {});
        page(null, line(9), line(3), line(2));
        history.endReached();

        assertThat(history.lines()).extracting(HistoryLine::id).containsExactly(11L, 10L, 9L, 3L, 2L);
    }

    @Test
    void another_client_does_not_show_the_lines_of_the_one_before() {
        page(null, line(9));
        history.open(4996);
        history.open(5001);

        assertThat(history.lines()).isEmpty();
        assertThat(history.messageProperty().get()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"billing\":\"FREE\"', gratuit",
        "'\"kind\":\"CREDIT_PURCHASE\",\"billing\":null', achat",
        "'\"kind\":\"CORRECTION\"', correction",
        "'\"correctedByLineId\":12', corrigée",
        "'\"correctedByLineId\":12,\"billing\":\"FREE\"', corrigée gratuit",
        "'\"replacesLineId\":7', refaite",
        "'\"replacesLineId\":7,\"kind\":\"CREDIT_PURCHASE\"', refaite achat"
    })
    void a_line_that_is_not_plain_has_badges(String field, String words) {
        page(null, line(9, field));
        history.open(4996);

        var badges = history.badges(history.lines().get(0));
        assertThat(badges.stream().map(history::nameOf).collect(Collectors.joining(" ")))
                .isEqualTo(words);
    }

    @Test
    void a_plain_line_has_none() {
        page(null, line(9));
        history.open(4996);

        assertThat(history.badges(history.lines().get(0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"correctedByLineId\":6628', 'Corrigée par la ligne 6\u00a0628.'",
        "'\"correctedByLineId\":6628,\"replacementLineId\":6629', 'Corrigée par la ligne 6\u00a0628, refaite en 6\u00a0629.'",
        "'\"correctsLineId\":6627,\"replacementLineId\":6629', 'Corrige la ligne 6\u00a0627, refaite en 6\u00a0629.'",
        "'\"correctsLineId\":6627', 'Corrige la ligne 6\u00a0627.'",
        "'\"replacesLineId\":6627', 'Remplace la ligne 6\u00a0627.'"
    })
    void the_detail_says_what_stands_for_what(String field, String sentence) {
        page(null, line(9, field));
        history.open(4996);
        history.selectedProperty().set(history.lines().get(0));

        assertThat(history.detail().get()).endsWith("\n" + sentence);
    }

    @Test
    void an_advice_that_was_taken_out_is_not_spoken_of() {
        page(null, line(9, "\"advice\":\"\""));
        history.open(4996);
        history.selectedProperty().set(history.lines().get(0));

        assertThat(history.detail().get()).doesNotContain("Notre conseil");
    }

    @Test
    void a_corrected_recap_that_nobody_asked_for_is_not_laid_on_the_client() {
        page(
                null,
                line(
                        9,
                        "\"replacesLineId\":7",
                        "\"mail\":{\"id\":1,\"status\":\"SUPPRESSED\",\"suppressedBecause\":\"NOT_ASKED_FOR\"}"));
        history.open(4996);
        history.selectedProperty().set(history.lines().get(0));

        assertThat(history.detail().get()).contains("il n’a pas été demandé");
    }

    @Test
    void a_mail_that_waits_is_looked_for_until_it_is_sent_and_no_longer() {
        page(null, line(9, "\"mail\":{\"id\":1,\"status\":\"QUEUED\"}"), line(8));
        history.open(4996);
        history.lookForSentMails();
        assertThat(history.lines().get(0).mail().status()).isEqualTo(MailStatus.QUEUED);

        page(null, line(9, "\"mail\":{\"id\":1,\"status\":\"SENT\",\"sentAt\":\"2022-02-01T13:13:12Z\"}"), line(8));
        history.lookForSentMails();
        assertThat(history.lines().get(0).mail().status()).isEqualTo(MailStatus.SENT);

        history.lookForSentMails();
        assertThat(server.requests(HISTORY)).hasSize(3);
    }

    @Test
    void a_line_that_is_asked_for_is_selected_once_it_is_there() {
        page(null, line(8));
        history.open(4996);
        page(null, line(10), line(9), line(8));

        history.open(4996, 9);

        assertThat(history.toSelectProperty().get().id()).isEqualTo(9);
    }

    @Test
    void read_again_keeps_the_chosen_line_whatever_became_of_it() {
        page(null, line(9), line(8));
        history.open(4996);
        history.selectedProperty().set(history.lines().get(1));
        page(null, line(10), line(9), line(8, "\"correctedByLineId\":10"));

        history.refresh(lines -> {});

        assertThat(history.keptProperty().get()).isSameAs(history.lines().get(2));
        assertThat(history.toSelectProperty().get()).as("to be scrolled to").isNull();
    }

    @Test
    void begun_anew_keeps_the_chosen_line_where_it_was_read_again_and_none_where_it_was_not() {
        page(null, line(3), line(2));
        history.open(4996);
        history.selectedProperty().set(history.lines().get(0));
        page("page-2", line(11), line(3));
        history.open(4996);
        assertThat(history.keptProperty().get()).isSameAs(history.lines().get(1));

        page("page-2", line(21), line(20));
        history.refresh(lines -> {});

        assertThat(history.keptProperty().get()).isNull();
    }

    @Test
    void a_mail_that_was_sent_leaves_its_line_chosen() {
        page(null, line(9, "\"mail\":{\"id\":1,\"status\":\"QUEUED\"}"));
        history.open(4996);
        history.selectedProperty().set(history.lines().get(0));
        page(null, line(9, "\"mail\":{\"id\":1,\"status\":\"SENT\",\"sentAt\":\"2022-02-01T13:13:12Z\"}"));

        history.lookForSentMails();

        assertThat(history.keptProperty().get().mail().status()).isEqualTo(MailStatus.SENT);
    }

    @Test
    void the_detail_has_all_that_the_table_has_no_room_for() {
        page(
                null,
                line(
                        6627,
                        "\"advice\":\"Sauvegarder\"",
                        "\"overrideReason\":\"Paiement promis\"",
                        "\"mail\":{\"id\":1,\"status\":\"SENT\",\"sentAt\":\"2022-02-01T13:13:20Z\"}"));
        history.open(4996);
        history.selectedProperty().set(history.lines().get(0));

        assertThat(history.detail().get())
                .contains("6\u00a0627 – Aide")
                .contains("Notre conseil\u00a0: Sauvegarder")
                .contains("Exception à la règle\u00a0: Paiement promis")
                .contains("Courriel envoyé le 01/02/2022 14:13:20.");
    }

    private static String saying(long id, String summary, String... more) {
        return line(id, more).replace("\"Aide\"", "\"" + summary + "\"");
    }

    private Iterable<Long> shown() {
        return history.shown().stream().map(HistoryLine::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "parametrage, ALL, 9 8",
        "PARAMÉTRAGE gmail, ALL, 8",
        "nvl, ALL, 7",
        "01/02/2022, ALL, 9",
        "sauvegarder, ALL, 6",
        "'', INTERVENTIONS, 9 8 7 6",
        "'', NORMAL, 9 8",
        "'', FREE, 7 6",
        "'', PURCHASES, 5",
        "'', CORRECTIONS, 9 4",
        "'', OTHERS, 3",
        "gmail, FREE, ''"
    })
    void the_filter_shows_the_lines_that_have_every_word_and_are_of_the_kind(String text, String kind, String ids) {
        page(
                null,
                saying(9, "Paramétrage", "\"performedAt\":\"2022-02-01T13:13:12Z\"", "\"correctedByLineId\":4"),
                saying(8, "Parametrage Gmail"),
                line(7, "\"billing\":\"FREE\"", "\"by\":\"NVL\""),
                line(6, "\"billing\":\"FREE\"", "\"advice\":\"Sauvegarder\""),
                line(5, "\"kind\":\"CREDIT_PURCHASE\"", "\"billing\":null"),
                line(4, "\"kind\":\"CORRECTION\"", "\"billing\":null"),
                line(3, "\"kind\":\"OPENING\"", "\"billing\":null"));
        history.open(4996);

        history.filterTextProperty().set(text);
        history.filterKindProperty().set(HistoryFilter.Kind.valueOf(kind));

        assertThat(history.shown().stream()
                        .map(line -> String.valueOf(line.id()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(ids);
    }

    @Test
    void a_filter_reads_on_by_itself_until_a_line_passes_and_again_at_its_end_up_to_the_last() {
        server.answers(HISTORY, request -> {
            var number =
                    request.query().contains("after=") ? request.query().replaceAll(".*after=(\\d+).*", "$1") : "0";
            var here = Integer.parseInt(number);
            var line = saying(100 - here, here == 3 ? "Gmail" : "Aide");
            return new StubServer.Reply(
                    200, "{\"items\":[%s],\"next\":%s}".formatted(line, here == 6 ? null : "\"" + (here + 1) + "\""));
        });
        history.open(4996);
        assertThat(server.requests(HISTORY)).hasSize(1);

        history.filterTextProperty().set("gmail");
        assertThat(shown()).containsExactly(97L);
        assertThat(history.count().get()).isEqualTo("1 ligne sur 4 lues");

        history.endReached();
        assertThat(shown()).containsExactly(97L);
        assertThat(history.count().get()).isEqualTo("1 ligne sur 7");

        history.clearFilter();
        assertThat(history.shown()).hasSize(7);
        assertThat(history.count().get()).isEqualTo("7 lignes");
    }

    @Test
    void a_filter_goes_with_its_client_and_hides_no_line_that_was_asked_for() {
        page(null, saying(9, "Gmail"), line(8));
        history.open(4996);
        history.filterTextProperty().set("gmail");
        history.open(4996);
        assertThat(shown()).containsExactly(9L);

        history.open(4996, 8);
        assertThat(history.toSelectProperty().get().id()).isEqualTo(8);
        assertThat(shown()).containsExactly(9L, 8L);

        history.filterTextProperty().set("gmail");
        history.open(5001);
        assertThat(history.filtering().get()).isFalse();
    }
}
