package fr.gestan.gsupport.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.events.ClientChanged;
import fr.gestan.gsupport.api.events.Presence;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveViewModelTest {

    private static final String SHOW = "PUT /api/v1/presence";
    private static final long NEWEST = 6627;

    private final ManualTime time = new ManualTime();
    private final KnownScreen screen = new KnownScreen();
    private StubServer server;
    private LiveViewModel live;

    /** Client 4996, with {@link #NEWEST} on top. */
    private static final class KnownScreen implements LiveViewModel.Screen {
        private final List<HistoryLine> lines = new ArrayList<>();
        private long clientId = 4996;
        private OptionalLong newestLine = OptionalLong.of(NEWEST);
        private int readings;

        @Override
        public OptionalLong clientId() {
            return OptionalLong.of(clientId);
        }

        @Override
        public OptionalLong newestLine() {
            return newestLine;
        }

        @Override
        public void readAgain(Consumer<List<HistoryLine>> whenRead) {
            readings++;
            whenRead.accept(lines);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        server.replies(SHOW, 204, "");
        live = new LiveViewModel(
                new Calls(Runnable::run, Runnable::run),
                time,
                server.api().presence(),
                screen,
                "HRY",
                time,
                Messages.in(Locale.FRENCH),
                new Formats(ZoneId.of("Europe/Paris")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static HistoryLine line(long id, LineKind kind, int before, int after, String by) {
        return new HistoryLine(
                id,
                4996,
                kind,
                "Aide",
                null,
                by,
                before,
                after,
                Instant.parse("2026-11-24T09:00:00Z"),
                kind == LineKind.INTERVENTION ? 5 : null,
                kind == LineKind.INTERVENTION ? Billing.NORMAL : null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void isWritten(HistoryLine line) {
        screen.lines.add(0, line);
        live.clientChanged(new ClientChanged(4996, line.balanceAfter(), line.id()));
    }

    private Presence since(String by, long clientId, Duration ago) {
        return new Presence(clientId, by, time.instant().minus(ago));
    }

    @ParameterizedTest
    @CsvSource({
        "CREDIT_PURCHASE, 50, 110, 9999, '+60 mn, achat'",
        "INTERVENTION, 50, 45, ECN, '-5 mn par ECN'",
        "INTERVENTION, 50, 50, ECN, '0 mn par ECN'",
        "CORRECTION, 45, 50, ADV, '+5 mn, correction par ADV'",
        "EXPIRY, 50, 0, 9999, '-50 mn, échéance'",
        "OPENING, 0, 60, ADV, '+60 mn, reprise'"
    })
    void what_somebody_else_did_is_told_in_minutes(LineKind kind, int before, int after, String by, String told) {
        isWritten(line(NEWEST + 1, kind, before, after, by));

        assertThat(live.changeProperty().get()).isEqualTo(told);
    }

    @Test
    void all_that_was_missed_between_two_connections_is_read_and_told() {
        live.connected();
        screen.lines.add(line(NEWEST + 2, LineKind.CREDIT_PURCHASE, 45, 105, "9999"));
        screen.lines.add(line(NEWEST + 1, LineKind.INTERVENTION, 50, 45, "ECN"));
        screen.lines.add(line(NEWEST, LineKind.INTERVENTION, 55, 50, "ECN"));

        live.connected();

        assertThat(live.changeProperty().get()).isEqualTo("+60 mn, achat · -5 mn par ECN");
    }

    @Test
    void what_one_did_oneself_is_read_and_not_told() {
        isWritten(line(NEWEST + 1, LineKind.INTERVENTION, 50, 45, "HRY"));

        assertThat(screen.readings).isEqualTo(1);
        assertThat(live.changeProperty().get()).isEmpty();
    }

    @Test
    void a_line_that_is_on_the_screen_already_is_not_read_again() {
        live.clientChanged(new ClientChanged(4996, 50, NEWEST));

        assertThat(screen.readings).isZero();
    }

    @Test
    void other_clients_do_not_matter() {
        live.clientChanged(new ClientChanged(5001, 50, NEWEST + 1));

        assertThat(screen.readings).isZero();
    }

    @Test
    void a_history_that_is_still_being_read_makes_no_news_of_old_lines() {
        screen.newestLine = OptionalLong.empty();

        isWritten(line(NEWEST + 1, LineKind.INTERVENTION, 50, 45, "ECN"));

        assertThat(screen.readings).isEqualTo(1);
        assertThat(live.changeProperty().get()).isEmpty();
    }

    @Test
    void news_goes_after_a_while_and_with_the_next_client() {
        isWritten(line(NEWEST + 1, LineKind.INTERVENTION, 50, 45, "ECN"));
        time.pass(LiveViewModel.CHANGE_SHOWN);
        assertThat(live.changeProperty().get()).isEmpty();

        isWritten(line(NEWEST + 2, LineKind.INTERVENTION, 45, 40, "ECN"));
        screen.clientId = 5001;
        live.shown();

        assertThat(live.changeProperty().get()).isEmpty();
    }

    @Test
    void says_who_else_is_on_the_account_and_for_how_long() {
        live.presence(since("ECN", 4996, Duration.ofSeconds(20)));
        assertThat(live.presenceProperty().get()).isEqualTo("ECN vient d’ouvrir ce compte.");

        time.pass(Duration.ofMinutes(4));
        assertThat(live.presenceProperty().get()).isEqualTo("ECN est sur ce compte depuis 4 min.");

        time.pass(Duration.ofMinutes(61));
        assertThat(live.presenceProperty().get()).isEqualTo("ECN est sur ce compte depuis 1 h 5 m.");
    }

    @Test
    void neither_oneself_nor_those_on_other_accounts_are_told() {
        live.presence(since("HRY", 4996, Duration.ZERO));
        live.presence(since("ECN", 5001, Duration.ZERO));

        assertThat(live.presenceProperty().get()).isEmpty();
    }

    @Test
    void who_leaves_is_told_no_longer() {
        live.presence(since("ECN", 4996, Duration.ofMinutes(2)));
        live.presence(since("CPL", 4996, Duration.ofMinutes(3)));

        live.presence(new Presence(4996, "ECN", null));

        assertThat(live.presenceProperty().get()).isEqualTo("CPL est sur ce compte depuis 3 min.");
    }

    @Test
    void a_late_goodbye_does_not_take_away_who_came_to_another_account_meanwhile() {
        live.presence(since("ECN", 4996, Duration.ofMinutes(2)));
        live.presence(new Presence(5001, "ECN", null));

        assertThat(live.presenceProperty().get()).contains("ECN");
    }

    @Test
    void others_hear_what_is_on_the_screen_also_after_a_new_connection() {
        live.shown();
        assertThat(server.requests(SHOW)).isEmpty();

        live.connected();
        screen.clientId = 5001;
        live.shown();
        live.connected();

        assertThat(server.requests(SHOW))
                .extracting(StubServer.Request::body)
                .containsExactly("{\"clientId\":4996}", "{\"clientId\":5001}", "{\"clientId\":5001}");
    }
}
