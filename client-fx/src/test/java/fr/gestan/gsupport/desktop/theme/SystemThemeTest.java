package fr.gestan.gsupport.desktop.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemThemeTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, gdbus, '(<<uint32 1>>,)', true",
        "Linux, gdbus, '(<<uint32 2>>,)', false",
        "Linux, gsettings, '''prefer-dark''', true",
        "Linux, gsettings, '''default''', false",
        "Windows 11, reg, '    AppsUseLightTheme    REG_DWORD    0x0', true",
        "Windows 11, reg, '    AppsUseLightTheme    REG_DWORD    0x1', false",
        "Mac OS X, defaults, Dark, true"
    })
    void each_system_is_asked_in_its_own_way(String system, String tool, String answer, boolean dark) {
        var theme = new SystemTheme(system, command -> command.get(0).equals(tool) ? answer + "\n" : "");

        assertThat(theme.isDark()).isEqualTo(dark);
    }

    @Test
    void a_system_that_says_nothing_is_light() {
        assertThat(new SystemTheme("Plan 9", command -> "").isDark()).isFalse();
    }
}
