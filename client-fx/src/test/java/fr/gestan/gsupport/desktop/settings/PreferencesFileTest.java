package fr.gestan.gsupport.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.theme.TextSize;
import fr.gestan.gsupport.desktop.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesFileTest {

    @TempDir
    Path folder;

    private Path path;
    private PreferencesFile file;

    @BeforeEach
    void chooseTheFile() {
        path = folder.resolve("desktop/preferences.properties");
        file = new PreferencesFile(path);
    }

    private void holds(String content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    @Test
    void the_next_start_finds_what_was_chosen() {
        var chosen = new Preferences(
                Locale.ENGLISH, Theme.DARK, new TextSize(150), false, Set.of(NotificationKind.STOPWATCH_LONG));

        file.write(chosen);

        assertThat(new PreferencesFile(path).read()).contains(chosen);
    }

    @Test
    void who_wants_no_notification_gets_none() {
        file.write(new Preferences(Locale.FRENCH, Theme.LIGHT, TextSize.USUAL, true, Set.of()));

        assertThat(file.read())
                .hasValueSatisfying(read -> assertThat(read.notifications()).isEmpty());
    }

    @Test
    void a_kind_that_is_new_is_told_until_somebody_says_otherwise() throws IOException {
        holds("language=fr\nsilentNotifications=CLIENT_OPENED\n");

        assertThat(file.read())
                .hasValueSatisfying(read -> assertThat(read.notifications())
                        .containsExactlyInAnyOrder(
                                NotificationKind.RECORD_REFUSED,
                                NotificationKind.STOPWATCH_LONG,
                                NotificationKind.MAIL_FAILED));
    }

    @Test
    void before_the_first_choice_there_is_nothing() {
        assertThat(file.read()).isEmpty();
    }

    @Test
    void one_setting_that_is_not_understood_leaves_the_others() throws IOException {
        holds("language=en\ntheme=PINK\ntextSize=1000\nspelling=perhaps\nsilentNotifications=SMOKE\n");

        assertThat(file.read()).contains(Preferences.usual().speaking(Locale.ENGLISH));
    }

    @Test
    void a_file_of_something_else_counts_as_nothing_chosen() throws IOException {
        holds("\\u12 is no character");

        assertThat(file.read()).contains(Preferences.usual());
    }
}
