package fr.gestan.gsupport.server.mail.delivery;

import static fr.gestan.gsupport.server.mail.MailedLines.Intervention.asSpecified;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.mail.MailedLines;
import fr.gestan.gsupport.server.mail.MailedLines.Intervention;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMultipart;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class MailArrivesTest {

    private static final String ADVICE = "Notre conseil :";
    private static final String FREE = "Cette intervention a été effectuée à titre gratuit 😊";
    private static final String OWED = "Attention, votre crédit-temps est négatif, veillez à approvisionner votre"
            + " compte avant la prochaine intervention.";
    private static final String REVIEW =
            "Content de cette intervention ? N'hésitez pas à donner votre appréciation" + " sur notre page Facebook !";

    @Inject
    MailedLines lines;

    GreenMail mailServer;

    @Test
    void says_what_the_specification_says_in_both_parts() {
        var mail = arrived(asSpecified());

        var facts = "Bonjour, Suite à notre intervention du 27/03/2020 à 11:03, voici la situation de votre"
                + " crédit-temps. - Vous : ATELIERS DU MARAIS - Résumé de l'intervention : Pb de fichier COMPUTER"
                + " corrompu - Notre conseil : Attention aux sauvegardes ! - Durée de l'intervention : 8 minutes"
                + " - Crédit-temps précédent : -15 minutes - Solde de crédit-temps : -15 minutes. " + FREE + " "
                + OWED + " Bonne journée ! Maëlle ROUSSELIN Équipe Gestan 01-88-00-00-01 " + REVIEW;
        var slogan = "Gestan, le couteau Suisse de la Gestion d'Entreprise.";
        assertThat(onOneLine(mail.text())).contains(facts).endsWith(slogan);
        assertThat(mail.shown())
                .isEqualTo("Se désinscrire à la réception de ces messages. Gestan Situation de votre Crédit-Temps "
                        + facts.replace(" - ", " ") + " " + slogan);
    }

    @Test
    void has_the_headers_that_mail_programs_need() throws Exception {
        var mailed = lines.recap(asSpecified());
        var mail = ReceivedMail.to(mailed.recipient(), mailServer);

        var token = lines.value("SELECT token FROM mail_preference WHERE client_id = ?", mailed.clientId());
        var messageId = lines.value("SELECT message_id FROM mail WHERE id = ?", mailed.mailId());
        var page = "https://support.example/mail-preferences/" + token;
        assertThat(mail.message().getSubject()).isEqualTo("Votre situation de Crédit-Temps");
        assertThat(mail.header("From")).isEqualTo("support@gestan.fr");
        assertThat(mail.header("Reply-To")).isEqualTo("support@gestan.fr");
        assertThat(mail.header("Message-ID")).isEqualTo("<" + messageId + "@gestan.fr>");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("List-Unsubscribe")).isEqualTo("<" + page + "?kind=RECAP>");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.message().getContentType()).startsWith("multipart/alternative");
        var picture = ((MimeMultipart) ((MimeMultipart) mail.message().getContent())
                        .getBodyPart(1)
                        .getContent())
                .getBodyPart(1);
        assertThat(picture.getContentType()).startsWith("image/png");
        assertThat(picture.getHeader("Content-ID")).containsExactly("<logo@gsupport>");
        assertThat(mail.html()).contains("src=\"cid:logo@gsupport\"");
        assertThat(mail.text()).contains(page + "\n");
        assertThat(mail.html()).contains("href=\"" + page + "\"");
    }

    @Test
    void a_sent_mail_is_marked_as_sent() {
        var mailed = lines.recap(asSpecified());
        ReceivedMail.to(mailed.recipient(), mailServer);

        Outcome.of(mailed, lines).becomes("SENT");
        assertThat(lines.value("SELECT sent_at FROM mail WHERE id = ?", mailed.mailId()))
                .isNotNull();
    }

    @Test
    void without_advice_there_is_no_line_of_advice() {
        assertNeitherPartOf(arrived(asSpecified().saying("Paramétrage", null)), ADVICE);
    }

    @Test
    void a_normal_one_is_not_called_free_and_shows_what_it_took() {
        var mail = arrived(asSpecified().from(30).lasting(8, Billing.NORMAL));

        assertNeitherPartOf(mail, FREE);
        assertNeitherPartOf(mail, OWED);
        assertBothPartsOf(mail, "Crédit-temps précédent : 30 minutes");
        assertBothPartsOf(mail, "Solde de crédit-temps : 22 minutes.");
    }

    @Test
    void a_normal_one_that_ends_below_zero_warns() {
        var mail = arrived(asSpecified().from(5).lasting(6, Billing.NORMAL));

        assertBothPartsOf(mail, "Solde de crédit-temps : -1 minute.");
        assertBothPartsOf(mail, OWED);
        assertNeitherPartOf(mail, FREE);
    }

    @Test
    void at_zero_nothing_is_owed() {
        var mail = arrived(asSpecified().from(1).lasting(1, Billing.NORMAL));

        assertBothPartsOf(mail, "Durée de l'intervention : 1 minute");
        assertBothPartsOf(mail, "Solde de crédit-temps : 0 minute.");
        assertNeitherPartOf(mail, OWED);
    }

    @Test
    void a_free_one_of_a_client_in_credit_does_not_warn() {
        var mail = arrived(asSpecified().from(50));

        assertBothPartsOf(mail, FREE);
        assertNeitherPartOf(mail, OWED);
    }

    @Test
    void nobody_is_invited_unless_it_was_ticked() {
        assertNeitherPartOf(arrived(asSpecified().uninvited()), "Facebook");
    }

    @Test
    void who_wants_no_invitations_gets_the_recap_without_one() {
        var mailed = lines.recap(asSpecified(), Map.of("review_invitations", false));

        assertNeitherPartOf(ReceivedMail.to(mailed.recipient(), mailServer), "Facebook");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-14T22:59:59Z, du 14/01/2026 à 23:59",
        "2026-01-14T23:00:00Z, du 15/01/2026 à 00:00",
        "2026-07-14T21:59:59Z, du 14/07/2026 à 23:59",
        "2026-07-14T22:00:00Z, du 15/07/2026 à 00:00",
        "2026-03-29T00:59:59Z, du 29/03/2026 à 01:59",
        "2026-03-29T01:00:00Z, du 29/03/2026 à 03:00",
        "2026-10-25T00:30:00Z, du 25/10/2026 à 02:30",
        "2026-10-25T01:30:00Z, du 25/10/2026 à 02:30"
    })
    void tells_the_day_and_time_of_the_publisher(String performedAt, String expected) {
        assertBothPartsOf(arrived(asSpecified().at(performedAt)), "Suite à notre intervention " + expected + ", voici");
    }

    @Test
    void typed_text_adds_no_header_and_no_tag() throws Exception {
        var mail = arrived(asSpecified()
                .forCompany("<img src=x onerror=alert(1)>\r\nBcc: someone@else.example\r\n\r\nhello")
                .saying("Ligne 1\r\nSubject: autre\r\n.\r\nQUIT\r\n<script>alert(1)</script>", "a\u0007b\n\n<b>gras"));

        assertThat(mail.message().getHeader("Bcc")).isNull();
        assertThat(mail.message().getHeader("Subject")).hasSize(1);
        assertThat(mail.html())
                .doesNotContain("<script")
                .doesNotContain("<img src=x")
                .doesNotContain("<b>")
                .contains("Ligne 1<br>Subject: autre<br>.<br>QUIT<br>&lt;script&gt;");
        assertThat(mail.text())
                .contains("- Vous : <img src=x onerror=alert(1)> Bcc: someone@else.example hello\n")
                .contains("Ligne 1\n  Subject: autre\n  .\n  QUIT\n  <script>alert(1)</script>\n");
    }

    @Test
    void a_credit_note_tells_what_was_bought() throws Exception {
        var mailed = lines.creditNote(5, 60, LocalDate.of(2021, 7, 30));
        var mail = ReceivedMail.to(mailed.recipient(), mailServer);

        assertThat(mail.message().getSubject()).isEqualTo("Votre situation de Crédit-Temps");
        assertThat(mail.header("List-Unsubscribe")).endsWith("?kind=CREDIT_NOTE>");
        assertBothPartsOf(mail, "Votre achat de crédit-temps du 24/03/2021 à 09:22 est enregistré");
        assertBothPartsOf(mail, "Crédit-temps acheté : 60 minutes");
        assertBothPartsOf(mail, "Valable jusqu'au : 30/07/2021");
        assertBothPartsOf(mail, "Crédit-temps précédent : 5 minutes");
        assertBothPartsOf(mail, "Solde de crédit-temps : 65 minutes.");
        assertNeitherPartOf(mail, OWED);
    }

    @Test
    void a_credit_note_of_who_still_owes_warns_and_names_no_end_where_there_is_none() {
        var mailed = lines.creditNote(-90, 60, null);
        var mail = ReceivedMail.to(mailed.recipient(), mailServer);

        assertBothPartsOf(mail, "Solde de crédit-temps : -30 minutes.");
        assertBothPartsOf(mail, OWED);
        assertNeitherPartOf(mail, "Valable");
    }

    private ReceivedMail arrived(Intervention intervention) {
        return ReceivedMail.to(lines.recap(intervention).recipient(), mailServer);
    }

    private static void assertBothPartsOf(ReceivedMail mail, String words) {
        assertThat(onOneLine(mail.text())).as("plain text").contains(words);
        assertThat(mail.shown()).as("HTML").contains(words);
    }

    private static void assertNeitherPartOf(ReceivedMail mail, String words) {
        assertThat(onOneLine(mail.text())).as("plain text").doesNotContain(words);
        assertThat(mail.shown()).as("HTML").doesNotContain(words);
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\s+", " ")
                .replace("page Facebook ! https://social.example/gestan", "page Facebook !")
                .strip();
    }
}
