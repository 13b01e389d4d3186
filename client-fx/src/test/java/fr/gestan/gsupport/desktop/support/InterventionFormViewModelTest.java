package fr.gestan.gsupport.desktop.support;

import static fr.gestan.gsupport.desktop.support.Samples.CLIENT;
import static fr.gestan.gsupport.desktop.support.Samples.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.api.StubServer.Request;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.session.Connection;
import fr.gestan.gsupport.desktop.stopwatch.Drafts;
import fr.gestan.gsupport.desktop.stopwatch.Journal;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form on the whole screen's view models, against a real HTTP server. */
class InterventionFormViewModelTest {

    private static final String CARD = "GET /api/v1/clients/" + CLIENT;
    private static final String HISTORY = CARD + "/history";
    private static final String RECORD = "POST /api/v1/clients/" + CLIENT + "/interventions";

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean holding;
    private boolean sessionEnded;
    private StubServer server;
    private Drafts drafts;
    private SupportViewModel screen;
    private InterventionFormViewModel form;

    @BeforeEach
    void openTheScreen() throws IOException {
        server = new StubServer();
        server.replies(HISTORY, 200, "{\"items\":[],\"next\":null}");
        recordingAnswers(45, "QUEUED");
        drafts = new Drafts(time, time, new Journal(folder), Runnable::run);
        drafts.resume(time);
        Executor background = work -> {
            if (holding) {
                held.add(work);
            } else {
                work.run();
            }
        };
        screen = new SupportViewModel(
                new Connection(server.address(), server.api(), new Session.User("HRY", "Hélène Royer", List.of())),
                new Calls(background, Runnable::run).whenSessionEnds(() -> sessionEnded = true),
                time,
                drafts,
                Messages.in(Locale.FRENCH),
                new Formats(ZoneId.of("Europe/Paris")),
                Duration.ofHours(2),
                time);
        form = screen.form();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void open(Samples client) {
        server.replies(CARD, 200, client.json());
        screen.open(CLIENT);
    }

    private void recordingAnswers(int balanceAfter, String mail) {
        server.replies(RECORD, 201, """
                {"id": 6628, "clientId": %d, "billing": "NORMAL", "durationMinutes": 5, "balanceBefore": 50,
                 "balanceAfter": %d, "performedAt": "2026-11-24T10:00:00Z", "by": "HRY",
                 "mail": {"id": 1, "status": "%s"}}
                """.formatted(CLIENT, balanceAfter, mail));
    }

    private void fillIn() {
        form.summaryProperty().set("Paramétrage de la messagerie");
        form.typedMinutesProperty().set("5");
    }

    private List<Request> sent() {
        return server.requests(RECORD);
    }

    private String said() {
        return form.noticeProperty().get().text();
    }

    @Test
    void a_recording_answers_with_the_balance_the_line_and_an_empty_form() {
        open(aClient());
        fillIn();
        holding = false;

        form.record(Billing.NORMAL);

        assertThat(said())
                .isEqualTo("Intervention n° 6\u00a0628 enregistrée, solde 45 mn. Le client recevra le récapitulatif.");
        assertThat(form.summaryProperty().get()).isEmpty();
        assertThat(form.typedMinutesProperty().get()).isEmpty();
        assertThat(server.requests(CARD)).hasSize(2);
        assertThat(drafts.inProgress()).isEmpty();
    }

    @Test
    void balance_and_line_are_on_the_screen_although_the_card_cannot_be_read_again() {
        open(aClient());
        fillIn();
        server.refuses(CARD, 500, "internal-error");
        server.refuses(HISTORY, 500, "internal-error");

        form.record(Billing.NORMAL);

        assertThat(screen.card().balance().get()).isEqualTo("45");
        assertThat(screen.history().lines()).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo(6628);
            assertThat(line.summary()).isEqualTo("Paramétrage de la messagerie");
        });
    }

    @Test
    void says_so_where_the_client_gets_no_recap() {
        recordingAnswers(45, "SUPPRESSED");
        open(aClient());
        fillIn();

        form.record(Billing.NORMAL);

        assertThat(said()).endsWith("Le client ne reçoit pas de récapitulatif.");
    }

    @Test
    void a_double_click_records_once() {
        open(aClient());
        fillIn();
        holding = true;

        form.record(Billing.NORMAL);
        form.record(Billing.NORMAL);
        assertThat(form.busyProperty().get()).isTrue();
        holding = false;
        held.forEach(Runnable::run);

        assertThat(sent()).hasSize(1);
        assertThat(form.busyProperty().get()).isFalse();
    }

    @Test
    void a_retry_after_a_broken_connection_sends_the_same_again_with_the_same_key() {
        server.breaksOff(RECORD);
        open(aClient());
        fillIn();
        screen.stopwatch().toggle();
        time.pass(Duration.ofSeconds(42));

        form.record(Billing.NORMAL);
        assertThat(said()).contains("On ne sait pas si l’intervention a été enregistrée");
        assertThat(form.summaryProperty().get()).isEqualTo("Paramétrage de la messagerie");
        time.pass(Duration.ofSeconds(30));
        recordingAnswers(45, "QUEUED");
        form.record(Billing.NORMAL);

        assertThat(sent()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(sent()).extracting(Request::key).containsOnly(sent().get(0).key());
        assertThat(sent()).extracting(Request::body).containsOnly(sent().get(0).body());
        assertThat(sent().get(0).body()).contains("\"measuredSeconds\":42");
        assertThat(said()).startsWith("Intervention n°");
    }

    @Test
    void the_next_intervention_has_another_key() {
        open(aClient());
        fillIn();
        form.record(Billing.NORMAL);
        fillIn();
        form.record(Billing.NORMAL);

        assertThat(sent()).extracting(Request::key).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void a_refusal_keeps_the_form_and_an_exception_has_another_key() {
        server.refuses(RECORD, 409, "refused-overdrawn");
        open(aClient(-75, Decision.REFUSE_OVERDRAWN).overridable());
        fillIn();

        form.record(Billing.NORMAL);
        assertThat(said()).startsWith("Intervention refusée");
        assertThat(form.overrideOfferedProperty().get()).isTrue();
        assertThat(form.summaryProperty().get()).isEqualTo("Paramétrage de la messagerie");
        form.overrideReasonProperty().set("Paiement promis ce jour");
        recordingAnswers(-80, "QUEUED");
        form.record(Billing.NORMAL);

        assertThat(sent()).extracting(Request::key).doesNotHaveDuplicates().hasSize(2);
        assertThat(sent().get(1).body()).contains("\"overrideReason\":\"Paiement promis ce jour\"");
    }

    @Test
    void a_card_that_was_stale_is_read_again_after_a_refusal() {
        server.refuses(RECORD, 409, "refused-overdrawn");
        open(aClient());
        assertThat(form.overrideOfferedProperty().get()).isFalse();
        fillIn();
        server.replies(
                CARD, 200, aClient(-75, Decision.REFUSE_OVERDRAWN).overridable().json());

        form.record(Billing.NORMAL);

        assertThat(form.overrideOfferedProperty().get()).isTrue();
        assertThat(screen.card().balance().get()).isEqualTo("-75");
    }

    @Test
    void a_draft_changed_after_an_unknown_end_keeps_its_key_and_a_first_recording_is_told() {
        server.refuses(RECORD, 502, "internal-error");
        open(aClient());
        fillIn();
        form.record(Billing.NORMAL);
        form.typedMinutesProperty().set("6");
        server.refuses(RECORD, 422, "idempotency-key-reused");
        var historyRead = server.requests(HISTORY).size();

        form.record(Billing.NORMAL);

        assertThat(sent()).extracting(Request::key).containsOnly(sent().get(0).key());
        assertThat(said()).contains("a déjà été enregistrée").contains("historique");
        assertThat(server.requests(HISTORY)).hasSize(historyRead + 1);
    }

    @Test
    void a_session_that_has_ended_leaves_the_form_as_it_is() {
        server.refuses(RECORD, 401, "unauthorized");
        open(aClient());
        fillIn();

        form.record(Billing.NORMAL);

        assertThat(sessionEnded).isTrue();
        assertThat(form.summaryProperty().get()).isEqualTo("Paramétrage de la messagerie");
        assertThat(form.busyProperty().get()).isFalse();
    }

    @Test
    void an_empty_summary_and_a_duration_of_zero_are_not_sent() {
        open(aClient());
        form.typedMinutesProperty().set("5");
        form.record(Billing.NORMAL);
        assertThat(said()).startsWith("Saisissez le motif");
        assertThat(form.lookAtProperty().get()).isEqualTo(InterventionFormViewModel.Field.SUMMARY);

        form.summaryProperty().set("Aide");
        form.typedMinutesProperty().set("0");
        form.record(Billing.FREE);
        assertThat(said()).startsWith("Indiquez une durée");
        assertThat(form.lookAtProperty().get()).isEqualTo(InterventionFormViewModel.Field.DURATION);
        assertThat(sent()).isEmpty();
    }

    @Test
    void a_cloud_client_is_asked_about_once_more() {
        open(aClient().inTheCloud());
        fillIn();

        form.record(Billing.NORMAL);
        form.record(Billing.NORMAL);
        assertThat(sent()).isEmpty();
        form.answerYes();

        assertThat(sent()).hasSize(1);
        assertThat(form.questionProperty().get()).isNull();
    }

    @Test
    void recording_stops_the_stopwatch() {
        open(aClient());
        screen.stopwatch().toggle();
        time.pass(Duration.ofSeconds(61));
        form.summaryProperty().set("Aide");

        form.record(Billing.NORMAL);
        time.pass(Duration.ofSeconds(10));

        assertThat(sent().get(0).body()).contains("\"durationMinutes\":2").contains("\"measuredSeconds\":61");
        assertThat(screen.stopwatch().runningProperty().get()).isFalse();
        assertThat(screen.stopwatch().elapsedProperty().get()).isEqualTo("00:00");
        assertThat(drafts.running()).isEmpty();
    }

    @Test
    void the_projection_is_there_while_timing_and_says_what_it_is() {
        open(aClient());
        assertThat(screen.stopwatch().projectionProperty().get()).isEmpty();
        screen.stopwatch().toggle();
        time.pass(Duration.ofMinutes(4).plusSeconds(1));

        assertThat(screen.stopwatch().elapsedProperty().get()).isEqualTo("04:01");
        assertThat(screen.stopwatch().projectionProperty().get())
                .isEqualTo("Projection si Normal\u00a0: solde 45 mn (après 5 mn)");
    }

    @Test
    void after_two_hours_it_asks_whether_the_call_goes_on_and_decides_nothing() {
        open(aClient());
        screen.stopwatch().toggle();
        time.pass(Duration.ofHours(2));

        assertThat(form.questionProperty().get().text()).contains("L’appel continue-t-il");
        assertThat(screen.stopwatch().runningProperty().get()).isTrue();
        form.answerNo();
        assertThat(screen.stopwatch().runningProperty().get()).isFalse();
    }

    @Test
    void work_begun_before_npi_was_set_may_be_recorded_by_exception() {
        open(aClient());
        fillIn();
        time.pass(Duration.ofMinutes(10));

        form.show(aClient(-20, Decision.REFUSE_DO_NOT_INTERVENE)
                .notToBeHelpedSince(Instant.parse("2026-11-24T09:05:00Z"))
                .card());

        assertThat(form.overrideOfferedProperty().get()).isTrue();
    }

    @Test
    void npi_set_before_the_work_began_offers_no_exception() {
        open(aClient(-20, Decision.REFUSE_DO_NOT_INTERVENE));
        fillIn();

        form.show(aClient(-20, Decision.REFUSE_DO_NOT_INTERVENE)
                .notToBeHelpedSince(Instant.parse("2026-10-01T09:00:00Z"))
                .card());

        assertThat(form.overrideOfferedProperty().get()).isFalse();
    }

    @Test
    void throwing_the_form_away_is_asked_first() {
        open(aClient());
        fillIn();

        form.discard();
        assertThat(form.summaryProperty().get()).isNotEmpty();
        form.answerYes();

        assertThat(form.summaryProperty().get()).isEmpty();
        assertThat(drafts.inProgress()).isEmpty();
    }

    @Test
    void facebook_is_never_ticked_by_itself() {
        open(aClient());
        fillIn();
        form.inviteToFacebookProperty().set(true);
        form.record(Billing.NORMAL);

        assertThat(form.inviteToFacebookProperty().get()).isFalse();
    }
}
