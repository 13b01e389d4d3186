package fr.gestan.gsupport.desktop.stopwatch;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private Drafts drafts;

    @BeforeEach
    void startTheDesktop() {
        drafts = new Drafts(time, time, new Journal(folder.resolve("drafts.json")), Runnable::run);
        drafts.resume(time);
    }

    /** What another run reads, without the one before having had a chance to end in order. */
    private Drafts afterACrash() {
        var next = new Drafts(time, time, new Journal(folder.resolve("drafts.json")), Runnable::run);
        next.resume(new ManualTime());
        return next;
    }

    @Test
    void starting_one_stopwatch_pauses_the_other() {
        var first = drafts.of(1, "JARDINS DU TILLEUL");
        var second = drafts.of(2, "ATELIER DES DUNES");

        drafts.startStopwatch(first);
        time.pass(Duration.ofSeconds(40));
        drafts.startStopwatch(second);
        time.pass(Duration.ofSeconds(5));

        assertThat(drafts.running()).contains(second);
        assertThat(first.stopwatch().elapsed()).isEqualTo(Duration.ofSeconds(40));
        assertThat(drafts.inProgress()).containsExactly(first, second);
    }

    @Test
    void a_crash_costs_five_seconds_at_most() {
        var draft = drafts.of(1, "JARDINS DU TILLEUL");
        drafts.opened(1);
        drafts.startStopwatch(draft);
        draft.summaryProperty().set("Mise à jour");
        draft.adviceProperty().set("Sauvegarder");
        draft.inviteToFacebookProperty().set(true);
        draft.freeReasonProperty().set(FreeReason.DEFECT);
        time.pass(Duration.ofSeconds(63));

        var next = afterACrash();
        var restored = next.of(1, "JARDINS DU TILLEUL");

        assertThat(next.openClientId()).contains(1L);
        assertThat(restored.stopwatch().isRunning()).isTrue();
        assertThat(restored.stopwatch().elapsed()).isBetween(Duration.ofSeconds(58), Duration.ofSeconds(63));
        assertThat(restored.summaryProperty().get()).isEqualTo("Mise à jour");
        assertThat(restored.adviceProperty().get()).isEqualTo("Sauvegarder");
        assertThat(restored.inviteToFacebookProperty().get()).isTrue();
        assertThat(restored.freeReasonProperty().get()).isEqualTo(FreeReason.DEFECT);
        assertThat(restored.startedAt()).isEqualTo(draft.startedAt());
    }

    @Test
    void the_time_between_crash_and_restart_is_proposed_once_and_not_counted() {
        drafts.startStopwatch(drafts.of(1, "JARDINS DU TILLEUL"));
        time.pass(Duration.ofSeconds(60));
        time.setWallClock(time.instant().plusSeconds(180));

        var next = afterACrash();
        var restored = next.of(1, "JARDINS DU TILLEUL");

        assertThat(restored.stopwatch().elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(next.takeInterruption(restored))
                .hasValueSatisfying(cut -> assertThat(cut.away()).isEqualTo(Duration.ofSeconds(180)));
        assertThat(next.takeInterruption(restored)).isEmpty();
    }

    @Test
    void the_key_of_a_recording_under_way_survives_a_crash() {
        var draft = drafts.of(1, "JARDINS DU TILLEUL");
        draft.summaryProperty().set("Mise à jour");
        draft.typedMinutesProperty().set("5");
        draft.submissionBecomes(draft.submission().trying(draft.asRequest(Billing.NORMAL)));
        drafts.keepNow().join();

        var restored = afterACrash().of(1, "JARDINS DU TILLEUL");

        assertThat(restored.submission()).isEqualTo(draft.submission());
        assertThat(restored.asRequest(Billing.NORMAL))
                .isEqualTo(restored.submission().sent());
    }

    @Test
    void a_discarded_draft_is_gone_and_the_next_one_has_another_key() {
        var draft = drafts.of(1, "JARDINS DU TILLEUL");
        draft.summaryProperty().set("Mise à jour");
        drafts.startStopwatch(draft);

        drafts.discard(draft);

        assertThat(drafts.inProgress()).isEmpty();
        assertThat(drafts.running()).isEmpty();
        var next = drafts.of(1, "JARDINS DU TILLEUL");
        assertThat(next.summaryProperty().get()).isEmpty();
        assertThat(next.submission().key()).isNotEqualTo(draft.submission().key());
        assertThat(afterACrash().inProgress()).isEmpty();
    }

    @Test
    void an_empty_draft_is_not_kept() {
        drafts.of(1, "JARDINS DU TILLEUL");
        time.pass(Drafts.KEEP_EVERY);

        assertThat(afterACrash().inProgress()).isEmpty();
    }

    @Test
    void a_damaged_file_is_put_aside_and_work_goes_on() throws IOException {
        Files.writeString(folder.resolve("drafts.json"), "{\"keptAt\":");

        assertThat(afterACrash().inProgress()).isEmpty();
        assertThat(folder.resolve("drafts.json.unreadable")).exists();
    }

    @Test
    void a_typed_duration_wins_over_the_stopwatch() {
        var draft = drafts.of(1, "JARDINS DU TILLEUL");
        drafts.startStopwatch(draft);
        time.pass(Duration.ofSeconds(61));

        assertThat(draft.minutes()).isEqualTo(2);
        draft.typedMinutesProperty().set("10");

        assertThat(draft.minutes()).isEqualTo(10);
        assertThat(draft.asRequest(Billing.NORMAL).durationMinutes()).isEqualTo(10);
        assertThat(draft.asRequest(Billing.NORMAL).measuredSeconds()).isEqualTo(61);
    }

    @Test
    void work_begins_with_the_first_word_or_the_first_start() {
        var draft = drafts.of(1, "JARDINS DU TILLEUL");
        var begun = Instant.parse("2026-11-24T09:00:00Z");

        draft.summaryProperty().set("M");
        time.pass(Duration.ofMinutes(2));
        drafts.startStopwatch(draft);

        assertThat(draft.startedAt()).isEqualTo(begun);
    }

    @Test
    void a_cause_goes_only_with_a_free_intervention() {
        var draft = drafts.of(1, "JARDINS DU TILLEUL");
        draft.freeReasonProperty().set(FreeReason.GOODWILL);

        assertThat(draft.asRequest(Billing.NORMAL).freeReason()).isNull();
        assertThat(draft.asRequest(Billing.FREE).freeReason()).isEqualTo(FreeReason.GOODWILL);
    }
}
