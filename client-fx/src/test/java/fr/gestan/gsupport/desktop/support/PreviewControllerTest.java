package fr.gestan.gsupport.desktop.support;

import static fr.gestan.gsupport.desktop.support.Samples.aClient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.Outbox;
import fr.gestan.gsupport.desktop.api.OutboxFolder;
import fr.gestan.gsupport.desktop.api.Recordings;
import fr.gestan.gsupport.desktop.api.StubServer;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Drafts;
import fr.gestan.gsupport.desktop.stopwatch.Journal;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class PreviewControllerTest {

    @TempDir
    Path folder;

    private PreviewViewModel previewOf(StubServer server, Messages messages, Journal journal, OutboxFolder outbox) {
        var time = new ManualTime();
        var calls = new Calls(Runnable::run, Runnable::run);
        var recordings = new Recordings(server.api().interventions());
        var formats = new Formats(ZoneId.of("Europe/Paris"));
        var form = new InterventionFormViewModel(
                calls,
                recordings,
                new Drafts(time, time, journal, Runnable::run),
                new Outbox(outbox, calls, recordings, time, time),
                messages,
                formats,
                (recorded, request) -> {},
                () -> {});
        form.show(aClient().card());
        form.summaryProperty().set("Aide");
        form.typedMinutesProperty().set("4");
        return new PreviewViewModel(calls, server.api().interventions(), form, messages, formats);
    }

    @Test
    void where_no_pages_can_be_shown_the_mail_is_shown_as_text_and_a_sentence_says_why() throws Exception {
        FxToolkit.registerPrimaryStage();
        var messages = Messages.in(Locale.FRENCH);
        var journal = new Journal(folder.resolve("drafts"));
        var outbox = new OutboxFolder(folder.resolve("outbox"));
        try (var server = new StubServer()) {
            server.replies(
                    "POST /api/v1/clients/" + Samples.CLIENT + "/interventions/preview",
                    200,
                    "{\"subject\":\"Votre appel\",\"html\":\"<p>Bonjour</p>\",\"text\":\"Bonjour\",\"balanceAfter\":46}");
            var preview = previewOf(server, messages, journal, outbox);

            var pane = WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
                var loaded = paneOf(preview, messages);
                preview.open();
                return loaded;
            });

            await().untilAsserted(() ->
                    assertThat(label(pane, "#previewPlain").getText()).contains("en voici le texte"));
            WaitForAsyncUtils.waitForFxEvents();
            var tab = ((TabPane) pane.lookup(".tab-pane")).getSelectionModel().getSelectedItem();
            assertThat(tab.getContent())
                    .isInstanceOfSatisfying(
                            TextArea.class, text -> assertThat(text.getText()).isEqualTo("Bonjour"));
            assertThat(label(pane, "#previewPlain").isVisible()).isTrue();
        } finally {
            journal.close();
            outbox.close();
        }
    }

    private static Parent paneOf(PreviewViewModel preview, Messages messages) throws IOException {
        var loader = new FXMLLoader(PreviewController.class.getResource("preview.fxml"), messages.bundle());
        loader.setControllerFactory(type -> new PreviewController(preview, () -> {
            throw new UnsatisfiedLinkError("no jfxwebkit in java.library.path");
        }));
        return loader.load();
    }

    private static Label label(Parent pane, String id) {
        return (Label) pane.lookup(id);
    }
}
