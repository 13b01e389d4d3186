package fr.gestan.gsupport.server.mail.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mail;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmlFilesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path directory;

    @Test
    void a_file_is_the_whole_mail_for_any_mail_program() throws Exception {
        var file = new EmlFiles(directory.resolve("mails")).write("17", TODAY, mail("Déjà vu 😊"));

        assertThat(file).hasFileName("2026-11-24-17.eml");
        try (var content = Files.newInputStream(file)) {
            var message = new MimeMessage(Session.getInstance(new Properties()), content);
            var read = ReceivedMail.of(message);
            assertThat(message.getSubject()).isEqualTo("Votre situation de Crédit-Temps");
            assertThat(message.getSentDate()).isNotNull();
            assertThat(message.getContentType()).startsWith("multipart/alternative");
            assertThat(read.header("From")).isEqualTo("support@gestan.fr");
            assertThat(read.header("To")).isEqualTo("client@marais.example");
            assertThat(read.header("Reply-To")).isEqualTo("support@gestan.fr");
            assertThat(read.header("Message-ID")).isEqualTo("<1@gestan.fr>");
            assertThat(read.text().strip()).isEqualTo("Déjà vu 😊");
            var boundary = message.getContentType().replaceAll("(?s).*boundary=\"(.*)\".*", "$1");
            assertThat(file).content().endsWith("\r\n--" + boundary + "--\r\n");
            assertThat(read.html().strip()).isEqualTo("<p>Déjà vu 😊</p>");
        }
    }

    @Test
    void lines_end_as_mail_wants_them_and_none_is_too_long() throws Exception {
        var file = new EmlFiles(directory).write("1", TODAY, mail("é".repeat(5000)));

        var content = Files.readString(file);
        assertThat(content.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(content.lines()).allMatch(line -> line.length() <= 998);
    }

    @Test
    void a_repetition_replaces_the_file_and_leaves_nothing_else() throws Exception {
        var files = new EmlFiles(directory);
        files.write("1", TODAY, mail("un"));
        var file = files.write("1", TODAY, mail("deux"));

        assertThat(file).content().contains("deux").doesNotContain("un\r\n");
        assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file));
    }

    @Test
    void one_of_plain_text_alone_is_written_as_such() throws Exception {
        var mail = mail("Déjà vu").setHtml(null);
        var file = new EmlFiles(directory).write("verification-1", TODAY, mail);

        try (var content = Files.newInputStream(file)) {
            var message = new MimeMessage(null, content);
            assertThat(file).hasFileName(TODAY + "-verification-1.eml");
            assertThat(message.getContentType()).startsWith("text/plain");
            assertThat(((String) message.getContent()).strip()).isEqualTo("Déjà vu");
        }
    }

    private static Mail mail(String text) {
        return new Mail()
                .setFrom("support@gestan.fr")
                .setReplyTo("support@gestan.fr")
                .addTo("client@marais.example")
                .setSubject("Votre situation de Crédit-Temps")
                .setText(text)
                .setHtml("<p>" + text + "</p>")
                .addHeader("Message-ID", "<1@gestan.fr>");
    }
}
