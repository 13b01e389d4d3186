package fr.gestan.gsupport.desktop.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.notifications.NotificationsViewModel.Note;
import fr.gestan.gsupport.desktop.settings.NotificationKind;
import fr.gestan.gsupport.desktop.stopwatch.ManualTime;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotificationsViewModelTest {

    private final ManualTime time = new ManualTime();
    private final Set<NotificationKind> wanted = EnumSet.allOf(NotificationKind.class);
    private boolean inFront;
    private final NotificationsViewModel notifications =
            new NotificationsViewModel(time, () -> wanted, () -> inFront, () -> inFront = true);

    @Test
    void a_note_is_shown_for_a_while_and_goes_by_itself() {
        notifications.tell(NotificationKind.STOPWATCH_LONG, "Le chrono tourne");
        assertThat(notifications.notes()).extracting(Note::sentence).containsExactly("Le chrono tourne");

        time.pass(NotificationsViewModel.SHOWN_FOR.minus(Duration.ofSeconds(1)));
        assertThat(notifications.notes()).hasSize(1);
        time.pass(Duration.ofSeconds(1));
        assertThat(notifications.notes()).isEmpty();
    }

    @Test
    void who_looks_at_the_window_or_does_not_want_to_hear_of_it_is_not_disturbed() {
        inFront = true;
        notifications.tell(NotificationKind.STOPWATCH_LONG, "Le chrono tourne");
        inFront = false;
        wanted.remove(NotificationKind.CLIENT_OPENED);
        notifications.tell(NotificationKind.CLIENT_OPENED, "Client ouvert");
        notifications.tell(NotificationKind.MAIL_FAILED, "");

        assertThat(notifications.notes()).isEmpty();
    }

    @Test
    void a_click_leads_to_the_window_where_the_rest_is_seen_too() {
        notifications.tell(NotificationKind.STOPWATCH_LONG, "Le chrono tourne");
        notifications.tell(NotificationKind.MAIL_FAILED, "Un courriel");

        notifications.follow(notifications.notes().get(0));
        assertThat(inFront).isTrue();
        assertThat(notifications.notes()).extracting(Note::sentence).containsExactly("Un courriel");

        notifications.windowCameToFront();
        assertThat(notifications.notes()).isEmpty();
    }

    @Test
    void of_many_notes_the_newest_are_shown() {
        for (var number = 1; number <= NotificationsViewModel.SHOWN_AT_MOST + 2; number++) {
            notifications.tell(NotificationKind.MAIL_FAILED, "Courriel " + number);
        }

        assertThat(notifications.notes())
                .extracting(Note::sentence)
                .containsExactly("Courriel 3", "Courriel 4", "Courriel 5");
    }
}
