package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void nothing_told_means_paris_and_what_the_person_chose() {
        var settings = Settings.from(List.of(), Map.of());

        assertThat(settings.server()).isEmpty();
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(settings.language()).isEmpty();
        assertThat(settings.howTo()).isEmpty();
        assertThat(settings.askAfter()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void the_command_line_wins_over_the_environment() {
        var settings = Settings.from(
                List.of("--server=http://here:1", "gsupport://clients/4996"),
                Map.of("GSUPPORT_PUBLIC_URL", "http://there:2", "GSUPPORT_LANGUAGE", "en"));

        assertThat(settings.server()).contains("http://here:1");
        assertThat(settings.language()).contains(Locale.ENGLISH);
    }

    @Test
    void the_environment_sets_what_the_command_line_does_not() {
        var settings = Settings.from(
                List.of(),
                Map.of(
                        "GSUPPORT_PUBLIC_URL", "http://there:2",
                        "GSUPPORT_TIME_ZONE", "Indian/Reunion",
                        "GSUPPORT_HOW_TO_URL", "https://help.example/summary",
                        "GSUPPORT_DESKTOP_DIR", "elsewhere",
                        "GSUPPORT_ASK_AFTER", "30"));

        assertThat(settings.server()).contains("http://there:2");
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Indian/Reunion"));
        assertThat(settings.howTo()).contains(URI.create("https://help.example/summary"));
        assertThat(settings.folder()).isEqualTo(Path.of("elsewhere"));
        assertThat(settings.askAfter()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void a_wrong_value_names_its_setting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.from(List.of("--time-zone=Mars"), Map.of()))
                .withMessageContaining("time-zone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.from(List.of("--ask-after=soon"), Map.of()))
                .withMessageContaining("ask-after");
    }
}
