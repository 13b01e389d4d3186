package fr.gestan.gsupport.desktop.mini;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.stopwatch.Drafts;
import fr.gestan.gsupport.desktop.stopwatch.Journal;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningCallViewModelTest {

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private Journal journal;
    private Drafts drafts;
    private RunningCallViewModel call;

    @BeforeEach
    void startTheDesktop() {
        journal = new Journal(folder.resolve("drafts"));
        drafts = new Drafts(time, time, journal, Runnable::run);
        drafts.resume(time);
        call = new RunningCallViewModel(
                drafts, time, Messages.in(Locale.FRENCH), new Formats(ZoneId.of("Europe/Paris")));
    }

    @AfterEach
    void end() {
        journal.close();
    }

    @Test
    void without_a_call_the_title_is_the_program_s() {
        assertThat(call.titleProperty().get()).isEqualTo("gSupport – Support Classique");
        assertThat(call.clientProperty().get()).isEqualTo("Aucun appel en cours");
        assertThat(call.knownProperty().get()).isFalse();

        call.toggle();

        assertThat(call.runningProperty().get()).isFalse();
    }

    @Test
    void the_title_tells_the_running_time_first_and_whose_call_it_is() {
        drafts.startStopwatch(drafts.of(4996, "JARDINS DU TILLEUL"));
        time.pass(Duration.ofSeconds(450));

        assertThat(call.titleProperty().get()).isEqualTo("07:30 · JARDINS DU TILLEUL – gSupport");
    }

    @Test
    void a_call_can_be_paused_and_taken_up_again_from_outside() {
        var draft = drafts.of(4996, "JARDINS DU TILLEUL");
        drafts.startStopwatch(draft);
        time.pass(Duration.ofSeconds(60));

        call.toggle();
        time.pass(Duration.ofSeconds(60));

        assertThat(call.elapsedProperty().get()).isEqualTo("01:00");
        assertThat(call.titleProperty().get()).isEqualTo("gSupport – Support Classique");
        call.toggle();
        time.pass(Duration.ofSeconds(5));
        assertThat(call.elapsedProperty().get()).isEqualTo("01:05");
        assertThat(draft.stopwatch().isRunning()).isTrue();
    }

    @Test
    void what_is_recorded_or_thrown_away_is_forgotten() {
        var draft = drafts.of(4996, "JARDINS DU TILLEUL");
        drafts.startStopwatch(draft);
        time.pass(Duration.ofSeconds(60));

        drafts.discard(draft);
        time.pass(Duration.ofSeconds(1));

        assertThat(call.knownProperty().get()).isFalse();
        assertThat(call.elapsedProperty().get()).isEqualTo("00:00");
    }
}
