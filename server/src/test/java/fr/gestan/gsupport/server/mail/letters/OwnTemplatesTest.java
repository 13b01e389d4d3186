package fr.gestan.gsupport.server.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.gestan.gsupport.api.clients.Language;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.qute.Engine;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the publisher's own templates do to the mails, and what those do that are broken. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class OwnTemplatesTest {

    @Inject
    OwnTemplatesCheck check;

    @Inject
    Letters letters;

    @Inject
    Engine engine;

    @ConfigProperty(name = "gsupport.data-dir")
    Path dataDirectory;

    private Path directory;

    @BeforeEach
    void an_empty_directory() throws IOException {
        directory = Files.createDirectories(dataDirectory.resolve("templates"));
    }

    @AfterEach
    void ours_again() throws IOException {
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        engine.clearTemplates();
    }

    @Test
    void take_the_place_of_ours_and_still_escape_what_was_typed() throws IOException {
        write(
                "recap.html",
                "<p>{letter:hello} {recap.companyName} {sender.name} {letter:minutes(recap.balanceAfter)}</p>");

        start();

        var mail = letters.render(SampleLetters.recap(true, Language.EN));
        assertThat(mail.html()).isEqualTo("<p>Hello, ATELIERS DU MARAIS Gestan -15 minutes</p>");
        assertThat(mail.text()).contains("Our advice: Attention aux sauvegardes !");
        assertThat(letters.render(named("<b>")).html()).isEqualTo("<p>Bonjour, &lt;b&gt; Gestan 42 minutes</p>");
    }

    @Test
    void one_that_all_stand_in_is_theirs_too() throws IOException {
        write("letter.txt", "* {heading} *\n{#insert}{/insert}\n");

        start();

        assertThat(letters.render(SampleLetters.creditNote(true, Language.FR)).text())
                .startsWith("* Situation de votre Crédit-Temps *\nBonjour,\n");
    }

    @Test
    void one_that_can_not_be_parsed_stops_the_start_and_its_line_is_named() throws IOException {
        var file = write("recap.html", "<p>\n{#if recap.free}\n<b>gratuit</b>\n</p>\n");

        assertStops(file + ", line ");
    }

    @Test
    void one_that_asks_for_what_there_is_not_stops_the_start_and_its_line_is_named() throws IOException {
        var file = write("bugReport.txt", "Bug\n\n{bug.title}\n{bug.colour}\n");

        assertStops(file + ", line 4: ");
    }

    @Test
    void one_that_is_not_utf_8_stops_the_start() throws IOException {
        var file = directory.resolve("recap.txt");
        Files.write(file, "Équipe".getBytes(StandardCharsets.ISO_8859_1));

        assertStops(file + " can not be read: it must be UTF-8.");
    }

    @Test
    void one_that_replaces_nothing_stops_the_start() throws IOException {
        var file = write("recpa.html", "<p></p>");

        assertStops(
                file + " replaces no template of a mail; these can be replaced: letter.html, letter.txt, recap.html");
    }

    private void assertStops(String beginning) {
        assertThatThrownBy(this::start)
                .isInstanceOf(PreventFurtherStepsException.class)
                .hasMessageStartingWith("gSupport: " + beginning)
                .hasMessageNotContaining("\n")
                .extracting(failure -> ((PreventFurtherStepsException) failure).getExitCode())
                .isEqualTo(2);
    }

    private void start() {
        check.check(new StartupEvent());
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static RecapContent named(String companyName) {
        var sample = SampleLetters.recap(false, Language.FR);
        return new RecapContent(
                companyName,
                sample.summary(),
                null,
                8,
                50,
                42,
                false,
                false,
                sample.performedAt(),
                sample.technicianName(),
                null,
                sample.preferencesUrl(),
                Language.FR);
    }
}
