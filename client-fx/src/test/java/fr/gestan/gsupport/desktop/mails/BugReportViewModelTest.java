package fr.gestan.gsupport.desktop.mails;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BugReportViewModelTest {

    private static final String REPORT = "POST /api/v1/interventions/6627/bug-report";
    private static final HistoryLine LINE = Interventions.by("HRY", LineKind.INTERVENTION, null);

    private final List<HistoryLine> reported = new ArrayList<>();
    private final ManualTime time = new ManualTime();

    @TempDir
    Path folder;

    private StubServer server;
    private BugReportViewModel report;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        report = begin();
    }

    /** As the desktop does at each start. */
    private BugReportViewModel begin() {
        return new BugReportViewModel(
                new Calls(Runnable::run, Runnable::run),
                time,
                server.api().interventionMails(),
                new BugReportDrafts(folder, Runnable::run),
                Messages.in(Locale.FRENCH),
                new Formats(ZoneId.of("Europe/Paris")),
                reported::add);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void type(String title, String description) {
        report.titleProperty().set(title);
        report.descriptionProperty().set(description);
    }

    @Test
    void what_was_typed_goes_out_and_the_line_shows_that_it_waits() {
        server.replies(REPORT, 201, "{\"mail\":{\"id\":8,\"status\":\"QUEUED\"}}");
        report.open(LINE);
        assertThat(report.heading().get()).isEqualTo("Signaler un bogue (intervention 6\u00a0627)");
        type(" Total faux ", "La facture ajoute la TVA deux fois.\n");
        report.gestanVersionProperty().set("12.3");

        report.send();

        assertThat(server.requests(REPORT)).singleElement().satisfies(sent -> {
            assertThat(sent.key()).isNotBlank();
            assertThat(sent.body())
                    .isEqualTo("{\"title\":\"Total faux\",\"description\":\"La facture ajoute la TVA deux fois.\","
                            + "\"gestanVersion\":\"12.3\"}");
        });
        assertThat(report.showingProperty().get()).isFalse();
        assertThat(reported).singleElement().satisfies(line -> {
            assertThat(line.bugReport().status()).isEqualTo(MailStatus.QUEUED);
            assertThat(line.mail()).isEqualTo(LINE.mail());
        });
        report.open(LINE);
        assertThat(report.titleProperty().get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'  ', Texte, TITLE, titre", "Titre, ' ', DESCRIPTION, Décrivez"})
    void what_is_missing_is_said_and_nothing_is_sent(
            String title, String description, BugReportViewModel.Field field, String words) {
        report.open(LINE);
        type(title, description);

        report.send();

        assertThat(report.messageProperty().get()).contains(words);
        assertThat(report.lookAtProperty().get()).isEqualTo(field);
        assertThat(server.requests(REPORT)).isEmpty();
    }

    @Test
    void an_error_loses_nothing_and_a_second_try_tells_nothing_twice() {
        server.breaksOff(REPORT);
        report.open(LINE);
        type("Total faux", "Deux fois la TVA");
        report.send();
        assertThat(report.messageProperty().get()).endsWith("il ne partira pas deux fois.");
        assertThat(report.showingProperty().get()).isTrue();

        report.close();
        report.open(LINE);
        assertThat(report.titleProperty().get()).isEqualTo("Total faux");
        assertThat(report.descriptionProperty().get()).isEqualTo("Deux fois la TVA");
        server.replies(REPORT, 201, "{\"mail\":{\"id\":8,\"status\":\"QUEUED\"}}");
        report.send();

        assertThat(server.requests(REPORT).stream().map(StubServer.Request::key).distinct())
                .hasSize(1);
    }

    @Test
    void what_was_typed_for_one_line_does_not_show_at_another() {
        var other = new HistoryLine(
                6_630,
                5_001,
                LineKind.INTERVENTION,
                "Autre",
                null,
                "HRY",
                0,
                0,
                null,
                5,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        report.open(LINE);
        type("Total faux", "Deux fois la TVA");
        report.close();

        report.open(other);
        assertThat(report.titleProperty().get()).isEmpty();
        report.open(LINE);
        assertThat(report.titleProperty().get()).isEqualTo("Total faux");
    }

    @Test
    void without_an_address_of_the_developers_it_says_whom_to_ask() {
        server.refuses(REPORT, 409, "no-bug-report-address");
        report.open(LINE);
        type("Total faux", "Deux fois la TVA");

        report.send();

        assertThat(report.messageProperty().get()).contains("n’est pas réglée sur le serveur");
        assertThat(report.titleProperty().get()).isEqualTo("Total faux");
    }

    @Test
    void what_was_typed_a_second_before_a_crash_is_there_again() throws IOException {
        report.open(LINE);
        type("Total faux", "La facture");
        time.pass(Duration.ofSeconds(1));

        report = begin();
        report.open(LINE);

        assertThat(report.titleProperty().get()).isEqualTo("Total faux");
        assertThat(report.descriptionProperty().get()).isEqualTo("La facture");
        type("", "");
        report.close();
        try (var left = Files.list(folder)) {
            assertThat(left).as("files of reports that are empty").isEmpty();
        }
    }

    @Test
    void a_report_whose_answer_got_lost_in_a_crash_is_sent_again_under_its_key() {
        server.breaksOff(REPORT);
        report.open(LINE);
        type("Total faux", "La facture");
        report.send();

        server.replies(REPORT, 201, "{\"mail\":{\"id\":8,\"status\":\"QUEUED\"}}");
        report = begin();
        report.open(LINE);
        report.send();

        assertThat(server.requests(REPORT).stream().map(StubServer.Request::key).distinct())
                .hasSize(1);
        assertThat(reported).hasSize(1);
        report = begin();
        report.open(LINE);
        assertThat(report.titleProperty().get()).as("taken by the server").isEmpty();
    }
}
