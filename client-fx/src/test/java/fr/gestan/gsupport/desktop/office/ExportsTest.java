package fr.gestan.gsupport.desktop.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.gestan.gsupport.desktop.api.Calls;
import fr.gestan.gsupport.desktop.i18n.Messages;
import fr.gestan.gsupport.desktop.mails.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsTest {

    @TempDir
    Path folder;

    private final List<Outcome> outcomes = new ArrayList<>();

    private void keep(Path where, String content) {
        new Exports(new Calls(Runnable::run, Runnable::run), name -> Optional.of(where), Messages.in(Locale.FRENCH))
                .document(
                        "relevé.pdf",
                        () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                        outcomes::add);
    }

    private void saysThatItCouldNotBeWritten(Path where) {
        assertThat(outcomes).singleElement().satisfies(outcome -> {
            assertThat(outcome.good()).isFalse();
            assertThat(outcome.text())
                    .startsWith("Le fichier " + where + " n’a pas pu être écrit")
                    .contains("vos droits", "la place sur le disque")
                    .doesNotContain("Exception");
        });
    }

    @Test
    void a_file_that_is_there_is_replaced_as_a_whole() throws IOException {
        var file = Files.writeString(folder.resolve("relevé.pdf"), "a much longer one of last month");

        keep(file, "new");

        assertThat(file).hasContent("new");
        assertThat(outcomes).extracting(Outcome::text).containsExactly("Enregistré dans " + file);
        assertThat(folder.toFile().list()).containsExactly("relevé.pdf");
    }

    @Test
    void a_link_goes_on_leading_to_the_file_that_is_replaced() throws IOException {
        var file = Files.writeString(folder.resolve("relevé.pdf"), "old");
        var link = Files.createSymbolicLink(folder.resolve("dernier.pdf"), file);

        keep(link, "new");

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file).hasContent("new");
    }

    @Test
    void a_file_that_is_there_stays_where_the_new_one_cannot_be_written_to_its_end() throws IOException {
        var file = Files.writeString(folder.resolve("relevé.pdf"), "of last month");
        Files.createDirectory(folder.resolve("relevé.pdf.part"));

        keep(file, "new");

        saysThatItCouldNotBeWritten(file);
        assertThat(file).hasContent("of last month");
    }

    @Test
    void a_folder_is_no_file() throws IOException {
        keep(folder, "new");

        saysThatItCouldNotBeWritten(folder);
    }

    /** Where nobody may make a file, not even who may do all else. */
    @Test
    void a_folder_without_rights_is_told_of() {
        assumeTrue(Files.isDirectory(Path.of("/proc")), "a system with such a folder");
        var file = Path.of("/proc/relevé.pdf");

        keep(file, "new");

        saysThatItCouldNotBeWritten(file);
    }

    @Test
    void a_full_disk_is_told_of() {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "a system that has a full disk to try with");

        keep(full, "new");

        saysThatItCouldNotBeWritten(full);
    }
}
