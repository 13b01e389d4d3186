package fr.gestan.gsupport.desktop.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.ServerApi;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginViewModelTest {

    private static final String OPEN = "POST /api/v1/sessions";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private KeptLogin kept;
    private CurrentSession session;
    private final List<Connection> loggedIn = new ArrayList<>();
    private StubServer server;
    private LoginViewModel login;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        server.replies(OPEN, 201, """
                {"accessToken": "token-1", "expiresAt": "2026-11-24T18:00:00Z", "refreshToken": "refresh-1",
                 "refreshExpiresAt": "2026-12-24T18:00:00Z",
                 "user": {"code": "HRY", "fullName": "Hélène Royer", "roles": ["TECHNICIAN"]}}
                """);
        kept = new KeptLogin(folder.resolve("login"));
        session = new CurrentSession(kept, time);
        login = desktop();
    }

    @AfterEach
    void stop() {
        kept.close();
        server.close();
    }

    private RememberedLogin remembered() {
        return new RememberedLogin(folder.resolve("desktop.properties"));
    }

    private LoginViewModel desktop() {
        return new LoginViewModel(
                server.address().toString(),
                new Calls(Runnable::run, Runnable::run),
                address -> ServerApi.at(address, session, Locale.FRENCH),
                session,
                remembered(),
                new Countdown(time, time),
                Messages.in(Locale.FRENCH),
                loggedIn::add);
    }

    private void logIn() {
        login.loginProperty().set(" hry ");
        login.passwordProperty().set("secret");
        login.logIn();
    }

    @Test
    void who_logged_in_works_with_the_token_from_then_on() {
        logIn();

        assertThat(loggedIn).singleElement().satisfies(connection -> {
            assertThat(connection.user().code()).isEqualTo("HRY");
            assertThat(connection.server()).isEqualTo(server.address());
        });
        assertThat(session.token()).contains("token-1");
        assertThat(login.passwordProperty().get()).isEmpty();
        assertThat(server.requests(OPEN).get(0).body()).contains("\"login\":\"hry\"");
    }

    @Test
    void server_and_login_are_remembered_and_the_password_is_not() throws IOException {
        logIn();

        assertThat(remembered().server("none")).isEqualTo(server.address().toString());
        assertThat(desktop().loginProperty().get()).isEqualTo("hry");
        assertThat(Files.readString(folder.resolve("desktop.properties"))).doesNotContain("secret");
    }

    @Test
    void a_wrong_password_is_said_without_a_hint_at_which_was_wrong() {
        server.refuses(OPEN, 401, "unauthorized");
        logIn();

        assertThat(login.messageProperty().get()).startsWith("Identifiant ou mot de passe incorrect");
        assertThat(session.token()).isEmpty();
        assertThat(loggedIn).isEmpty();
    }

    @Test
    void too_many_tries_and_a_server_that_is_gone_are_said() {
        server.refuses(OPEN, 429, "too-many-tries");
        logIn();
        assertThat(login.messageProperty().get()).startsWith("Trop d’essais");

        server.close();
        login.logIn();
        assertThat(login.messageProperty().get()).startsWith("Le serveur est injoignable");
        assertThat(login.busyProperty().get()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://", "ftp://127.0.0.1", "not an address"})
    void an_address_that_is_none_is_said(String address) {
        login.serverProperty().set(address);
        logIn();

        assertThat(login.messageProperty().get()).startsWith("L’adresse du serveur n’est pas valable");
        assertThat(server.requests(OPEN)).isEmpty();
    }

    @Test
    void an_address_needs_no_scheme() {
        login.serverProperty().set("127.0.0.1:" + server.address().getPort());
        logIn();

        assertThat(loggedIn).hasSize(1);
    }

    @Test
    void without_a_password_nothing_is_asked() {
        login.loginProperty().set("hry");
        login.logIn();

        assertThat(login.messageProperty().get()).startsWith("Saisissez votre identifiant");
        assertThat(server.requests(OPEN)).isEmpty();
    }

    @Test
    void a_session_that_ended_is_over_and_says_that_nothing_is_lost() {
        logIn();
        login.sessionEnded();

        assertThat(session.token()).isEmpty();
        assertThat(login.messageProperty().get()).contains("ce que vous avez saisi est conservé");
    }

    private Path keptFile() {
        return folder.resolve("login/kept.json");
    }

    @Test
    void nobody_stays_logged_in_unless_they_tick_it() {
        assertThat(login.stayProperty().get()).isFalse();
        logIn();

        assertThat(server.requests(OPEN).get(0).body()).doesNotContain("stayLoggedIn");
        assertThat(keptFile()).doesNotExist();
        assertThat(desktop().stayProperty().get()).isFalse();
    }

    @Test
    void who_ticks_it_stays_logged_in_and_finds_it_ticked_the_next_time() throws IOException {
        login.stayProperty().set(true);
        logIn();

        assertThat(server.requests(OPEN).get(0).body()).contains("\"stayLoggedIn\":true");
        assertThat(Files.readString(keptFile()))
                .contains("refresh-1")
                .doesNotContain("token-1")
                .doesNotContain("secret");
        assertThat(desktop().stayProperty().get()).isTrue();
    }

    @Test
    void logging_in_without_the_tick_forgets_what_was_kept() {
        login.stayProperty().set(true);
        logIn();
        login.appear("");
        login.stayProperty().set(false);
        logIn();

        assertThat(keptFile()).doesNotExist();
    }

    @Test
    void nobody_logs_in_twice_while_the_screen_that_follows_is_being_made() {
        logIn();

        login.passwordProperty().set("secret");
        login.logIn();

        assertThat(loggedIn).hasSize(1);
    }

    @Test
    void logging_out_forgets_what_was_kept() {
        login.stayProperty().set(true);
        logIn();
        session.end();

        assertThat(keptFile()).doesNotExist();
    }

    @Test
    void a_second_window_says_that_it_cannot_stay_logged_in_and_leaves_the_first_alone() throws IOException {
        login.stayProperty().set(true);
        logIn();
        var before = Files.readString(keptFile());
        try (var otherKept = new KeptLogin(folder.resolve("login"))) {
            session = new CurrentSession(otherKept, time);
            login = desktop();
            login.appear("");
            assertThat(login.keptElsewhereProperty().get()).isTrue();
            logIn();

            assertThat(server.requests(OPEN).get(1).body()).doesNotContain("stayLoggedIn");
            assertThat(loggedIn).hasSize(2);
            assertThat(keptFile()).content(UTF_8).isEqualTo(before);
        }
    }

    @Test
    void after_too_many_tries_the_seconds_count_down_and_then_one_can_try_again() {
        server.asksToWait(OPEN, 75);
        logIn();
        assertThat(login.messageProperty().get()).isEqualTo("Trop d’essais. Recommencez dans 1 min 15 s.");
        assertThat(login.readyBinding().get()).isFalse();

        time.pass(Duration.ofSeconds(30));
        assertThat(login.messageProperty().get()).isEqualTo("Trop d’essais. Recommencez dans 45 s.");
        login.logIn();
        assertThat(server.requests(OPEN)).as("no try while one has to wait").hasSize(1);

        time.pass(Duration.ofSeconds(45));
        assertThat(login.messageProperty().get()).isEqualTo("Vous pouvez recommencer.");
        assertThat(login.readyBinding().get()).isTrue();
    }

    @Test
    void somebody_else_need_not_wait() {
        server.asksToWait(OPEN, 900);
        logIn();

        login.loginProperty().set("ecn");

        assertThat(login.readyBinding().get()).isTrue();
        assertThat(login.messageProperty().get()).isEmpty();
    }
}
