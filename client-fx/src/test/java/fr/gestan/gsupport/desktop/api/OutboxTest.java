package fr.gestan.gsupport.desktop.api;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import fr.gestan.gsupport.api.interventions.RecordedIntervention;
import fr.gestan.gsupport.desktop.api.StubServer.Reply;
import fr.gestan.gsupport.desktop.api.StubServer.Request;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import fr.gestan.gsupport.desktop.stopwatch.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxTest {

    private static final Instant BEGUN = Instant.parse("2026-11-24T08:55:00Z");
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final List<OutboxFolder> folders = new ArrayList<>();
    private final List<RecordedIntervention> recorded = new ArrayList<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean holding;
    private StubServer server;
    private Outbox outbox;

    @BeforeEach
    void startTheDesktop() throws IOException {
        server = new StubServer();
        serverIsAway();
        outbox = aWindow();
    }

    @AfterEach
    void stop() {
        folders.forEach(OutboxFolder::close);
        server.close();
    }

    private Outbox aWindow() {
        var files = new OutboxFolder(folder.resolve("outbox"));
        folders.add(files);
        Executor background = work -> {
            if (holding) {
                held.add(work);
            } else {
                work.run();
            }
        };
        var window = new Outbox(
                files,
                new Calls(background, Runnable::run),
                new Recordings(server.api().interventions()),
                time,
                time);
        window.whenRecorded((entry, answer) -> recorded.add(answer));
        window.resume();
        return window;
    }

    /** Without the windows of before having had a chance to end in order: only their locks are gone. */
    private Outbox afterACrash() {
        folders.forEach(OutboxFolder::close);
        return aWindow();
    }

    private static String record(long clientId) {
        return "POST /api/v1/clients/" + clientId + "/interventions";
    }

    private void serverIsAway() {
        for (var clientId : List.of(1L, 2L)) {
            server.replies(record(clientId), 503, "");
        }
    }

    private void serverIsBack() {
        for (var clientId : List.of(1L, 2L)) {
            server.replies(record(clientId), 201, answer(clientId));
        }
    }

    private static String answer(long clientId) {
        return """
                {"id": 6628, "clientId": %d, "billing": "NORMAL", "durationMinutes": 5, "balanceBefore": 50,
                 "balanceAfter": 45, "performedAt": "2026-11-24T10:00:00Z", "by": "HRY"}
                """.formatted(clientId);
    }

    private static Submission tried(String summary) {
        return Submission.fresh()
                .trying(new NewIntervention(summary, null, Billing.NORMAL, null, 5, 290L, false, BEGUN, null));
    }

    private Submission add(long clientId, String summary) {
        var submission = tried(summary);
        outbox.add(clientId, "CLIENT " + clientId, submission, () -> {}, failure -> {
            throw failure;
        });
        return submission;
    }

    private List<String> keysSent(long clientId) {
        return server.requests(record(clientId)).stream().map(Request::key).toList();
    }

    private OutboxEntry theTask(Outbox window) {
        return window.entries().stream()
                .filter(OutboxEntry::isRefused)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_was_recorded_is_sent_by_itself_with_its_key_when_the_server_is_back() {
        var submission = add(1, "Aide");
        time.pass(Duration.ofMinutes(10));
        assertThat(outbox.entries()).hasSize(1);
        assertThat(recorded).isEmpty();

        serverIsBack();
        time.pass(A_WHILE);

        assertThat(recorded).hasSize(1);
        assertThat(outbox.entries()).isEmpty();
        assertThat(keysSent(1)).containsOnly(submission.key()).hasSizeGreaterThan(5);
        assertThat(server.requests(record(1)).get(0).body())
                .contains("\"startedAt\":\"2026-11-24T08:55:00Z\"")
                .contains("\"measuredSeconds\":290");
    }

    @Test
    void once_recorded_nothing_is_sent_again_by_this_run_or_the_next() {
        add(1, "Aide");
        serverIsBack();
        time.pass(A_WHILE);
        var sent = keysSent(1).size();
        time.pass(Duration.ofHours(1));

        assertThat(afterACrash().entries()).isEmpty();
        assertThat(keysSent(1)).hasSize(sent);
    }

    @Test
    void a_crash_loses_nothing_and_keeps_the_order_of_each_client() {
        var keys = List.of(
                add(1, "Un").key(), add(2, "Deux").key(), add(1, "Trois").key());
        serverIsBack();

        assertThat(afterACrash().entries()).isEmpty();

        assertThat(recorded).extracting(RecordedIntervention::clientId).containsExactly(1L, 2L, 1L);
        assertThat(keysSent(1).stream().distinct()).containsExactly(keys.get(0), keys.get(2));
        assertThat(keysSent(2).stream().distinct()).containsExactly(keys.get(1));
    }

    @Test
    void a_second_intervention_never_overtakes_the_first_of_the_same_client() {
        add(1, "Un");
        add(1, "Deux");
        server.answers(record(1), came -> came.body().contains("Un") ? new Reply(500, "") : new Reply(201, answer(1)));
        time.pass(Duration.ofMinutes(10));

        assertThat(recorded).isEmpty();
    }

    @Test
    void trouble_with_one_client_does_not_hold_up_the_others() {
        add(1, "Un");
        add(2, "Deux");
        serverIsBack();
        server.replies(record(1), 500, "");

        time.pass(A_WHILE);

        assertThat(recorded).extracting(RecordedIntervention::clientId).containsExactly(2L);
        assertThat(outbox.entries()).extracting(OutboxEntry::clientId).containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource({
        "409, refused-overdrawn",
        "409, refused-do-not-intervene",
        "400, invalid-request",
        "403, forbidden",
        "422, idempotency-key-reused",
        "404, not-found"
    })
    void a_refusal_becomes_a_task_that_outlasts_a_crash_and_is_not_sent_again(int status, String slug) {
        add(1, "Aide de longue haleine");
        server.refuses(record(1), status, slug);
        time.pass(A_WHILE);
        var sent = keysSent(1).size();

        var next = afterACrash();
        time.pass(Duration.ofHours(1));

        assertThat(theTask(next).refusal())
                .hasValueSatisfying(refused -> assertThat(refused.slug()).isEqualTo(slug));
        assertThat(theTask(next).submission().sent().summary()).isEqualTo("Aide de longue haleine");
        assertThat(keysSent(1)).hasSize(sent);
    }

    @Test
    void what_is_not_our_server_decides_nothing() {
        add(1, "Aide");
        for (var foreign : List.of(
                new Reply(404, "<html>"),
                new Reply(403, "{\"status\":403}"),
                new Reply(200, "<html>"),
                new Reply(200, "{}"),
                new Reply(201, answer(2)),
                new Reply(204, ""))) {
            server.answers(record(1), came -> foreign);
            time.pass(A_WHILE);
            assertThat(outbox.entries())
                    .singleElement()
                    .matches(entry -> !entry.isRefused(), "still waits: " + foreign);
        }
        serverIsBack();
        time.pass(A_WHILE);

        assertThat(recorded).hasSize(1);
        assertThat(keysSent(1).stream().distinct()).hasSize(1);
    }

    @Test
    void an_exception_is_another_request_and_two_clicks_send_it_once() {
        var refused = add(1, "Aide");
        server.refuses(record(1), 409, "refused-overdrawn");
        time.pass(A_WHILE);
        var task = theTask(outbox);
        serverIsBack();
        holding = true;

        outbox.giveReason(task, "Paiement promis", failure -> {});
        outbox.giveReason(task, "Paiement promis", failure -> {});
        holding = false;
        held.forEach(Runnable::run);
        time.pass(A_WHILE);

        assertThat(recorded).hasSize(1);
        assertThat(server.requests(record(1)).stream()
                        .filter(came -> came.body().contains("Paiement promis")))
                .singleElement()
                .satisfies(came -> assertThat(came.key()).isNotEqualTo(refused.key()));
        assertThat(afterACrash().entries()).isEmpty();
    }

    @Test
    void a_refusal_that_leaves_open_what_became_of_an_earlier_try_keeps_the_key_for_whatever_comes_next() {
        var tried = add(1, "Aide");
        server.breaksOff(record(1));
        time.pass(A_WHILE);
        server.refuses(record(1), 403, "forbidden");
        time.pass(A_WHILE);

        outbox.giveReason(theTask(outbox), "Autre", failure -> {});

        assertThat(keysSent(1)).containsOnly(tried.key());
    }

    @Test
    void what_is_thrown_away_is_gone_and_lets_the_next_one_go() {
        add(1, "Refusée");
        add(1, "Suivante");
        server.answers(
                record(1),
                came -> came.body().contains("Refusée")
                        ? new Reply(409, "{\"type\":\"/problems/refused-overdrawn\",\"status\":409}")
                        : new Reply(201, answer(1)));
        time.pass(A_WHILE);
        assertThat(recorded).isEmpty();

        outbox.remove(theTask(outbox), () -> {}, () -> {}, failure -> {});

        assertThat(recorded).hasSize(1);
        assertThat(afterACrash().entries()).isEmpty();
    }

    @Test
    void a_login_that_has_ended_is_waited_for() {
        add(1, "Aide");
        server.refuses(record(1), 401, "unauthorized");
        time.pass(Duration.ofSeconds(10));
        var sent = keysSent(1).size();
        time.pass(Duration.ofHours(1));
        assertThat(keysSent(1)).hasSize(sent);
        assertThat(outbox.entries()).singleElement().matches(entry -> !entry.isRefused());

        serverIsBack();
        outbox.sendNow();

        assertThat(recorded).hasSize(1);
    }

    @Test
    void after_a_month_nobody_knows_any_more_and_the_technician_decides() {
        add(1, "Aide");
        time.pass(Duration.ofSeconds(10));
        var sent = keysSent(1).size();
        time.setWallClock(time.instant().plus(Outbox.SENT_BY_ITSELF_FOR).plusSeconds(1));
        serverIsBack();

        time.pass(A_WHILE);

        assertThat(theTask(outbox).refusal())
                .hasValueSatisfying(refused -> assertThat(refused.slug()).isEqualTo(Outbox.TOO_OLD));
        assertThat(keysSent(1)).hasSize(sent);
    }

    @Test
    void two_windows_send_what_is_theirs_and_take_over_what_a_window_leaves() {
        var other = aWindow();
        add(1, "Aide");
        assertThat(other.entries()).isEmpty();
        outbox.close();

        time.pass(A_WHILE);
        assertThat(other.entries()).hasSize(1);
        serverIsBack();
        time.pass(A_WHILE);

        assertThat(recorded).hasSize(1);
        assertThat(keysSent(1).stream().distinct()).hasSize(1);
    }

    @Test
    void what_cannot_be_read_stays_and_is_told() throws IOException {
        add(1, "Aide");
        Path damaged;
        try (var files = Files.walk(folder)) {
            damaged = files.filter(file -> file.getFileName().toString().startsWith("entry-"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(damaged)))
                .isEqualTo("rw-------");
        Files.writeString(damaged, "{\"id\":");

        assertThat(afterACrash().unreadable()).containsExactly(damaged);
        assertThat(damaged).hasContent("{\"id\":");
    }

    @Test
    void says_so_where_the_disk_takes_nothing() throws IOException {
        Files.writeString(folder.resolve("outbox"), "in the way");
        var refusals = new ArrayList<ApiFailure>();

        outbox.add(1, "CLIENT 1", tried("Aide"), () -> {}, refusals::add);

        assertThat(refusals).hasSize(1);
        assertThat(outbox.entries()).isEmpty();
    }
}
