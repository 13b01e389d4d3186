package fr.gestan.gsupport.desktop.session;

import static fr.gestan.gsupport.desktop.session.ServerLogins.CARD;
import static fr.gestan.gsupport.desktop.session.ServerLogins.CLOSE;
import static fr.gestan.gsupport.desktop.session.ServerLogins.PASSWORD;
import static fr.gestan.gsupport.desktop.session.ServerLogins.RECORD;
import static fr.gestan.gsupport.desktop.session.ServerLogins.REFRESH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import fr.gestan.gsupport.api.me.PasswordChange;
import fr.gestan.gsupport.api.sessions.Credentials;
import fr.gestan.gsupport.desktop.api.ApiFailure;
import fr.gestan.gsupport.desktop.api.ServerApi;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a login goes on, against a server over HTTP that lets a refresh token work once. */
class CurrentSessionTest {

    private static final Duration ACCESS_LASTS = Duration.ofMinutes(15);
    private static final int MANY = 20;

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final ExecutorService background = Executors.newCachedThreadPool();
    private StubServer server;
    private ServerLogins logins;
    private KeptLogin kept;
    private CurrentSession session;
    private ServerApi api;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        logins = new ServerLogins(server, ACCESS_LASTS);
        kept = new KeptLogin(folder.resolve("login"));
        session = new CurrentSession(kept, time);
        api = ServerApi.at(server.address(), session, Locale.FRENCH);
        logIn(true);
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
        kept.close();
        server.close();
    }

    private void logIn(boolean stay) {
        var opened = api.sessions().open(new Credentials("hry", "secret"));
        var content =
                new KeptLogin.Content(server.address().toString(), "hry", "Hélène Royer", "HRY", opened.refreshToken());
        session.begin(opened, api.sessions(), Optional.of(content).filter(stays -> stay));
    }

    private void pass(Duration duration) {
        time.pass(duration);
        logins.pass(duration);
    }

    private String keptOnDisk() {
        try {
            return Files.readString(folder.resolve("login/kept.json"));
        } catch (IOException e) {
            return "";
        }
    }

    private static ApiFailure failureOf(Runnable call) {
        return ApiFailure.of(catchThrowable(call::run));
    }

    @Test
    void twenty_calls_that_find_the_token_ended_renew_it_once_and_all_succeed() throws Exception {
        logins.accessEnds();
        var together = new CountDownLatch(1);
        var calls = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < MANY; i++) {
            calls.add(CompletableFuture.supplyAsync(
                    () -> {
                        await().until(() -> together.getCount() == 0);
                        return api.clients().open(1).companyName();
                    },
                    background));
        }
        together.countDown();

        for (var call : calls) {
            assertThat(call.get()).isEqualTo("ALPHA");
        }
        assertThat(server.requests(REFRESH)).hasSize(1);
        assertThat(logins.hasEnded()).isFalse();
    }

    @Test
    void a_recording_that_finds_the_token_ended_is_repeated_once_with_the_same_key() {
        logins.accessEnds();

        var recorded = api.interventions()
                .record(1, "key-1", new NewIntervention("Été", null, Billing.NORMAL, null, 5, null, false, null, null));

        assertThat(recorded.id()).isEqualTo(9);
        assertThat(server.requests(RECORD))
                .extracting(StubServer.Request::authorization)
                .containsExactly("Bearer access-1", "Bearer access-2");
        assertThat(server.requests(RECORD)).extracting(StubServer.Request::key).containsOnly("key-1");
        assertThat(server.requests(RECORD).get(1).body())
                .isEqualTo(server.requests(RECORD).get(0).body())
                .contains("Été");
    }

    @Test
    void refreshing_and_logging_in_carry_no_token() {
        logins.accessEnds();
        api.clients().open(1);

        assertThat(server.requests(REFRESH))
                .extracting(StubServer.Request::authorization)
                .containsOnlyNulls();
        assertThat(server.requests(ServerLogins.OPEN))
                .extracting(StubServer.Request::authorization)
                .containsOnlyNulls();
    }

    @Test
    void the_token_is_renewed_a_minute_before_it_ends_and_no_sooner() {
        pass(Duration.ofMinutes(13).plusSeconds(59));
        assertThat(session.isRenewalDue()).isFalse();

        pass(Duration.ofSeconds(1));
        assertThat(session.isRenewalDue()).isTrue();
        session.renewIfDue();
        session.renewIfDue();

        assertThat(session.token()).contains("access-2");
        assertThat(session.isRenewalDue()).isFalse();
        assertThat(server.requests(REFRESH)).hasSize(1);
    }

    @Test
    void a_computer_that_slept_renews_on_waking() {
        pass(Duration.ofHours(9));

        assertThat(session.isRenewalDue()).isTrue();
    }

    @Test
    void a_computer_whose_clock_is_hours_ahead_does_not_renew_all_the_time() {
        time.setWallClock(Instant.parse("2026-11-24T15:00:00Z"));
        session.renewIfDue();

        assertThat(session.isRenewalDue()).isFalse();
        logins.accessEnds();
        assertThat(api.clients().open(1).companyName()).isEqualTo("ALPHA");
    }

    @Test
    void a_renewal_in_time_and_calls_that_come_too_late_do_not_use_one_token_twice() throws Exception {
        pass(Duration.ofMinutes(16));
        logins.accessEnds();
        var calls = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < MANY; i++) {
            calls.add(CompletableFuture.runAsync(session::renewIfDue, background));
            calls.add(CompletableFuture.runAsync(() -> api.clients().open(1), background));
        }

        for (var call : calls) {
            call.get();
        }
        assertThat(server.requests(REFRESH)).hasSize(1);
        assertThat(logins.hasEnded()).isFalse();
    }

    @Test
    void a_refresh_that_is_refused_ends_the_login_and_nothing_is_kept() {
        logins.end();

        assertThat(failureOf(() -> api.clients().open(1))).isInstanceOf(ApiFailure.SessionEnded.class);
        assertThat(failureOf(() -> api.clients().open(1))).isInstanceOf(ApiFailure.SessionEnded.class);

        assertThat(session.token()).isEmpty();
        assertThat(server.requests(REFRESH)).hasSize(1);
        assertThat(keptOnDisk()).isEmpty();
    }

    @Test
    void twenty_calls_that_find_the_login_ended_ask_once() throws Exception {
        logins.end();
        var calls = new ArrayList<CompletableFuture<ApiFailure>>();
        for (int i = 0; i < MANY; i++) {
            calls.add(CompletableFuture.supplyAsync(
                    () -> failureOf(() -> api.clients().open(1)), background));
        }

        for (var call : calls) {
            assertThat(call.get()).isInstanceOf(ApiFailure.SessionEnded.class);
        }
        assertThat(server.requests(REFRESH)).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_while_refreshing_says_server_away_and_the_login_goes_on() {
        logins.accessEnds();
        server.answers(REFRESH, came -> StubServer.BREAK_OFF);

        var failure = failureOf(() -> api.interventions()
                .record(
                        1,
                        "key-1",
                        new NewIntervention("Aide", null, Billing.NORMAL, null, 5, null, false, null, null)));

        assertThat(failure).isInstanceOf(ApiFailure.Unreachable.class);
        assertThat(failure.outcomeUnknown())
                .as("the server refused before it did anything")
                .isFalse();
        assertThat(keptOnDisk()).contains("refresh-1");
        server.answers(REFRESH, logins::refresh);
        assertThat(api.clients().open(1).companyName()).isEqualTo("ALPHA");
    }

    @Test
    void a_server_in_trouble_while_refreshing_is_said_and_the_login_goes_on() {
        logins.accessEnds();
        server.replies(REFRESH, 503, "");

        var failure = failureOf(() -> api.clients().open(1));

        assertThat(failure).isInstanceOf(ApiFailure.ServerInTrouble.class);
        assertThat(failure.outcomeUnknown()).isFalse();
        server.answers(REFRESH, logins::refresh);
        assertThat(api.clients().open(1).companyName()).isEqualTo("ALPHA");
    }

    @Test
    void a_call_that_is_refused_with_the_new_token_too_ends_the_login() {
        server.replies(CARD, 401, "{\"status\":401}");

        assertThat(failureOf(() -> api.clients().open(1))).isInstanceOf(ApiFailure.SessionEnded.class);

        assertThat(server.requests(CARD)).hasSize(2);
        assertThat(session.token()).isEmpty();
    }

    @Test
    void a_call_is_never_repeated_under_the_login_of_somebody_else() throws Exception {
        var arrived = new CountDownLatch(1);
        var loggedInAgain = new CountDownLatch(1);
        server.answers(CARD, came -> {
            arrived.countDown();
            waitFor(loggedInAgain);
            return new StubServer.Reply(401, "{\"status\":401}");
        });
        var late = CompletableFuture.supplyAsync(
                () -> failureOf(() -> api.clients().open(1)), background);
        waitFor(arrived);
        session.end();
        logIn(false);
        loggedInAgain.countDown();

        assertThat(late.get()).isInstanceOf(ApiFailure.SessionEnded.class);
        assertThat(server.requests(CARD)).hasSize(1);
        assertThat(session.token()).contains("access-2");
    }

    @Test
    void the_next_token_is_on_disk_before_the_first_call_uses_it() {
        var onDisk = new ArrayList<String>();
        logins.guarded(CARD, came -> {
            onDisk.add(keptOnDisk());
            return new StubServer.Reply(200, "{\"id\": 1}");
        });
        logins.accessEnds();

        api.clients().open(1);

        assertThat(onDisk).singleElement().asString().contains("refresh-2").doesNotContain("refresh-1");
    }

    @Test
    void a_login_that_is_not_kept_leaves_nothing_on_disk() {
        logIn(false);
        logins.accessEnds();
        api.clients().open(1);

        assertThat(keptOnDisk()).isEmpty();
    }

    @Test
    void logging_out_forgets_the_token_though_a_renewal_is_under_way() throws Exception {
        var arrived = new CountDownLatch(1);
        var loggedOut = new CountDownLatch(1);
        server.answers(REFRESH, came -> {
            arrived.countDown();
            waitFor(loggedOut);
            return logins.refresh(came);
        });
        pass(Duration.ofMinutes(15));
        var renewal = CompletableFuture.runAsync(session::renewIfDue, background);
        waitFor(arrived);

        session.end();
        loggedOut.countDown();
        renewal.get();

        assertThat(session.token()).isEmpty();
        assertThat(keptOnDisk()).isEmpty();
    }

    @Test
    void the_server_is_told_of_a_logout_although_the_access_token_has_ended() {
        logins.accessEnds();
        var leaving = session.end().orElseThrow();

        ServerApi.at(server.address(), leaving, Locale.FRENCH).sessions().close();

        assertThat(server.requests(CLOSE))
                .extracting(StubServer.Request::authorization)
                .containsExactly("Bearer access-1", "Bearer access-2");
        assertThat(keptOnDisk()).isEmpty();
    }

    @Test
    void a_change_of_password_replaces_the_tokens_and_calls_refused_meanwhile_wait_for_the_new_ones() throws Exception {
        var arrived = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        logins.guarded(PASSWORD, came -> {
            logins.end();
            arrived.countDown();
            waitFor(goOn);
            return logins.begin();
        });
        var changing = CompletableFuture.runAsync(this::changePassword, background);
        waitFor(arrived);
        var meanwhile =
                CompletableFuture.supplyAsync(() -> api.clients().open(1).companyName(), background);
        await().until(() -> !server.requests(CARD).isEmpty());
        goOn.countDown();

        changing.get();
        assertThat(meanwhile.get()).isEqualTo("ALPHA");
        assertThat(server.requests(REFRESH)).isEmpty();
        assertThat(keptOnDisk()).contains(logins.newestRefreshToken());
    }

    @Test
    void a_change_of_password_renews_an_access_token_that_has_ended() throws ExecutionException, InterruptedException {
        logins.accessEnds();

        CompletableFuture.runAsync(this::changePassword, background).get();

        assertThat(session.token()).contains("access-3");
        assertThat(api.clients().open(1).companyName()).isEqualTo("ALPHA");
        assertThat(keptOnDisk()).contains("refresh-3");
    }

    private void changePassword() {
        try {
            session.replaceBy(() -> api.password().change(new PasswordChange("demo", "a much longer one")));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
