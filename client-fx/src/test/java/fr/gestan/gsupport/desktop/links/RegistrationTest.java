package fr.gestan.gsupport.desktop.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationTest {

    @TempDir
    Path home;

    private final List<String> commands = new ArrayList<>();

    private Registration freedesktop(String... command) {
        return new FreedesktopRegistration(
                List.of(command),
                new FreedesktopRegistration.Folders(home.resolve("data"), home.resolve("settings")),
                executed -> commands.add(String.join(" ", executed)));
    }

    private Path entry() {
        return home.resolve("data/applications/gsupport.desktop");
    }

    @Test
    void linux_gets_an_entry_that_opens_links_with_this_desktop() throws IOException {
        freedesktop("/opt/g support/gsupport", "desktop").register();

        assertThat(entry())
                .content()
                .contains("Exec=\"/opt/g support/gsupport\" \"desktop\" %u\n")
                .contains("MimeType=x-scheme-handler/gsupport;\n")
                .contains("Icon=" + home.resolve("data/icons/hicolor/256x256/apps/gsupport.png"));
        assertThat(home.resolve("data/icons/hicolor/256x256/apps/gsupport.png")).isNotEmptyFile();
        assertThat(commands)
                .containsExactly(
                        "update-desktop-database " + home.resolve("data/applications"),
                        "xdg-mime default gsupport.desktop x-scheme-handler/gsupport");
    }

    @Test
    void odd_characters_in_the_way_to_the_program_stay_in_it() throws IOException {
        freedesktop("/opt/100%/a\"b$c`d\\e").register();

        assertThat(entry()).content().contains("Exec=\"/opt/100%%/a\\\\\"b\\\\$c\\\\`d\\\\\\\\e\" %u\n");
    }

    @Test
    void linux_forgets_it_again_and_leaves_the_rest_alone() throws IOException {
        var list = home.resolve("settings/mimeapps.list");
        Files.createDirectories(list.getParent());
        Files.writeString(list, """
                [Default Applications]
                text/html=browser.desktop
                x-scheme-handler/gsupport=gsupport.desktop
                """);
        var registration = freedesktop("/opt/gsupport/bin/gsupport");
        registration.register();

        registration.unregister();
        registration.unregister();

        assertThat(entry()).doesNotExist();
        assertThat(home.resolve("data/icons/hicolor/256x256/apps/gsupport.png")).doesNotExist();
        assertThat(list).hasContent("[Default Applications]\ntext/html=browser.desktop");
    }

    @Test
    void linux_without_its_commands_says_which_one_is_missing() {
        Registration registration = new FreedesktopRegistration(
                List.of("gsupport"),
                new FreedesktopRegistration.Folders(home.resolve("data"), home.resolve("settings")),
                executed -> {
                    throw new IOException("Cannot run program \"" + executed.get(0) + "\"");
                });

        assertThatThrownBy(registration::register).hasMessageContaining("xdg-mime");
    }

    @Test
    void windows_gets_it_in_the_registry_of_the_user() throws IOException {
        var imported = new ArrayList<String>();
        var registration = new WindowsRegistration(List.of("C:\\Program Files\\gSupport\\gSupport.exe"), executed -> {
            assertThat(executed).startsWith("reg", "import");
            imported.add(read(Path.of(executed.get(2))));
        });

        registration.register();
        registration.unregister();

        assertThat(imported.get(0))
                .startsWith("\uFEFFWindows Registry Editor Version 5.00\r\n\r\n")
                .contains("[HKEY_CURRENT_USER\\Software\\Classes\\gsupport]\r\n@=\"URL:gSupport\"\r\n")
                .contains("\"URL Protocol\"=\"\"\r\n")
                .contains("[HKEY_CURRENT_USER\\Software\\Classes\\gsupport\\shell\\open\\command]\r\n"
                        + "@=\"\\\"C:\\\\Program Files\\\\gSupport\\\\gSupport.exe\\\" \\\"%1\\\"\"\r\n");
        assertThat(imported.get(1)).contains("[-HKEY_CURRENT_USER\\Software\\Classes\\gsupport]");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_16LE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
