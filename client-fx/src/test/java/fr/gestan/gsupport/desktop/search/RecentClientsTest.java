package fr.gestan.gsupport.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.desktop.disk.OwnerOnlyFile;
import fr.gestan.gsupport.desktop.search.RecentClients.Recent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentClientsTest {

    @TempDir
    Path folder;

    private RecentClients recent() {
        return new RecentClients(new OwnerOnlyFile(file()), Runnable::run);
    }

    private Path file() {
        return folder.resolve("recent").resolve("hry");
    }

    private static Recent client(long id) {
        return new Recent(id, "Client " + id, null);
    }

    @Test
    void the_last_ten_are_kept_for_the_next_start_the_last_one_first() {
        var before = recent();
        for (long id = 1; id <= 12; id++) {
            before.opened(client(id));
        }
        before.opened(client(5));

        assertThat(recent().list()).extracting(Recent::id).containsExactly(5L, 12L, 11L, 10L, 9L, 8L, 7L, 6L, 4L, 3L);
    }

    @Test
    void a_client_that_has_another_name_now_has_it_here_too() {
        var recent = recent();
        recent.opened(client(4996));
        recent.opened(new Recent(4996, "JARDINS DU TILLEUL", "VERTON"));

        assertThat(recent.list()).containsExactly(new Recent(4996, "JARDINS DU TILLEUL", "VERTON"));
    }

    @Test
    void a_damaged_file_is_none() throws IOException {
        recent().opened(client(1));
        Files.writeString(file(), "{half");

        var recent = recent();
        assertThat(recent.list()).isEmpty();
        recent.opened(client(2));

        assertThat(recent().list()).containsExactly(client(2));
    }
}
