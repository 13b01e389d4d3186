package fr.gestan.gsupport.desktop.mails;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.mails.OutboxMail;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailedMailsViewModelTest {

    private static final String MAILS = "GET /api/v1/mails";

    private final ManualTime time = new ManualTime();
    private final List<Long> opened = new ArrayList<>();
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private FailedMailsViewModel allowed(boolean allowed) {
        return new FailedMailsViewModel(
                new Calls(Runnable::run, Runnable::run),
                time,
                server.api().mails(),
                allowed,
                Messages.in(Locale.FRENCH),
                new Formats(ZoneId.of("Europe/Paris")),
                opened::add);
    }

    private void failed(String next, int... ids) {
        server.replies(
                MAILS,
                200,
                "{\"items\":["
                        + Arrays.stream(ids)
                                .mapToObj(FailedMailsViewModelTest::mail)
                                .collect(Collectors.joining(","))
                        + "],\"next\":" + (next == null ? null : "\"" + next + "\"") + "}");
    }

    private static String mail(int id) {
        return """
                {"id": %d, "kind": "CORRECTED_RECAP", "clientId": 4996, "companyName": "JARDINS DU TILLEUL",
                 "lineId": 6627, "status": "FAILED", "recipient": "contact@tilleul.example", "attempts": 1,
                 "createdAt": "2022-02-01T13:13:12Z", "lastError": "550 no such mailbox"}
                """.formatted(id);
    }

    private void retries(int id) {
        server.replies("POST /api/v1/mails/" + id + "/retry", 202, mail(id).replace("FAILED", "QUEUED"));
    }

    @Test
    void how_many_there_are_shows_by_itself_and_goes_when_there_are_none() {
        failed(null, 3, 2);
        var mails = allowed(true);
        assertThat(mails.warning().get()).isEqualTo("2 courriels n’ont pas pu être envoyés.");
        assertThat(server.requests(MAILS).get(0).query()).contains("status=FAILED");

        failed(null, 3);
        time.pass(FailedMailsViewModel.ASKED_EVERY);
        assertThat(mails.warning().get()).isEqualTo("Un courriel n’a pas pu être envoyé.");

        failed(null);
        time.pass(FailedMailsViewModel.ASKED_EVERY);
        assertThat(mails.warning().get()).isEmpty();
    }

    @Test
    void more_than_a_page_is_not_passed_off_as_all() {
        failed("more", 3, 2);

        assertThat(allowed(true).heading().get()).isEqualTo("Courriels en échec (plus de 2)");
    }

    @Test
    void whoever_may_not_see_them_asks_nothing() {
        var mails = allowed(false);
        mails.open();
        time.pass(FailedMailsViewModel.ASKED_EVERY);

        assertThat(server.requests(MAILS)).isEmpty();
        assertThat(mails.showingProperty().get()).isFalse();
    }

    @Test
    void one_is_tried_again_and_leaves_the_list() {
        failed(null, 3, 2);
        var mails = allowed(true);
        mails.open();
        retries(2);
        failed(null, 3);

        mails.retry(mails.mails().get(1));

        assertThat(server.requests("POST /api/v1/mails/2/retry")).hasSize(1);
        assertThat(server.requests("POST /api/v1/mails/3/retry")).isEmpty();
        assertThat(mails.mails()).extracting(OutboxMail::id).containsExactly(3L);
        assertThat(mails.outcomeProperty().get()).isEqualTo(new Outcome("Le courriel part de nouveau.", true));
    }

    @Test
    void all_are_tried_again_also_where_a_colleague_was_faster_with_one() {
        failed(null, 3, 2);
        var mails = allowed(true);
        mails.open();
        server.refuses("POST /api/v1/mails/3/retry", 409, "not-retryable");
        retries(2);
        failed(null);

        mails.retryAll();

        assertThat(server.requests("POST /api/v1/mails/2/retry")).hasSize(1);
        assertThat(mails.mails()).isEmpty();
        assertThat(mails.outcomeProperty().get().good()).isTrue();
    }

    @Test
    void a_server_in_trouble_is_told_of_and_the_list_stays() {
        failed(null, 3);
        var mails = allowed(true);
        mails.open();
        server.replies("POST /api/v1/mails/3/retry", 503, "");

        mails.retryAll();

        assertThat(mails.outcomeProperty().get().good()).isFalse();
        assertThat(mails.mails()).hasSize(1);
        assertThat(mails.busyProperty().get()).isFalse();
    }

    @Test
    void the_client_whose_address_is_wrong_is_one_step_away() {
        failed(null, 3);
        var mails = allowed(true);
        mails.open();

        mails.openClient(mails.mails().get(0));

        assertThat(opened).containsExactly(4996L);
        assertThat(mails.showingProperty().get()).isFalse();
        assertThat(mails.nameOf(mails.mails().get(0))).isEqualTo("Récapitulatif rectifié");
    }
}
