package fr.gestan.gsupport.desktop.greenbutton;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.clients.ClientSummary;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.links.Link;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GreenButtonViewModelTest {

    private static final String LOOK_UP = "POST /api/v1/green-button";
    private static final String CANDIDATE = "{\"id\":%d,\"companyName\":\"TILLEUL\",\"city\":\"VERTON\"}";

    private final List<String> desk = new ArrayList<>();
    private final Deque<Runnable> answers = new ArrayDeque<>();
    private boolean taken;
    private boolean typing;
    private String clipboard = "gsupport:v1?licence=GST-20-0001&company=JARDINS%20DU%20TILLEUL&version=24";
    private StubServer server;
    private GreenButtonViewModel viewModel;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        viewModel = new GreenButtonViewModel(
                new Calls(Runnable::run, answers::add),
                server.api().greenButton(),
                server.api().clients(),
                () -> Optional.ofNullable(clipboard),
                new RecordingDesk(),
                Messages.in(Locale.FRENCH),
                new Formats(ZoneId.of("Europe/Paris")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private final class RecordingDesk implements Desk {
        @Override
        public void open(long clientId) {
            desk.add("open " + clientId);
        }

        @Override
        public void choose(List<ClientSummary> candidates) {
            desk.add("choose " + candidates.stream().map(ClientSummary::id).toList());
        }

        @Override
        public void search(String query) {
            desk.add("search " + query);
        }

        @Override
        public boolean isTaken() {
            return taken;
        }

        @Override
        public boolean isTyping() {
            return typing;
        }
    }

    private void finds(String match, long... ids) {
        var candidates = new ArrayList<String>();
        for (var id : ids) {
            candidates.add(CANDIDATE.formatted(id));
        }
        server.replies(
                LOOK_UP, 200, "{\"match\":\"%s\",\"candidates\":[%s]}".formatted(match, String.join(",", candidates)));
    }

    private void answersArrive() {
        while (!answers.isEmpty()) {
            answers.poll().run();
        }
    }

    private String sentence() {
        return viewModel.sentenceProperty().get();
    }

    @Test
    void opens_the_one_account_without_a_question() {
        finds("ONE", 4996);

        viewModel.press();
        assertThat(viewModel.busyProperty().get()).isTrue();
        answersArrive();

        assertThat(desk).containsExactly("open 4996");
        assertThat(sentence()).isEmpty();
        assertThat(viewModel.busyProperty().get()).isFalse();
        assertThat(server.requests(LOOK_UP))
                .singleElement()
                .satisfies(
                        request -> assertThat(request.body())
                                .isEqualTo(
                                        "{\"licenceNumber\":\"GST-20-0001\",\"companyName\":\"JARDINS DU TILLEUL\",\"version\":\"24\"}"));
    }

    @Test
    void lets_somebody_choose_between_several() {
        finds("SEVERAL", 4996, 5001);

        viewModel.press();
        answersArrive();

        assertThat(desk).containsExactly("choose [4996, 5001]");
        assertThat(sentence()).startsWith("Plusieurs comptes");
    }

    @Test
    void says_that_something_does_not_match_where_one_account_is_doubtful() {
        finds("SEVERAL", 4996);

        viewModel.press();
        answersArrive();

        assertThat(desk).containsExactly("choose [4996]");
        assertThat(sentence()).contains("ne concorde pas");
    }

    @Test
    void fills_the_search_in_where_there_is_none() {
        finds("NONE");

        viewModel.press();
        answersArrive();

        assertThat(desk).containsExactly("search JARDINS DU TILLEUL");
        assertThat(sentence()).startsWith("Aucun compte");
    }

    @Test
    void says_what_to_do_about_a_clipboard_with_something_else_and_shows_nothing_of_it() {
        clipboard = "Secret-2026!";

        viewModel.press();
        answersArrive();

        assertThat(sentence()).contains("Ctrl+F1").doesNotContain("Secret");
        assertThat(server.requests(LOOK_UP)).isEmpty();
        assertThat(desk).isEmpty();
    }

    @Test
    void says_that_the_server_is_away_and_opens_nothing() {
        server.close();

        viewModel.press();
        answersArrive();

        assertThat(sentence()).startsWith("Le serveur est injoignable");
        assertThat(viewModel.busyProperty().get()).isFalse();
        assertThat(desk).isEmpty();
    }

    @Test
    void an_answer_that_comes_after_a_newer_question_opens_nothing() {
        finds("ONE", 4996);
        viewModel.press();
        viewModel.follow(new Link.Client(5001));

        answersArrive();

        assertThat(desk).containsExactly("open 5001");
        assertThat(viewModel.busyProperty().get()).isFalse();
    }

    @Test
    void follows_links_to_a_client_and_to_a_search() {
        viewModel.follow(new Link.Client(4996));
        viewModel.follow(new Link.Search("tilleul"));

        assertThat(desk).containsExactly("open 4996", "search tilleul");
        assertThat(sentence()).isEmpty();
    }

    @Test
    void follows_a_link_to_a_choice_without_the_clients_that_are_no_more() {
        server.replies(
                "GET /api/v1/clients/5001",
                200,
                "{\"id\":5001,\"companyName\":\"DUNES\",\"doNotIntervene\":{\"active\":false},\"credit\":{\"balanceMinutes\":7}}");
        server.refuses("GET /api/v1/clients/4996", 404, "not-found");

        viewModel.follow(new Link.Choice(List.of(4996L, 5001L)));
        answersArrive();

        assertThat(desk).containsExactly("choose [5001]");
    }

    @Test
    void what_comes_by_itself_opens_at_once_while_nobody_types() {
        viewModel.arrived(new Found.One(4996));

        assertThat(desk).containsExactly("open 4996");
        assertThat(viewModel.offeringProperty().get()).isFalse();
    }

    @Test
    void what_comes_by_itself_waits_while_somebody_types_until_it_is_taken() {
        typing = true;

        viewModel.arrived(new Found.One(4996));

        assertThat(desk).isEmpty();
        assertThat(viewModel.offeringProperty().get()).isTrue();
        assertThat(sentence()).contains(new Formats(ZoneId.of("Europe/Paris")).number(4996));

        viewModel.take();
        viewModel.take();
        assertThat(desk).containsExactly("open 4996");
        assertThat(viewModel.offeringProperty().get()).isFalse();
        assertThat(sentence()).isEmpty();
    }

    @Test
    void an_offer_outlives_the_opening_of_another_client_and_goes_when_it_is_dismissed() {
        typing = true;
        viewModel.arrived(new Found.One(4996));

        viewModel.clientOpened();
        assertThat(viewModel.offeringProperty().get()).isTrue();

        viewModel.dismiss();
        viewModel.take();
        assertThat(viewModel.offeringProperty().get()).isFalse();
        assertThat(desk).isEmpty();
    }

    @Test
    void a_link_takes_no_form_away_that_lies_in_front() {
        taken = true;

        viewModel.follow(new Link.Client(4996));
        viewModel.take();
        assertThat(desk).isEmpty();

        taken = false;
        viewModel.take();
        assertThat(desk).containsExactly("open 4996");
    }

    @Test
    void a_sentence_goes_with_the_next_client_that_is_opened() {
        clipboard = null;
        viewModel.press();
        assertThat(sentence()).isNotEmpty();

        viewModel.clientOpened();

        assertThat(sentence()).isEmpty();
    }
}
