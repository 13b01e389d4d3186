package fr.gestan.gsupport.server.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.gestan.gsupport.server.mail.letters.InlineImage;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailWriterTest {

    private static final String CLIENT = "client@marais.example";

    @Test
    void has_the_headers_that_mail_programs_and_mail_servers_look_for() throws Exception {
        var mail = read(ALetter.to(CLIENT).written());

        assertThat(mail.getHeader("From", null)).isEqualTo("support@gestan.example");
        assertThat(mail.getHeader("Reply-To", null)).isEqualTo("support@gestan.example");
        assertThat(mail.getHeader("To", null)).isEqualTo(CLIENT);
        assertThat(mail.getHeader("Date", null)).isEqualTo("Tue, 24 Nov 2026 10:00:00 +0100");
        assertThat(mail.getHeader("Message-ID", null)).isEqualTo("<" + ALetter.ID + "@gestan.example>");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("MIME-Version", null)).isEqualTo("1.0");
        assertThat(mail.getHeader("List-Unsubscribe", null)).isEqualTo(ALetter.ONE_CLICK.get("List-Unsubscribe"));
        assertThat(mail.getSubject()).isEqualTo("Votre situation de Crédit-Temps");
    }

    @Test
    void names_reply_address_and_envelope_are_those_of_the_settings() throws Exception {
        var settings = new MailSet(
                "support@gestan.example",
                Optional.of("Équipe « Gestan », support"),
                Optional.of("reponses@gestan.example"),
                Optional.of("retours@gestan.example"));
        var written = ALetter.to(CLIENT).written(settings, Optional.empty());

        var mail = read(written);
        assertThat(mail.getHeader("From", null)).matches("=\\?UTF-8\\?.*\\?=\\s+<support@gestan.example>");
        assertThat(mail.getFrom()[0]).as("unfolded").hasToString(MimeUtility.unfold(mail.getHeader("From", null)));
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Équipe « Gestan », support");
        assertThat(mail.getHeader("Reply-To", null)).isEqualTo("reponses@gestan.example");
        assertThat(written.sender()).isEqualTo("retours@gestan.example");
    }

    @Test
    void a_domain_with_accents_travels_in_ascii() throws Exception {
        var written = ALetter.to("accueil@café-du-marais.example").written();

        assertThat(written.recipients()).containsExactly("accueil@xn--caf-du-marais-dhb.example");
        assertThat(written.needsUtf8()).isFalse();
    }

    @Test
    void an_accent_ahead_of_the_at_takes_a_server_that_knows_utf_8() throws Exception {
        var written = ALetter.to("hélène@marais.example").written();

        assertThat(written.needsUtf8()).isTrue();
        assertThat(written.recipients()).containsExactly("hélène@marais.example");
        assertThat(new String(written.content(), StandardCharsets.UTF_8)).contains("\r\nTo: hélène@marais.example\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a..b@marais.example",
                "a b@marais.example",
                "(a)@marais.example",
                "a@-marais.example",
                "a@b_c.example"
            })
    void an_address_that_is_nobodys_is_refused_for_good(String address) {
        assertThatThrownBy(() -> ALetter.to(address).written())
                .isInstanceOfSatisfying(
                        NotTaken.class, refused -> assertThat(refused.isLast()).isTrue())
                .hasMessage("L'adresse « " + address + " » ne peut être celle de personne.");
    }

    @Test
    void every_line_ends_as_mail_wants_it_and_is_folded_within_its_limits() throws Exception {
        var text = "é".repeat(4000) + "\r" + "x".repeat(2000) + "\n.\nFrom ici =\t \n";
        var content = new String(
                ALetter.to(CLIENT)
                        .about("Crédit-temps ".repeat(40))
                        .saying(text)
                        .written()
                        .content(),
                StandardCharsets.ISO_8859_1);

        assertThat(content.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(content.lines().filter(line -> !line.startsWith("List-Unsubscribe:")))
                .allMatch(line -> line.length() <= 78)
                .allMatch(line -> line.chars().allMatch(sign -> sign < 128));
        var parts = (MimeMultipart) read(content).getContent();
        assertThat(((String) parts.getBodyPart(0).getContent()).replaceAll("\r\n?", "\n"))
                .isEqualTo(text.replace('\r', '\n'));
        assertThat(read(content).getSubject().strip())
                .isEqualTo("Crédit-temps ".repeat(40).strip());
    }

    @ParameterizedTest
    @CsvSource({"'x\r\nBcc: autre@else.example'", "'x\nBcc: autre@else.example'", "'x\r\n\r\nBcc: autre@else.example'"})
    void a_subject_adds_no_header(String subject) throws Exception {
        var mail = read(ALetter.to(CLIENT).about(subject).written());

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(((MimeMultipart) mail.getContent()).getCount()).isEqualTo(2);
    }

    @Test
    void a_picture_goes_along_beside_the_html_that_shows_it() throws Exception {
        var bytes = new byte[] {1, 2, 3, -1};
        var parts = (MimeMultipart) read(ALetter.to(CLIENT)
                        .showing(new InlineImage("logo", "logo.png", "image/png", bytes))
                        .written())
                .getContent();

        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        var related = (MimeMultipart) parts.getBodyPart(1).getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        assertThat(related.getBodyPart(0).getContentType()).startsWith("text/html");
        var picture = related.getBodyPart(1);
        assertThat(picture.getHeader("Content-ID")).containsExactly("<logo>");
        assertThat(picture.getContentType()).startsWith("image/png");
        assertThat(picture.getDisposition()).isEqualTo("inline");
        assertThat(picture.getInputStream().readAllBytes()).isEqualTo(bytes);
    }

    private static MimeMessage read(WrittenMail mail) throws Exception {
        return new MimeMessage(null, new ByteArrayInputStream(mail.content()));
    }

    private static MimeMessage read(String content) throws Exception {
        return new MimeMessage(null, new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
