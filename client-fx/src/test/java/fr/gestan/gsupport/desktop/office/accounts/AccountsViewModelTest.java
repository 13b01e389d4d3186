package fr.gestan.gsupport.desktop.office.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountsViewModelTest {

    private static final String LIST = "GET /api/v1/technicians";
    private static final String HRY = """
            {"code": "HRY", "fullName": "Hélène Royer", "phone": "0188000001", "login": "hry", "roles": ["TECHNICIAN"],
             "active": true, "hasPassword": true}""";

    private StubServer server;
    private AccountsViewModel accounts;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        server.replies(LIST, 200, "{\"items\":[" + HRY + "]}");
        accounts = accounts(Locale.FRENCH);
        accounts.shown();
    }

    private AccountsViewModel accounts(Locale language) {
        return new AccountsViewModel(
                new Calls(Runnable::run, Runnable::run), server.api().technicians(), Messages.in(language));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void somebody_new_is_created_and_an_error_loses_nothing() {
        server.refuses("POST /api/v1/technicians", 409, "login-taken");
        accounts.codeProperty().set("abc");
        accounts.fullNameProperty().set("Anne Bois");
        accounts.loginProperty().set("abois");
        accounts.passwordProperty().set("un-mot-de-passe");
        accounts.has(Role.MANAGER).set(true);

        accounts.save();
        assertThat(accounts.outcomeProperty().get().text()).isEqualTo("Cet identifiant est déjà pris.");
        assertThat(accounts.fullNameProperty().get()).isEqualTo("Anne Bois");
        server.replies("POST /api/v1/technicians", 201, HRY.replace("HRY", "ABC"));
        accounts.save();

        assertThat(server.requests("POST /api/v1/technicians").get(1).body())
                .contains("\"code\":\"ABC\"", "[\"TECHNICIAN\",\"MANAGER\"]", "un-mot-de-passe")
                .doesNotContain("phone");
        assertThat(accounts.outcomeProperty().get().text()).isEqualTo("Le compte ABC est créé.");
        assertThat(server.requests(LIST)).as("the list is read again").hasSize(2);
    }

    @Test
    void what_is_missing_is_said_and_nothing_is_sent() {
        accounts.codeProperty().set("A");
        accounts.save();
        assertThat(accounts.outcomeProperty().get().text()).startsWith("Le code a de 2 à 10");

        accounts.codeProperty().set("ABC");
        accounts.fullNameProperty().set("Anne Bois");
        accounts.loginProperty().set("abois");
        accounts.has(Role.TECHNICIAN).set(false);
        accounts.save();

        assertThat(accounts.outcomeProperty().get().text()).isEqualTo("Cochez au moins un rôle.");
        assertThat(server.requests("POST /api/v1/technicians")).isEmpty();
    }

    @Test
    void somebody_who_leaves_is_deactivated_and_the_form_shows_what_the_server_made_of_it() {
        server.replies("PUT /api/v1/technicians/HRY", 200, HRY.replace("\"active\": true", "\"active\": false"));
        accounts.choose(accounts.people().items().get(0));
        accounts.activeProperty().set(false);

        accounts.save();

        assertThat(server.requests("PUT /api/v1/technicians/HRY").get(0).body()).contains("\"active\":false");
        assertThat(accounts.stateOf(accounts.chosenProperty().get())).isEqualTo("désactivé");
    }

    @Test
    void what_is_typed_for_one_waits_while_another_is_looked_at_and_while_the_language_changes() {
        var hry = accounts.people().items().get(0);
        accounts.codeProperty().set("abc");
        accounts.has(Role.MANAGER).set(true);
        accounts.choose(hry);
        assertThat(accounts.has(Role.MANAGER).get()).isFalse();
        accounts.phoneProperty().set("0188000009");

        accounts.begin();
        assertThat(accounts.codeProperty().get()).isEqualTo("abc");
        assertThat(accounts.has(Role.MANAGER).get()).isTrue();
        var english = accounts(Locale.ENGLISH);
        english.goOnFrom(accounts);
        assertThat(english.codeProperty().get()).isEqualTo("abc");
        english.choose(hry);
        assertThat(english.phoneProperty().get()).isEqualTo("0188000009");

        english.begin();
        english.begin();
        assertThat(english.codeProperty().get()).as("asked for anew").isEmpty();
    }

    @Test
    void what_else_is_typed_stays_when_a_password_is_given_and_a_password_when_the_rest_is_saved() {
        server.replies("POST /api/v1/technicians/HRY/password", 204, "");
        server.replies("GET /api/v1/technicians/HRY", 200, HRY);
        server.replies("PUT /api/v1/technicians/HRY", 200, HRY);
        accounts.choose(accounts.people().items().get(0));
        accounts.phoneProperty().set("0188000009");
        accounts.passwordProperty().set("assez-long-maintenant");

        accounts.setPassword();
        assertThat(accounts.phoneProperty().get()).isEqualTo("0188000009");
        accounts.passwordProperty().set("encore-un-mot-de-passe");
        accounts.save();

        assertThat(accounts.passwordProperty().get()).isEqualTo("encore-un-mot-de-passe");
    }

    @Test
    void a_password_is_given_and_leaves_the_form() {
        server.replies("POST /api/v1/technicians/HRY/password", 204, "");
        server.replies("GET /api/v1/technicians/HRY", 200, HRY);
        accounts.choose(accounts.people().items().get(0));
        accounts.passwordProperty().set("court");
        accounts.setPassword();
        assertThat(server.requests("POST /api/v1/technicians/HRY/password")).isEmpty();

        accounts.passwordProperty().set("assez-long-maintenant");
        accounts.setPassword();

        assertThat(server.requests("POST /api/v1/technicians/HRY/password")).hasSize(1);
        assertThat(accounts.passwordProperty().get()).isEmpty();
        assertThat(accounts.outcomeProperty().get().text()).contains("Le mot de passe de HRY est changé");
    }
}
