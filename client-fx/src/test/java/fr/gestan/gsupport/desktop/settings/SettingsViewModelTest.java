package fr.gestan.gsupport.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.api.ServerCheck.Finding;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.settings.SettingsViewModel.Fixed;
import fr.gestan.gsupport.desktop.theme.TextSize;
import fr.gestan.gsupport.desktop.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsViewModelTest {

    private final Messages messages = Messages.in(Locale.FRENCH);
    private final List<Preferences> changes = new ArrayList<>();
    private final List<String> servers = new ArrayList<>();
    private Finding finding = Finding.USABLE;
    private final ServerViewModel server = new ServerViewModel(
            "http://127.0.0.1:8080", new Calls(Runnable::run, Runnable::run), messages, address -> finding);

    private SettingsViewModel settings(boolean firstRun, Fixed... fixed) {
        return new SettingsViewModel(
                firstRun, Preferences.usual(), Set.of(fixed), server, messages, changes::add, servers::add);
    }

    @Test
    void every_choice_is_told_at_once_with_all_the_others() {
        var settings = settings(false);

        settings.themeProperty().set(Theme.DARK);
        settings.textSizeProperty().set(new TextSize(200));
        settings.spellingProperty().set(false);
        settings.toldProperty(NotificationKind.CLIENT_OPENED).set(false);
        settings.languageProperty().set(Locale.ENGLISH);

        assertThat(changes)
                .hasSize(5)
                .last()
                .isEqualTo(new Preferences(
                        Locale.ENGLISH,
                        Theme.DARK,
                        new TextSize(200),
                        false,
                        Set.of(
                                NotificationKind.RECORD_REFUSED,
                                NotificationKind.STOPWATCH_LONG,
                                NotificationKind.MAIL_FAILED)));
    }

    @Test
    void the_first_run_goes_on_once_the_server_was_found() {
        settings(true).done();

        assertThat(servers).containsExactly("http://127.0.0.1:8080");
        assertThat(changes).as("kept even where all is left as usual").containsExactly(Preferences.usual());
    }

    @Test
    void the_first_run_says_what_is_wrong_and_goes_on_all_the_same_when_told_again() {
        var settings = settings(true);
        finding = Finding.NOTHING_LISTENS;

        settings.done();
        assertThat(servers).isEmpty();
        assertThat(settings.doubtfulProperty().get()).isTrue();
        assertThat(server.messageProperty().get()).startsWith("Rien ne répond");

        settings.done();
        assertThat(servers).hasSize(1);
    }

    @Test
    void another_address_after_a_wrong_one_is_looked_at_again() {
        var settings = settings(true);
        finding = Finding.NO_SUCH_HOST;
        settings.done();

        server.addressProperty().set("http://127.0.0.1:8081");
        settings.done();

        assertThat(servers).isEmpty();
    }

    @Test
    void what_is_no_address_is_never_gone_on_with() {
        var settings = settings(true);
        server.addressProperty().set("ftp://nowhere");

        settings.done();
        settings.done();

        assertThat(servers).isEmpty();
    }

    @Test
    void later_the_server_is_looked_at_only_when_asked() {
        finding = Finding.NOTHING_LISTENS;

        settings(false).done();

        assertThat(servers).hasSize(1);
        assertThat(server.messageProperty().get()).isEmpty();
    }
}
