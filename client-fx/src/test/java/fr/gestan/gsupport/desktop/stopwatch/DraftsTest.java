package fr.gestan.gsupport.desktop.stopwatch;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final List<Journal> journals = new ArrayList<>();
    private Drafts drafts;

    @BeforeEach
    void startTheDesktop() {
        drafts = anotherWindow(time);
    }

    @AfterEach
    void theComputerEnds() {
        journals.forEach(Journal::close);
    }

    private Drafts anotherWindow(ManualTime schedule) {
        var journal = new Journal(folder.resolve("drafts"));
        journals.add(journal);
        var window = new Drafts(time, time, journal, Runnable::run);
        window.resume(schedule);
        return window;
    }

    /** What another run reads, without those before having had a chance to end in order: only their locks are gone. */
    private Drafts afterACrash() {
        journals.forEach(Journal::close);
        return anotherWindow(new ManualTime());
    }

    private Path theOnlyFile() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("draft-"))
                    .findFirst()
                    .orElseThrow();
        }
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
        assertThat(restored.isInterrupted()).isTrue();
        assertThat(restored.stopwatch().elapsed()).isBetween(Duration.ofSeconds(58), Duration.ofSeconds(63));
        assertThat(restored.summaryProperty().get()).isEqualTo("Mise à jour");
        assertThat(restored.adviceProperty().get()).isEqualTo("Sauvegarder");
        assertThat(restored.inviteToFacebookProperty().get()).isTrue();
        assertThat(restored.freeReasonProperty().get()).isEqualTo(FreeReason.DEFECT);
        assertThat(restored.startedAt()).isEqualTo(draft.startedAt());
    }

    private Drafts cutOffAt0730AndStartedAgainTwoMinutesLater() {
        drafts.startStopwatch(drafts.of(1, "JARDINS DU TILLEUL"));
        time.pass(Duration.ofSeconds(450));
        journals.forEach(Journal::close);
        time.setWallClock(time.instant().plusSeconds(120));
        return afterACrash();
    }

    @Test
    void a_call_that_went_on_while_the_desktop_was_away_is_measured_as_a_whole() {
        var next = cutOffAt0730AndStartedAgainTwoMinutesLater();
        var restored = next.interrupted().orElseThrow();
        assertThat(restored.stopwatch().elapsed()).isEqualTo(Duration.ofSeconds(450));
        assertThat(restored.elapsedHadTheCallGoneOn()).isEqualTo(Duration.ofSeconds(570));
        time.pass(Duration.ofSeconds(3));

        next.callWentOn(restored);
        time.pass(Duration.ofSeconds(1));

        assertThat(restored.stopwatch().elapsed()).isEqualTo(Duration.ofSeconds(574));
    }

    @Test
    void a_call_that_stopped_with_the_desktop_stays_where_it_was() {
        var next = cutOffAt0730AndStartedAgainTwoMinutesLater();
        var restored = next.interrupted().orElseThrow();
        time.pass(Duration.ofSeconds(3));

        next.callStoppedThen(restored);
        time.pass(Duration.ofSeconds(60));

        assertThat(restored.stopwatch().elapsed()).isEqualTo(Duration.ofSeconds(450));
        assertThat(restored.isInterrupted()).isFalse();
    }

    @Test
    void a_second_crash_before_the_answer_loses_nothing_of_the_first() {
        cutOffAt0730AndStartedAgainTwoMinutesLater().keepNow().join();
        time.setWallClock(time.instant().plusSeconds(60));

        var restored = afterACrash().of(1, "JARDINS DU TILLEUL");

        assertThat(restored.stopwatch().elapsed()).isEqualTo(Duration.ofSeconds(450));
        assertThat(restored.elapsedHadTheCallGoneOn()).isEqualTo(Duration.ofSeconds(630));
    }

    @Test
    void a_clock_set_back_meanwhile_takes_nothing_away() {
        drafts.startStopwatch(drafts.of(1, "JARDINS DU TILLEUL"));
        time.pass(Duration.ofSeconds(450));
        time.setWallClock(Instant.parse("2020-01-01T00:00:00Z"));

        var restored = afterACrash().of(1, "JARDINS DU TILLEUL");

        assertThat(restored.elapsedHadTheCallGoneOn()).isEqualTo(Duration.ofSeconds(450));
    }

    @Test
    void each_change_of_the_stopwatch_is_on_disk_at_once() {
        var draft = drafts.of(1, "JARDINS DU TILLEUL");
        draft.summaryProperty().set("Mise à jour");
        drafts.startStopwatch(draft);
        time.pass(Duration.ofMillis(700));
        drafts.pauseStopwatch(draft);
        var afterAPause = afterACrash().of(1, "JARDINS DU TILLEUL");
        assertThat(afterAPause.isInterrupted()).isFalse();
        assertThat(afterAPause.stopwatch().elapsed()).isEqualTo(Duration.ofMillis(700));

        startTheDesktop();
        var next = drafts.of(2, "ATELIER DES DUNES");
        drafts.startStopwatch(next);
        time.pass(Duration.ofMillis(700));
        drafts.resetStopwatch(next);

        assertThat(afterACrash().of(2, "ATELIER DES DUNES").stopwatch().elapsed())
                .isZero();
    }

    @Test
    void two_windows_on_one_client_keep_a_draft_each() {
        var other = anotherWindow(time);
        drafts.of(1, "JARDINS DU TILLEUL").summaryProperty().set("Écrit dans la première");
        other.of(1, "JARDINS DU TILLEUL").summaryProperty().set("Écrit dans la seconde");
        time.pass(Drafts.KEEP_EVERY);
        drafts.of(1, "JARDINS DU TILLEUL").adviceProperty().set("Sauvegarder");
        time.pass(Drafts.KEEP_EVERY);

        var next = afterACrash();
        var first = next.of(1, "JARDINS DU TILLEUL");
        next.discard(first);
        var second = next.of(1, "JARDINS DU TILLEUL");
        next.discard(second);

        assertThat(List.of(first, second))
                .extracting(draft -> draft.summaryProperty().get())
                .containsExactlyInAnyOrder("Écrit dans la première", "Écrit dans la seconde");
        assertThat(first.submission().key()).isNotEqualTo(second.submission().key());
        assertThat(afterACrash().inProgress()).isEmpty();
    }

    @Test
    void a_window_leaves_alone_what_another_one_is_working_on() {
        drafts.of(1, "JARDINS DU TILLEUL").summaryProperty().set("Mise à jour");
        time.pass(Drafts.KEEP_EVERY);

        assertThat(anotherWindow(new ManualTime()).inProgress()).isEmpty();
    }

    @Test
    void every_draft_has_a_file_that_only_its_owner_may_read() throws IOException {
        drafts.of(1, "JARDINS DU TILLEUL").summaryProperty().set("Mise à jour");
        drafts.keepNow().join();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(theOnlyFile())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(theOnlyFile().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_window_that_ends_in_order_leaves_nothing_behind_that_is_not_needed() throws IOException {
        var draft = drafts.of(1, "JARDINS DU TILLEUL");
        draft.summaryProperty().set("Mise à jour");
        drafts.keepNow().join();
        drafts.discard(draft);
        drafts.close().join();

        try (var left = Files.list(folder.resolve("drafts"))) {
            assertThat(left).isEmpty();
        }
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
    void a_damaged_file_is_put_aside_and_the_other_drafts_are_there() throws IOException {
        drafts.of(1, "JARDINS DU TILLEUL").summaryProperty().set("Mise à jour");
        drafts.keepNow().join();
        var damaged = theOnlyFile().resolveSibling("draft-2-damaged.json");
        Files.writeString(damaged, "{\"keptAt\":");

        assertThat(afterACrash().inProgress()).extracting(Draft::clientId).containsExactly(1L);
        assertThat(damaged.resolveSibling("draft-2-damaged.json.unreadable")).exists();
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
