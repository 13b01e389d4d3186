package fr.gestan.gsupport.desktop.mails;

import static fr.gestan.gsupport.desktop.mails.Interventions.by;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineMailsViewModelTest {

    private static final String RECAP = "POST /api/v1/interventions/6627/recap";

    private final ReadOnlyObjectWrapper<HistoryLine> selected = new ReadOnlyObjectWrapper<>();
    private final List<HistoryLine> reported = new ArrayList<>();
    private final List<HistoryLine> changed = new ArrayList<>();
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        selected.set(by("HRY", LineKind.INTERVENTION, null));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private LineMailsViewModel of(String code, Role... roles) {
        return new LineMailsViewModel(
                new Calls(Runnable::run, Runnable::run),
                server.api().interventionMails(),
                selected.getReadOnlyProperty(),
                new Session.User(code, "Quelqu’un", List.of(roles)),
                Messages.in(Locale.FRENCH),
                new Formats(ZoneId.of("Europe/Paris")),
                reported::add,
                changed::add);
    }

    @Test
    void a_recap_is_offered_to_its_technician_to_sales_and_to_managers() {
        assertThat(of("HRY", Role.TECHNICIAN).recapOffered().get()).isTrue();
        assertThat(of("ADV", Role.SALES_ADMIN).recapOffered().get()).isTrue();
        assertThat(of("CHE", Role.MANAGER).recapOffered().get()).isTrue();
        assertThat(of("ECN", Role.TECHNICIAN).recapOffered().get()).isFalse();
        assertThat(of("ADM", Role.ADMIN).recapOffered().get()).isFalse();
    }

    @Test
    void only_of_an_intervention_that_stands() {
        var mails = of("HRY", Role.TECHNICIAN);

        for (var line : new HistoryLine[] {
            null, by("HRY", LineKind.CREDIT_PURCHASE, null), by("HRY", LineKind.INTERVENTION, 6_628L)
        }) {
            selected.set(line);
            assertThat(mails.recapOffered().get()).isFalse();
        }
    }

    @Test
    void the_line_shows_at_once_that_a_recap_waits_and_when_the_first_was_sent() {
        server.replies(RECAP, 202, "{\"mail\":{\"id\":7,\"status\":\"QUEUED\"}}");
        var mails = of("HRY", Role.TECHNICIAN);

        mails.sendRecapAgain();

        assertThat(mails.outcomeProperty().get())
                .isEqualTo(
                        new Outcome("Le récapitulatif de l’intervention 6\u00a0627 va être renvoyé au client.", true));
        assertThat(changed).singleElement().satisfies(line -> {
            assertThat(line.mail().status()).isEqualTo(MailStatus.QUEUED);
            assertThat(line.mail().sentAt()).isEqualTo(Interventions.SENT_AT);
        });
    }

    @Test
    void one_that_is_not_sent_says_why_and_does_not_hide_the_first() {
        server.replies(
                RECAP, 202, "{\"mail\":{\"id\":7,\"status\":\"SUPPRESSED\",\"suppressedBecause\":\"NOT_WANTED\"}}");
        var mails = of("HRY", Role.TECHNICIAN);

        mails.sendRecapAgain();

        assertThat(mails.outcomeProperty().get().good()).isFalse();
        assertThat(mails.outcomeProperty().get().text()).contains("choisi de ne pas en recevoir");
        assertThat(changed).singleElement().extracting(HistoryLine::mail).isEqualTo(Interventions.SENT);
    }

    @Test
    void a_second_try_after_a_broken_connection_is_the_same_one_and_a_further_one_another() {
        server.breaksOff(RECAP);
        var mails = of("HRY", Role.TECHNICIAN);
        mails.sendRecapAgain();
        assertThat(mails.outcomeProperty().get().text()).endsWith("le client n’en recevra pas deux.");

        server.replies(RECAP, 202, "{\"mail\":{\"id\":7,\"status\":\"QUEUED\"}}");
        mails.sendRecapAgain();
        mails.sendRecapAgain();

        var keys = server.requests(RECAP).stream().map(StubServer.Request::key).toList();
        assertThat(keys).hasSize(3).doesNotContainNull();
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
    }

    @Test
    void a_bug_is_reported_by_technicians_from_any_intervention() {
        var mails = of("ECN", Role.TECHNICIAN);

        mails.reportBug();
        selected.set(by("9999", LineKind.CREDIT_PURCHASE, null));
        mails.reportBug();

        assertThat(reported).extracting(HistoryLine::kind).containsExactly(LineKind.INTERVENTION);
        assertThat(of("ADV", Role.SALES_ADMIN).bugReportOffered().get()).isFalse();
    }
}
