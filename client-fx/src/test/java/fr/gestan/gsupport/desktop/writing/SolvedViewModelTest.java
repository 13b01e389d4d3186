package fr.gestan.gsupport.desktop.writing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.interventions.SolvedProblem;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SolvedViewModelTest {

    private static final String SEARCH = "GET /api/v1/interventions/search";

    private final ManualTime time = new ManualTime();
    private final Deque<Runnable> onTheirWay = new ArrayDeque<>();
    private final List<SolvedProblem> chosen = new ArrayList<>();
    private StubServer server;
    private SolvedViewModel solved;

    @BeforeEach
    void startTheServer() throws IOException {
        server = new StubServer();
        server.answers(SEARCH, came -> new StubServer.Reply(200, """
                        {"items": [{"lineId": 6627, "clientId": 4996, "companyName": "JARDINS DU TILLEUL", "by": "HRY",
                          "performedAt": "2022-02-01T13:13:12Z", "summary": "%s"}]}""".formatted(came.query())));
        solved = new SolvedViewModel(
                new Calls(onTheirWay::add, Runnable::run),
                time,
                server.api().solvedProblems(),
                Messages.in(Locale.FRENCH),
                new Formats(ZoneId.of("Europe/Paris")),
                chosen::add);
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    private void type(String words) {
        solved.queryProperty().set(words);
        time.pass(Duration.ofSeconds(1));
    }

    @Test
    void typing_asks_once_it_pauses() {
        solved.queryProperty().set("sau");
        solved.queryProperty().set("sauvegarde");
        time.pass(Duration.ofSeconds(1));

        onTheirWay.remove().run();

        assertThat(onTheirWay).isEmpty();
        assertThat(solved.found()).singleElement().satisfies(found -> {
            assertThat(found.summary()).contains("sauvegarde");
            assertThat(solved.headOf(found)).isEqualTo("JARDINS DU TILLEUL (n° 4\u00a0996) – 01/02/2022 14:13:12, HRY");
            assertThat(solved.adviceOf(found)).isEmpty();
        });
    }

    @Test
    void a_late_answer_never_replaces_a_newer_one() {
        type("premier");
        type("second");
        var first = onTheirWay.remove();
        onTheirWay.remove().run();
        first.run();

        assertThat(solved.found())
                .singleElement()
                .satisfies(found -> assertThat(found.summary()).contains("second"));
    }

    @Test
    void nothing_typed_shows_nothing_whatever_is_still_to_come() {
        type("premier");
        type(" ");
        onTheirWay.remove().run();

        assertThat(solved.found()).isEmpty();
        assertThat(solved.messageProperty().get()).isEmpty();
    }

    @Test
    void finding_nothing_and_a_server_that_is_away_are_said() {
        server.replies(SEARCH, 200, "{\"items\": []}");
        type("rien");
        onTheirWay.remove().run();
        assertThat(solved.messageProperty().get()).startsWith("Rien de tel");

        server.replies(SEARCH, 503, "");
        type("encore");
        onTheirWay.remove().run();
        assertThat(solved.messageProperty().get()).contains("503");
    }

    @Test
    void enter_takes_the_first_where_none_is_selected() {
        solved.choose(null);
        assertThat(chosen).isEmpty();
        type("sauvegarde");
        onTheirWay.remove().run();

        solved.choose(null);

        assertThat(chosen).extracting(SolvedProblem::lineId).containsExactly(6627L);
    }
}
