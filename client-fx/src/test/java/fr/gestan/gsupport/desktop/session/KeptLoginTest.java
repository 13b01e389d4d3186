package fr.gestan.gsupport.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLoginTest {

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void chooseTheFolder() {
        folder = temporary.resolve("desktop/login");
    }

    private static KeptLogin.Content content(String refreshToken) {
        return new KeptLogin.Content("http://127.0.0.1:8080", "hry", "Hélène Royer", "HRY", refreshToken);
    }

    @Test
    void the_next_start_takes_what_was_kept() {
        try (var window = new KeptLogin(folder)) {
            assertThat(window.keep(content("refresh-1"))).isTrue();
            window.replace("refresh-1", "refresh-2");
        }

        try (var next = new KeptLogin(folder)) {
            assertThat(next.take()).contains(content("refresh-2"));
        }
    }

    @Test
    void only_its_owner_may_read_it() throws IOException {
        assumeTrue(Files.getFileStore(temporary).supportsFileAttributeView("posix"), "Windows has other rights");
        try (var window = new KeptLogin(folder)) {
            window.keep(content("refresh-1"));
            window.replace("refresh-1", "refresh-2");
        }

        assertThat(rightsOf(folder.resolve("kept.json"))).isEqualTo("rw-------");
        assertThat(rightsOf(folder)).isEqualTo("rwx------");
    }

    private static String rightsOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void of_two_windows_only_the_first_has_it() {
        try (var first = new KeptLogin(folder);
                var second = new KeptLogin(folder)) {
            first.keep(content("refresh-1"));

            assertThat(second.isElsewhere()).isTrue();
            assertThat(second.take()).isEmpty();
            assertThat(second.keep(content("other"))).isFalse();
            second.forget();

            assertThat(folder.resolve("kept.json")).content().contains("refresh-1");
            assertThat(first.isElsewhere()).isFalse();
        }
    }

    @Test
    void a_window_that_closes_leaves_it_to_the_next_one() {
        try (var first = new KeptLogin(folder);
                var second = new KeptLogin(folder)) {
            first.keep(content("refresh-1"));
            first.close();

            assertThat(second.isElsewhere()).isFalse();
            assertThat(second.take()).contains(content("refresh-1"));
        }
    }

    @Test
    void a_window_that_keeps_nothing_is_in_nobodys_way() {
        try (var first = new KeptLogin(folder);
                var second = new KeptLogin(folder)) {
            assertThat(first.take()).isEmpty();
            assertThat(first.isElsewhere()).isFalse();

            assertThat(second.keep(content("refresh-1"))).isTrue();
        }
    }

    @Test
    void a_late_answer_does_not_bring_back_what_was_forgotten_or_replaced() {
        try (var window = new KeptLogin(folder)) {
            window.keep(content("refresh-1"));
            window.forget();
            window.replace("refresh-1", "refresh-2");
            assertThat(folder.resolve("kept.json")).doesNotExist();

            window.keep(content("other-1"));
            window.replace("refresh-1", "refresh-2");
            assertThat(folder.resolve("kept.json")).content().contains("other-1");
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_as_good_as_none() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("kept.json"), "not json");

        try (var window = new KeptLogin(folder)) {
            assertThat(window.take()).isEmpty();
            assertThat(window.keep(content("refresh-1"))).isTrue();
        }
    }

    @Test
    void a_disk_that_refuses_the_next_token_does_not_keep_the_used_one() throws IOException {
        try (var window = new KeptLogin(folder)) {
            window.keep(content("refresh-1"));
            // A folder with something in it, where the next content is written first: it cannot be replaced.
            Files.createDirectories(folder.resolve("kept.json.new/in-the-way"));

            window.replace("refresh-1", "refresh-2");

            assertThat(folder.resolve("kept.json")).doesNotExist();
        }
    }
}
