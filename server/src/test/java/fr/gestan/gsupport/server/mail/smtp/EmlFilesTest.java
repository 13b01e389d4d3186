package fr.gestan.gsupport.server.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmlFilesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path directory;

    @Test
    void a_file_is_the_whole_mail_for_any_mail_program() throws Exception {
        var mail = ALetter.to("client@marais.example").written();
        var file = new EmlFiles(directory.resolve("mails")).write("17", TODAY, mail);

        assertThat(file).hasFileName("2026-11-24-17.eml").hasBinaryContent(mail.content());
    }

    @Test
    void a_repetition_replaces_the_file_and_leaves_nothing_else() throws Exception {
        var files = new EmlFiles(directory);
        files.write("1", TODAY, ALetter.to("client@marais.example").saying("un").written());
        var file = files.write(
                "1", TODAY, ALetter.to("client@marais.example").saying("deux").written());

        assertThat(Files.readString(file)).contains("deux").doesNotContain("un\r\n");
        assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file));
    }
}
