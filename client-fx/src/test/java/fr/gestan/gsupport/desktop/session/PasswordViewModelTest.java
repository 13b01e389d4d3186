package fr.gestan.gsupport.desktop.session;

import static fr.gestan.gsupport.desktop.session.ServerLogins.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.sessions.Credentials;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.ServerApi;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordViewModelTest {

    private static final String NEW = "correct horse battery";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private StubServer server;
    private KeptLogin kept;
    private CurrentSession session;
    private PasswordViewModel password;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        new ServerLogins(server, Duration.ofMinutes(15));
        kept = new KeptLogin(folder);
        session = new CurrentSession(kept, time);
        var api = ServerApi.at(server.address(), session, Locale.FRENCH);
        session.begin(api.sessions().open(new Credentials("hry", "demo")), api.sessions(), Optional.empty());
        password = new PasswordViewModel(
                new Calls(Runnable::run, Runnable::run),
                api.password(),
                session,
                time,
                new Countdown(time, time),
                Messages.in(Locale.FRENCH));
        password.open();
    }

    @AfterEach
    void stop() {
        kept.close();
        server.close();
    }

    private void type(String current, String next, String repeated) {
        password.currentProperty().set(current);
        password.nextProperty().set(next);
        password.repeatedProperty().set(repeated);
    }

    private void saveWithout(String field) {
        server.replies(PASSWORD, 400, """
                {"type": "/problems/invalid-request", "status": 400,
                 "violations": [{"field": "%s", "message": "est trop courant"}]}
                """.formatted(field));
        type("demo", NEW, NEW);
        password.save();
    }

    @Test
    void the_new_password_holds_and_work_goes_on_with_the_new_session() {
        type("demo", NEW, NEW);
        password.save();

        assertThat(server.requests(PASSWORD))
                .singleElement()
                .satisfies(sent -> assertThat(sent.body())
                        .isEqualTo("{\"currentPassword\":\"demo\",\"newPassword\":\"" + NEW + "\"}"));
        assertThat(session.token()).contains("access-2");
        assertThat(password.showingProperty().get()).isFalse();
        assertThat(password.noticeProperty().get()).isEqualTo("Votre mot de passe est changé.");
        assertThat(password.nextProperty().get()).isEmpty();
        time.pass(Duration.ofSeconds(10));
        assertThat(password.noticeProperty().get()).isEmpty();
    }

    @Test
    void the_rules_are_told_while_typing() {
        var rule = password.lengthRule();
        assertThat(rule.get()).isEqualTo("10 caractères au moins");
        password.nextProperty().set("1234567");
        assertThat(rule.get()).isEqualTo("10 caractères au moins (il en manque 3)");
        assertThat(password.longEnough().get()).isFalse();

        password.nextProperty().set(NEW);
        password.repeatedProperty().set(NEW);

        assertThat(password.longEnough().get()).isTrue();
        assertThat(password.same().get()).isTrue();
    }

    @Test
    void what_cannot_be_right_is_said_at_its_field_and_not_sent() {
        type("", "short", "other");
        password.save();

        assertThat(password.currentErrorProperty().get()).startsWith("Saisissez votre mot de passe actuel");
        assertThat(password.nextErrorProperty().get()).contains("10 caractères au moins");
        assertThat(password.repeatedErrorProperty().get()).contains("pas identiques");
        assertThat(server.requests(PASSWORD)).isEmpty();
        password.nextProperty().set(NEW);
        assertThat(password.nextErrorProperty().get()).isEmpty();
    }

    @Test
    void a_wrong_current_password_is_said_at_its_field_and_nothing_typed_is_lost() {
        saveWithout("currentPassword");

        assertThat(password.currentErrorProperty().get()).isEqualTo("Ce n’est pas votre mot de passe actuel.");
        assertThat(password.nextErrorProperty().get()).isEmpty();
        assertThat(password.messageProperty().get()).isEmpty();
        assertThat(password.showingProperty().get()).isTrue();
        assertThat(password.currentProperty().get()).isEqualTo("demo");
        assertThat(password.nextProperty().get()).isEqualTo(NEW);
        assertThat(session.token()).contains("access-1");
    }

    @Test
    void a_common_password_is_said_at_its_field() {
        saveWithout("newPassword");

        assertThat(password.nextErrorProperty().get()).isEqualTo("Le nouveau mot de passe est trop courant.");
    }

    @Test
    void after_too_many_tries_the_seconds_count_down() {
        server.asksToWait(PASSWORD, 30);
        type("demo", NEW, NEW);
        password.save();
        assertThat(password.messageProperty().get()).isEqualTo("Trop d’essais. Recommencez dans 30 s.");
        assertThat(password.ready().get()).isFalse();

        time.pass(Duration.ofSeconds(30));

        assertThat(password.messageProperty().get()).isEmpty();
        assertThat(password.ready().get()).isTrue();
    }

    @Test
    void a_server_that_does_not_answer_leaves_open_which_password_holds() {
        server.breaksOff(PASSWORD);
        type("demo", NEW, NEW);
        password.save();

        assertThat(password.messageProperty().get()).contains("On ne sait pas si le mot de passe a été changé");
        assertThat(password.nextProperty().get()).isEqualTo(NEW);
    }

    @Test
    void closing_forgets_what_was_typed() {
        type("demo", NEW, "");
        password.close();
        password.open();

        assertThat(password.currentProperty().get()).isEmpty();
        assertThat(password.nextProperty().get()).isEmpty();
    }
}
