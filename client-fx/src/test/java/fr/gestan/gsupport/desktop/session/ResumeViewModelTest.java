package fr.gestan.gsupport.desktop.session;

import static fr.gestan.gsupport.desktop.session.ServerLogins.CARD;
import static fr.gestan.gsupport.desktop.session.ServerLogins.REFRESH;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.sessions.Credentials;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.ServerApi;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeViewModelTest {

    private static final Duration UNTIL_THE_NEXT_TRY = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final List<Connection> loggedIn = new ArrayList<>();
    private final List<String> askedForALogin = new ArrayList<>();
    private final Deque<Runnable> window = new ArrayDeque<>();
    private StubServer server;
    private ServerLogins logins;
    private KeptLogin kept;
    private CurrentSession session;
    private ResumeViewModel resume;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        logins = new ServerLogins(server, Duration.ofMinutes(15));
        var opened = server.api().sessions().open(new Credentials("hry", "secret", true));
        try (var earlier = new KeptLogin(folder)) {
            earlier.keep(new KeptLogin.Content(
                    server.address().toString(), "hry", "Hélène Royer", "HRY", opened.refreshToken()));
        }
        kept = new KeptLogin(folder);
        session = new CurrentSession(kept, time);
        resume = new ResumeViewModel(
                new Calls(Runnable::run, window::add),
                address -> ServerApi.at(address, session, Locale.FRENCH),
                session,
                kept,
                time,
                Messages.in(Locale.FRENCH),
                loggedIn::add,
                askedForALogin::add);
    }

    @AfterEach
    void stop() {
        kept.close();
        server.close();
    }

    private void answersArrive() {
        while (!window.isEmpty()) {
            window.remove().run();
        }
    }

    private Path keptFile() {
        return folder.resolve("kept.json");
    }

    @Test
    void logs_in_by_itself_and_says_whom_and_where() {
        assertThat(resume.begin(Optional.empty())).isTrue();

        assertThat(resume.personProperty().get()).isEqualTo("Hélène Royer (HRY)");
        assertThat(resume.serverProperty().get()).isEqualTo(server.address().toString());
        assertThat(resume.waitingProperty().get()).isTrue();
        answersArrive();
        assertThat(resume.waitingProperty().get()).isFalse();
        assertThat(loggedIn).singleElement().satisfies(connection -> {
            assertThat(connection.user().code()).isEqualTo("HRY");
            assertThat(connection.api().clients().open(1).companyName()).isEqualTo("ALPHA");
        });
        assertThat(keptFile()).content().contains("refresh-2").doesNotContain("refresh-1");
    }

    @Test
    void goes_on_keeping_each_next_token() {
        resume.begin(Optional.empty());
        answersArrive();
        logins.accessEnds();

        loggedIn.get(0).api().clients().open(1);

        assertThat(server.requests(CARD)).hasSize(2);
        assertThat(keptFile()).content().contains("refresh-3");
    }

    @Test
    void with_nothing_kept_there_is_nothing_to_do() {
        kept.take();
        kept.forget();

        assertThat(resume.begin(Optional.empty())).isFalse();
        assertThat(server.requests(REFRESH)).isEmpty();
    }

    @Test
    void a_second_window_does_not_take_the_token_of_the_first() {
        try (var first = new KeptLogin(folder)) {
            first.take();

            assertThat(resume.begin(Optional.empty())).isFalse();
        }
        assertThat(server.requests(REFRESH)).isEmpty();
    }

    @Test
    void another_server_that_was_asked_for_gets_no_token_and_what_is_kept_stays() {
        assertThat(resume.begin(Optional.of(URI.create("http://127.0.0.1:1")))).isFalse();

        assertThat(server.requests(REFRESH)).isEmpty();
        session.end();
        assertThat(keptFile()).content().contains("refresh-1");
    }

    @Test
    void a_login_that_has_ended_is_said_and_forgotten() {
        logins.end();
        resume.begin(Optional.empty());
        answersArrive();

        assertThat(askedForALogin).singleElement().asString().startsWith("Votre session a pris fin");
        assertThat(keptFile()).doesNotExist();
        assertThat(loggedIn).isEmpty();
    }

    @Test
    void a_server_that_is_away_is_said_and_tried_again_with_the_token_kept() {
        server.replies(REFRESH, 503, "");
        resume.begin(Optional.empty());
        answersArrive();
        assertThat(resume.messageProperty().get()).startsWith("Le serveur ne répond pas pour l’instant");
        assertThat(keptFile()).content().contains("refresh-1");

        server.answers(REFRESH, logins::refresh);
        time.pass(UNTIL_THE_NEXT_TRY);
        answersArrive();

        assertThat(loggedIn).hasSize(1);
        assertThat(askedForALogin).isEmpty();
    }

    @Test
    void who_interrupts_gets_the_login_screen_and_the_answer_under_way_is_kept_for_the_next_start() {
        resume.begin(Optional.empty());
        resume.interrupt();
        resume.interrupt();
        answersArrive();

        assertThat(askedForALogin).containsExactly("");
        assertThat(loggedIn).isEmpty();
        assertThat(session.token()).isEmpty();
        assertThat(keptFile()).content().contains("refresh-2");
    }

    @Test
    void who_interrupts_while_the_server_is_away_is_not_logged_in_later() {
        server.replies(REFRESH, 503, "");
        resume.begin(Optional.empty());
        answersArrive();
        resume.interrupt();
        server.answers(REFRESH, logins::refresh);

        time.pass(Duration.ofMinutes(1));
        answersArrive();

        assertThat(server.requests(REFRESH)).hasSize(1);
        assertThat(loggedIn).isEmpty();
    }
}
