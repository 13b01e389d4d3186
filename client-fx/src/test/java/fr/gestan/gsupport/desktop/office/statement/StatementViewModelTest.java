package fr.gestan.gsupport.desktop.office.statement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.office.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementViewModelTest {

    private static final String STATEMENT = "GET /api/v1/clients/4996/statement";
    private static final String MAIL = "POST /api/v1/clients/4996/statement/mail";

    @TempDir
    Path folder;

    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        server.replies(STATEMENT, 200, """
            {"clientId": 4996, "companyName": "JARDINS DU TILLEUL", "openingBalance": 60, "closingBalance": 50,
             "lines": [
              {"id": 1, "clientId": 4996, "kind": "INTERVENTION", "summary": "Aide", "balanceBefore": 60,
               "balanceAfter": 50, "performedAt": "2026-11-02T13:13:12Z", "durationMinutes": 10,
               "billing": "NORMAL"},
              {"id": 2, "clientId": 4996, "kind": "EXPIRY", "summary": "Prolongation", "balanceBefore": 50,
               "balanceAfter": 50, "performedAt": "2026-11-02T13:13:12Z"}]}\
            """);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private StatementViewModel statement(boolean mayMail) {
        var calls = new Calls(Runnable::run, Runnable::run);
        var messages = Messages.in(Locale.FRENCH);
        var statement = new StatementViewModel(
                calls,
                server.api().statements(),
                new Exports(calls, name -> Optional.of(folder.resolve(name)), messages),
                () -> 4996,
                mayMail,
                messages,
                new Formats(ZoneId.of("Europe/Paris")));
        statement.read();
        return statement;
    }

    @Test
    void a_period_shows_what_there_was_what_came_and_went_and_what_there_is() {
        var statement = statement(true);

        assertThat(statement.heading().get())
                .isEqualTo("JARDINS DU TILLEUL (n° 4\u00a0996) – solde au début 60 mn, à la fin 50 mn");
        assertThat(statement.lines()).extracting(statement::kindOf).containsExactly("Intervention", "Validité");
        assertThat(statement.lines()).extracting(statement::movedBy).containsExactly(-10, null);
        statement.fromProperty().set(LocalDate.of(2026, 11, 1));
        statement.read();
        assertThat(server.requests(STATEMENT).get(1).query()).isEqualTo("from=2026-11-01");
    }

    @Test
    void a_period_that_ends_before_it_begins_is_told_of_and_not_asked_for() {
        var statement = statement(true);
        statement.fromProperty().set(LocalDate.of(2026, 11, 2));
        statement.toProperty().set(LocalDate.of(2026, 11, 1));

        statement.read();
        statement.mail();

        assertThat(statement.outcomeProperty().get().good()).isFalse();
        assertThat(server.requests(STATEMENT)).hasSize(1);
        assertThat(server.requests(MAIL)).isEmpty();
    }

    @Test
    void the_document_is_kept_byte_by_byte() throws IOException {
        var statement = statement(true);
        server.replies(STATEMENT, 200, "%PDF-1.7 …");

        statement.keepDocument();

        assertThat(Files.readString(folder.resolve("releve-4996.pdf"))).isEqualTo("%PDF-1.7 …");
    }

    @Test
    void it_is_mailed_once_though_the_first_answer_never_came() {
        server.breaksOff(MAIL);
        var statement = statement(true);
        statement.mail();
        server.replies(MAIL, 202, "{\"mail\": {\"id\": 1, \"status\": \"QUEUED\"}}");

        statement.mail();

        assertThat(server.requests(MAIL))
                .extracting(StubServer.Request::key)
                .hasSize(2)
                .containsOnly(server.requests(MAIL).get(0).key());
        assertThat(statement.outcomeProperty().get().text()).contains("part au client");
    }

    @Test
    void a_client_without_an_address_gets_none_and_a_manager_mails_none() {
        server.replies(MAIL, 202, """
            {"mail": {"id": 1, "status": "SUPPRESSED", "suppressedBecause": "NO_ADDRESS"}}\
            """);
        var statement = statement(true);
        statement.mail();
        assertThat(statement.outcomeProperty().get().good()).isFalse();

        statement(false).mail();

        assertThat(server.requests(MAIL)).hasSize(1);
    }
}
