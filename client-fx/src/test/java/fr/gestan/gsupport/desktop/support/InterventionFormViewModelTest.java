package fr.gestan.gsupport.desktop.support;

import static fr.gestan.gsupport.desktop.support.Samples.CLIENT;
import static fr.gestan.gsupport.desktop.support.Samples.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.sessions.Session;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.Outbox;
import fr.gestan.gsupport.desktop.api.OutboxFolder;
import fr.gestan.gsupport.desktop.api.Reachability;
import fr.gestan.gsupport.desktop.api.Recordings;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.api.StubServer.Request;
import fr.gestan.gsupport.desktop.disk.OwnerOnlyFile;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.search.RecentClients;
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
    /** Each simulated minute is kept on a real disk, twelve times. */
    private static final Duration ASKED_AFTER = Duration.ofMinutes(12);

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean holding;
    private boolean sessionEnded;
    private StubServer server;
    private Journal journal;
    private OutboxFolder outboxFolder;
    private Drafts drafts;
    private Outbox outbox;
    private SupportViewModel screen;
    private InterventionFormViewModel form;

    @BeforeEach
    void openTheScreen() throws IOException {
        server = new StubServer();
        server.replies(HISTORY, 200, "{\"items\":[],\"next\":null}");
        recordingAnswers(45, "QUEUED");
        startTheDesktop();
    }

    private void startTheDesktop() {
        journal = new Journal(folder.resolve("drafts"));
        drafts = new Drafts(time, time, journal, Runnable::run);
        drafts.resume(time);
        Executor background = work -> {
            if (holding) {
                held.add(work);
            } else {
                work.run();
            }
        };
        var reachability = new Reachability(time);
        var calls = new Calls(background, Runnable::run)
                .whenSessionEnds(() -> sessionEnded = true)
                .showing(reachability);
        outboxFolder = new OutboxFolder(folder.resolve("outbox"));
        outbox = new Outbox(outboxFolder, calls, new Recordings(server.api().interventions()), time, time);
        screen = new SupportViewModel(
                new Connection(server.address(), server.api(), new Session.User("HRY", "Hélène Royer", List.of())),
                calls,
                time,
                drafts,
                outbox,
                reachability,
                Messages.in(Locale.FRENCH),
                new Formats(ZoneId.of("Europe/Paris")),
                ASKED_AFTER,
                time,
                new RecentClients(new OwnerOnlyFile(folder.resolve("recent")), Runnable::run));
        form = screen.form();
        screen.resume();
    }

    /** The desktop ends without having had a chance to do so in order, and is started again after a while. */
    private void crashAndStartAgainAfter(Duration away) {
        leave();
        time.forgetWhatWasPlanned();
        time.setWallClock(time.instant().plus(away));
        startTheDesktop();
    }

    private void leave() {
        journal.close();
        outboxFolder.close();
    }

    @AfterEach
    void stop() {
        leave();
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

        assertThat(said()).contains("Pas de courriel");
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
    void after_a_broken_connection_the_same_is_sent_again_by_itself_with_the_same_key() {
        server.breaksOff(RECORD);
        open(aClient());
        fillIn();
        screen.stopwatch().toggle();
        time.pass(Duration.ofSeconds(42));

        form.record(Billing.NORMAL);
        assertThat(said()).contains("gardée sur ce poste").contains("ni décomptée deux fois");
        assertThat(form.summaryProperty().get()).isEmpty();
        assertThat(screen.notSent().away().get()).isNotEmpty();
        assertThat(waiting()).contains("1 enregistrement attend").contains("JARDINS DU TILLEUL (5 mn, Normal)");
        time.pass(Duration.ofSeconds(30));
        recordingAnswers(45, "QUEUED");
        server.replies(CARD, 200, aClient(45, Decision.PROCEED).json());
        time.pass(Duration.ofSeconds(10));

        assertThat(sent()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(sent()).extracting(Request::key).containsOnly(sent().get(0).key());
        assertThat(sent()).extracting(Request::body).containsOnly(sent().get(0).body());
        assertThat(sent().get(0).body()).contains("\"measuredSeconds\":42");
        assertThat(waiting()).isEmpty();
        assertThat(screen.notSent().sentProperty().get()).startsWith("Envoyé");
        assertThat(screen.card().balance().get()).isEqualTo("45");
    }

    private String waiting() {
        return screen.notSent().waiting().get();
    }

    @Test
    void what_follows_for_the_same_client_waits_behind_it() {
        server.replies(RECORD, 503, "");
        open(aClient());
        fillIn();
        form.record(Billing.NORMAL);
        recordingAnswers(45, "QUEUED");
        fillIn();
        form.summaryProperty().set("La suite");

        form.record(Billing.FREE);
        assertThat(said()).contains("après celle du même client");
        time.pass(Duration.ofMinutes(1));

        assertThat(sent().get(sent().size() - 1).body()).contains("La suite");
        assertThat(sent().get(sent().size() - 2).body()).contains("Paramétrage");
        assertThat(outbox.entries()).isEmpty();
    }

    @Test
    void the_server_being_away_is_told_and_what_is_on_the_screen_stays() {
        open(aClient());
        server.replies(CARD, 503, "");

        screen.open(CLIENT);
        assertThat(screen.notSent().away().get()).startsWith("Le serveur ne répond pas depuis le");
        assertThat(screen.card().balance().get()).isEqualTo("50");
        open(aClient());

        assertThat(screen.notSent().away().get()).isEmpty();
    }

    @Test
    void what_was_being_recorded_when_the_desktop_stopped_is_recorded_once_by_the_next_run() {
        open(aClient());
        fillIn();
        holding = true;
        form.record(Billing.NORMAL);
        var lost = held.poll();
        holding = false;

        crashAndStartAgainAfter(Duration.ofMinutes(1));
        time.pass(Duration.ofMinutes(1));
        lost.run();

        assertThat(sent())
                .extracting(Request::key)
                .hasSize(2)
                .containsOnly(sent().get(0).key());
        assertThat(sent()).extracting(Request::body).containsOnly(sent().get(0).body());
        assertThat(form.summaryProperty().get()).isEmpty();
        assertThat(drafts.inProgress()).isEmpty();
    }

    @Test
    void what_a_crash_left_on_the_form_and_in_the_outbox_is_sent_once() {
        open(aClient());
        fillIn();
        server.replies(RECORD, 503, "");
        form.record(Billing.NORMAL);
        var inTheOutbox = outbox.entries().get(0);
        drafts.reopen(CLIENT, "JARDINS DU TILLEUL", inTheOutbox.submission());
        drafts.keepNow().join();

        crashAndStartAgainAfter(Duration.ofMinutes(1));
        recordingAnswers(45, "QUEUED");
        time.pass(Duration.ofMinutes(1));

        assertThat(drafts.inProgress()).isEmpty();
        assertThat(sent())
                .extracting(Request::key)
                .containsOnly(inTheOutbox.submission().key());
    }

    private void refusedWhileNobodyLooks(String slug) {
        open(aClient());
        fillIn();
        form.adviceProperty().set("Sauvegarder chaque soir");
        server.replies(RECORD, 503, "");
        form.record(Billing.NORMAL);
        server.refuses(RECORD, 409, slug);
        time.pass(Duration.ofMinutes(1));
    }

    @Test
    void a_refusal_comes_back_as_a_task_with_every_word() {
        refusedWhileNobodyLooks("refused-overdrawn");

        assertThat(screen.notSent().title().get()).startsWith("À décider\u00a0: JARDINS DU TILLEUL (5 mn, Normal)");
        assertThat(screen.notSent().why().get()).startsWith("Intervention refusée");
        assertThat(screen.notSent().text().get())
                .contains("Paramétrage de la messagerie")
                .contains("Sauvegarder chaque soir");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void a_refused_one_is_corrected_on_the_same_form_and_recorded_with_another_key() {
        refusedWhileNobodyLooks("refused-overdrawn");
        var refused = sent().get(0).key();
        recordingAnswers(44, "QUEUED");

        screen.notSent().correct();
        assertThat(form.summaryProperty().get()).isEqualTo("Paramétrage de la messagerie");
        assertThat(form.adviceProperty().get()).isEqualTo("Sauvegarder chaque soir");
        assertThat(form.typedMinutesProperty().get()).isEqualTo("5");
        assertThat(screen.notSent().deciding().get()).isFalse();
        form.typedMinutesProperty().set("6");
        form.record(Billing.NORMAL);

        var last = sent().get(sent().size() - 1);
        assertThat(last.key()).isNotEqualTo(refused);
        assertThat(last.body()).contains("\"durationMinutes\":6");
        assertThat(said()).startsWith("Intervention n°");
    }

    @Test
    void a_refused_one_waits_while_something_else_is_on_the_form() {
        refusedWhileNobodyLooks("refused-overdrawn");
        form.summaryProperty().set("Un autre appel");

        screen.notSent().correct();

        assertThat(screen.notSent().hintProperty().get()).contains("enregistrez-la ou jetez-la d’abord");
        assertThat(form.summaryProperty().get()).isEqualTo("Un autre appel");
        assertThat(screen.notSent().deciding().get()).isTrue();
    }

    @Test
    void a_refused_one_is_recorded_by_exception_with_a_reason() {
        refusedWhileNobodyLooks("refused-do-not-intervene");
        recordingAnswers(45, "QUEUED");
        screen.notSent().giveReason();
        assertThat(screen.notSent().hintProperty().get()).contains("raison");

        screen.notSent().reasonProperty().set("Commencé avant le blocage");
        screen.notSent().giveReason();

        var last = sent().get(sent().size() - 1);
        assertThat(last.body())
                .contains("\"overrideReason\":\"Commencé avant le blocage\"")
                .contains("\"startedAt\":\"2026-11-24T09:00:00Z\"");
        assertThat(outbox.entries()).isEmpty();
    }

    @Test
    void a_refused_one_is_thrown_away_only_after_a_question() {
        refusedWhileNobodyLooks("forbidden");
        assertThat(screen.notSent().reasonOffered().get()).isFalse();

        screen.notSent().throwAwayForGood();
        screen.notSent().throwAway();
        screen.notSent().keep();
        assertThat(screen.notSent().deciding().get()).isTrue();
        screen.notSent().throwAway();
        screen.notSent().throwAwayForGood();

        assertThat(outbox.entries()).isEmpty();
    }

    @Test
    void a_first_try_that_may_have_been_recorded_is_told_after_a_change() {
        open(aClient());
        fillIn();
        server.breaksOff(RECORD);
        form.record(Billing.NORMAL);
        server.refuses(RECORD, 403, "forbidden");
        time.pass(Duration.ofMinutes(1));
        server.refuses(RECORD, 422, "idempotency-key-reused");

        screen.notSent().correct();
        form.typedMinutesProperty().set("6");
        form.record(Billing.NORMAL);

        assertThat(sent()).extracting(Request::key).containsOnly(sent().get(0).key());
        assertThat(said()).contains("a déjà été enregistrée").contains("historique");
    }

    private void cutOffAt0730AndStartedAgainTwoMinutesLater() {
        open(aClient());
        form.summaryProperty().set("Aide");
        screen.stopwatch().toggle();
        time.pass(Duration.ofSeconds(450));
        crashAndStartAgainAfter(Duration.ofMinutes(2));
    }

    @Test
    void a_call_that_was_cut_off_at_0730_went_on_until_0930() {
        cutOffAt0730AndStartedAgainTwoMinutesLater();
        assertThat(form.summaryProperty().get()).isEqualTo("Aide");
        assertThat(form.questionProperty().get().yes()).isEqualTo("L’appel a continué\u00a0: 09:30");
        assertThat(form.questionProperty().get().no()).isEqualTo("Il s’est arrêté là\u00a0: 07:30");
        time.pass(Duration.ofSeconds(5));
        assertThat(form.questionProperty().get().yes()).endsWith("09:35");

        form.answerYes();
        time.pass(Duration.ofSeconds(1));

        assertThat(screen.stopwatch().elapsedProperty().get()).isEqualTo("09:36");
        assertThat(form.questionProperty().get()).isNull();
    }

    @Test
    void a_call_that_was_cut_off_at_0730_stopped_then() {
        cutOffAt0730AndStartedAgainTwoMinutesLater();

        form.answerNo();
        time.pass(Duration.ofSeconds(5));

        assertThat(screen.stopwatch().elapsedProperty().get()).isEqualTo("07:30");
        assertThat(screen.stopwatch().runningProperty().get()).isFalse();
        assertThat(form.questionProperty().get()).isNull();
    }

    @Test
    void nothing_is_recorded_by_the_stopwatch_before_it_is_said_whether_the_call_went_on() {
        cutOffAt0730AndStartedAgainTwoMinutesLater();

        screen.stopwatch().toggle();
        form.record(Billing.NORMAL);
        assertThat(sent()).isEmpty();
        assertThat(said()).startsWith("Dites d’abord si l’appel a continué");
        form.typedMinutesProperty().set("9");
        form.record(Billing.NORMAL);

        assertThat(sent().get(0).body()).contains("\"durationMinutes\":9");
    }

    @Test
    void another_question_does_not_make_the_one_about_the_call_go_away() {
        cutOffAt0730AndStartedAgainTwoMinutesLater();

        form.discard();
        form.answerNo();
        time.pass(Duration.ofSeconds(1));

        assertThat(form.questionProperty().get().no()).endsWith("07:30");
    }

    @Test
    void looking_at_another_client_does_not_put_off_the_question_whether_the_call_goes_on() {
        open(aClient());
        screen.stopwatch().toggle();
        for (var quarter = 0; quarter < 4; quarter++) {
            time.pass(ASKED_AFTER.dividedBy(4));
            open(aClient());
        }
        time.pass(Duration.ofSeconds(1));

        assertThat(form.questionProperty().get().text()).contains("L’appel continue-t-il");
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
    void in_the_end_it_asks_whether_the_call_goes_on_and_decides_nothing() {
        open(aClient());
        screen.stopwatch().toggle();
        time.pass(ASKED_AFTER);

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
