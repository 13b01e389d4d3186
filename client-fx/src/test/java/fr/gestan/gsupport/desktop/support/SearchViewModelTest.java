package fr.gestan.gsupport.desktop.support;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.search.RecentClients.Recent;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchViewModelTest {

    private static final String FIND = "GET /api/v1/clients";
    private static final String TILLEUL = "{\"id\":4996,\"companyName\":\"JARDINS DU TILLEUL\",\"city\":\"VERTON\"}";
    private static final String DUNES = "{\"id\":5001,\"companyName\":\"ATELIER DES DUNES\",\"city\":\"BERCK\"}";

    private final ManualTime time = new ManualTime();
    private final Deque<Runnable> answersOnTheirWay = new ArrayDeque<>();
    private final List<Recent> recent = new ArrayList<>();
    private final List<Long> opened = new ArrayList<>();
    private StubServer server;
    private SearchViewModel search;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        found(TILLEUL, DUNES);
        search = new SearchViewModel(
                new Calls(Runnable::run, answersOnTheirWay::add),
                time,
                server.api().clients(),
                recent,
                Messages.in(Locale.FRENCH),
                opened::add);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void found(String... clients) {
        server.replies(FIND, 200, "{\"items\":[" + String.join(",", clients) + "],\"next\":null}");
    }

    private void type(String text) {
        search.queryProperty().set(text);
    }

    private void pauseTyping() {
        time.pass(SearchViewModel.TYPING_PAUSE);
    }

    private void answersArrive() {
        while (!answersOnTheirWay.isEmpty()) {
            answersOnTheirWay.poll().run();
        }
    }

    @Test
    void asks_once_typing_pauses() {
        type("t");
        time.pass(Duration.ofMillis(100));
        type("ti");
        time.pass(Duration.ofMillis(100));
        assertThat(server.requests(FIND)).isEmpty();

        type("til");
        pauseTyping();
        answersArrive();

        assertThat(server.requests(FIND))
                .singleElement()
                .satisfies(request -> assertThat(request.query()).contains("q=til"));
        assertThat(search.results()).extracting(ClientSummary::id).containsExactly(4996L, 5001L);
        assertThat(search.showingProperty().get()).isTrue();
        assertThat(search.highlightedProperty().get()).isZero();
    }

    @Test
    void an_answer_that_comes_late_does_not_replace_a_newer_one() {
        type("til");
        pauseTyping();
        var late = answersOnTheirWay.removeFirst();
        found(DUNES);
        type("dunes");
        pauseTyping();
        answersArrive();

        late.run();

        assertThat(search.results()).extracting(ClientSummary::id).containsExactly(5001L);
    }

    @Test
    void digits_and_enter_open_at_once() {
        type("4996");
        search.enter();

        assertThat(opened).containsExactly(4996L);
        assertThat(server.requests(FIND)).isEmpty();
    }

    @Test
    void enter_opens_the_best_match_and_arrows_choose_another() {
        type("til");
        pauseTyping();
        answersArrive();

        search.enter();
        search.move(1);
        search.move(1);
        search.enter();

        assertThat(opened).containsExactly(4996L, 5001L);
    }

    @Test
    void enter_before_the_answer_opens_a_single_match_when_it_comes() {
        found(DUNES);
        type("dunes");
        search.enter();
        answersArrive();

        assertThat(opened).containsExactly(5001L);
    }

    @Test
    void enter_before_the_answer_shows_the_list_where_there_are_several() {
        type("a");
        search.enter();
        answersArrive();

        assertThat(opened).isEmpty();
        assertThat(search.showingProperty().get()).isTrue();
    }

    @Test
    void a_list_on_its_way_does_not_cover_the_card_that_was_opened_meanwhile() {
        type("4996");
        pauseTyping();
        search.enter();
        search.opened();
        answersArrive();

        assertThat(search.showingProperty().get()).isFalse();
    }

    @Test
    void no_match_is_said() {
        found();
        type("zzz");
        pauseTyping();
        answersArrive();

        assertThat(search.messageProperty().get()).startsWith("Aucun client ne correspond");
    }

    @Test
    void a_server_that_is_gone_is_said() {
        server.close();
        type("til");
        pauseTyping();
        answersArrive();

        assertThat(search.messageProperty().get()).startsWith("Le serveur est injoignable");
    }

    @Test
    void offers_a_choice_instead_of_what_was_typed_and_opens_what_is_chosen() {
        type("til");
        search.offer(List.of(
                new ClientSummary(5001, "ATELIER DES DUNES", null, null, null, null, "BERCK", 0, false, null),
                new ClientSummary(4996, "JARDINS DU TILLEUL", null, null, null, null, "VERTON", 0, false, null)));
        pauseTyping();
        answersArrive();

        assertThat(search.queryProperty().get()).isEmpty();
        assertThat(search.results()).extracting(ClientSummary::id).containsExactly(5001L, 4996L);
        assertThat(search.askedProperty().get()).isEqualTo(1);
        search.move(1);
        search.enter();
        assertThat(opened).containsExactly(4996L);
    }

    @Test
    void searches_for_what_it_is_filled_in_with_even_if_that_stands_there_already() {
        type("tilleul");
        search.close();

        search.begin("tilleul");
        pauseTyping();
        answersArrive();

        assertThat(search.showingProperty().get()).isTrue();
        assertThat(search.askedProperty().get()).isEqualTo(1);
    }

    @Test
    void the_clients_opened_last_are_offered_before_anything_is_typed() {
        recent.add(new Recent(5001, "ATELIER DES DUNES", "BERCK"));

        search.entered();
        assertThat(search.recentShownProperty().get()).isTrue();
        search.enter();
        assertThat(opened).isEmpty();
        search.move(1);
        search.enter();

        assertThat(opened).containsExactly(5001L);
        assertThat(server.requests(FIND)).isEmpty();
    }

    @Test
    void what_was_typed_for_the_client_before_counts_as_nothing_and_enter_still_opens_it() {
        recent.add(new Recent(5001, "ATELIER DES DUNES", "BERCK"));
        type("4996");
        search.enter();
        search.opened();

        search.entered();
        assertThat(search.recentShownProperty().get()).isTrue();
        search.enter();

        assertThat(opened).containsExactly(4996L, 4996L);
    }

    @Test
    void the_clients_opened_last_give_way_to_what_is_typed_and_go_with_the_keys() {
        recent.add(new Recent(5001, "ATELIER DES DUNES", "BERCK"));
        search.entered();
        type("til");
        assertThat(search.showingProperty().get()).isFalse();

        type("");
        assertThat(search.recentShownProperty().get()).isTrue();
        search.left();

        assertThat(search.showingProperty().get()).isFalse();
    }

    @Test
    void a_list_of_matches_stays_where_the_keys_go_elsewhere() {
        type("til");
        pauseTyping();
        answersArrive();
        search.left();

        assertThat(search.showingProperty().get()).isTrue();
    }
}
