package fr.gestan.gsupport.server.mail.delivery;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.corrections.ACorrection;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.mail.MailedLines;
import fr.gestan.gsupport.server.mail.MailedLines.Intervention;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody types arrives as text, through a real mail server: no tag more, no header more, no line lost. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class TypedTextArrivesTest {

    private static final String HARMLESS = "Réglage";
    private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z][a-zA-Z0-9:]*)");

    @Inject
    MailedLines lines;

    GreenMail mailServer;

    /**
     * What somebody typed into each field.
     *
     * @param lines how a mail shows it
     */
    private record Typed(String name, String text, List<String> lines) {

        static Typed of(String name, String... lines) {
            return new Typed(name, String.join("\n", lines), List.of(lines));
        }

        String indented() {
            return String.join("\n  ", lines);
        }

        String inHtml() {
            return String.join("<br>", lines.stream().map(Typed::escaped).toList());
        }

        /** Of the text on one line, as a name is. */
        String beginning() {
            var line = String.join(" ", lines).replaceAll("\\s+", " ");
            return " " + line.substring(0, Math.min(line.length(), 100));
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Typed> everything() {
        var letter = "é😊ש";
        return Stream.of(
                new Typed(
                        "line breaks of all kinds",
                        "Ligne 1\r\nBcc: someone@else.example\rSubject: autre\n\nfin",
                        List.of("Ligne 1", "Bcc: someone@else.example", "Subject: autre", "", "fin")),
                Typed.of("the end of a mail", "fin", ".", "..", "QUIT", "RSET", "DATA"),
                Typed.of(
                        "tags",
                        "<script>alert(1)</script><img src=x onerror=\"alert('x')\">",
                        "</td></table></body><!-- <style>*{display:none}</style> &lt;b&gt; &amp;",
                        "<a href=\"javascript:alert(1)\">ici</a> ]]> <![endif]-->"),
                Typed.of(
                        "a template",
                        "{recap.companyName} {letter:you} {#if x} {/include} \\{ {|x|} {inject:config} ${x}"),
                Typed.of("a picture of ours", "src=\"cid:logo@gsupport\" cid:logo@gsupport"),
                Typed.of("4,000 characters without a space", letter.repeat(1000)),
                Typed.of("4,000 characters in lines", "x".repeat(997), "é".repeat(999), "y".repeat(2000)),
                Typed.of("emoji", "👩‍👩‍👧‍👦 🏴‍☠️ 🇫🇷 😊 e\u0301 \ud83d\ude00"),
                Typed.of("right to left", "שלום עולם (abc) ومرحبا 123", "LTR ואז RTL."),
                new Typed(
                        "marks that turn what follows",
                        "facture\u202Egpj.exe \u2066abc\u2028def",
                        List.of("facturegpj.exe abcdef")),
                new Typed("bells and escapes", "a\u0007b\u001b[31mc\u0085d\u009be", List.of("ab[31mcde")),
                Typed.of(
                        "what quoted-printable writes otherwise",
                        "ends with =",
                        "=",
                        "==",
                        "=3D=0D=0A=",
                        "x".repeat(75) + "=",
                        "x".repeat(74) + "é=",
                        "From here",
                        "=?UTF-8?Q?caf=C3=A9?=",
                        "--boundary--",
                        "x\ty"),
                new Typed("spaces at the ends of lines", "  a  \n b \t\nc\u00a0 ", List.of("a", " b", "c\u00a0")));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void in_a_recap(Typed typed) {
        var mail = arrived(recap("ATELIERS " + typed.text(), typed.text(), typed.text()));

        assertNothingButTextWasAdded(mail, arrived(recap(HARMLESS, HARMLESS, HARMLESS)));
        assertThat(mail.text())
                .contains("- Vous : ATELIERS" + typed.beginning())
                .contains("- Résumé de l'intervention : " + typed.indented() + "\n- Notre conseil : " + typed.indented()
                        + "\n- Durée de l'intervention : 8 minutes\n");
        assertThat(mail.html()).contains(">" + typed.inHtml());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void in_a_corrected_recap(Typed typed) {
        var mail = corrected(typed.text());

        assertNothingButTextWasAdded(mail, corrected(HARMLESS));
        assertThat(mail.text())
                .contains("- Intervention annulée : " + typed.indented() + "\n- Durée annulée")
                .contains("- Résumé de l'intervention : " + typed.indented() + "\n- Notre conseil : " + typed.indented()
                        + "\n- Durée");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void as_the_name_of_a_company_that_buys_credit(Typed typed) {
        var mail = credited("ACHETEUR " + typed.text());

        assertNothingButTextWasAdded(mail, credited(HARMLESS));
        assertThat(mail.text()).contains("- Vous : ACHETEUR" + typed.beginning());
    }

    @Test
    void as_the_name_and_phone_of_a_technician() {
        var harmless = arrived(recap(HARMLESS, HARMLESS, HARMLESS));
        var mailed = lines.recap(recap(HARMLESS, HARMLESS, HARMLESS));
        ReceivedMail.to(mailed.recipient(), mailServer);
        try {
            lines.update(
                    "UPDATE technician SET full_name = ?, phone = ? WHERE code = ?",
                    "<b>Maëlle</b>\r\nBcc: someone@else.example",
                    "01<script>\r\nX: y",
                    MailedLines.TECHNICIAN);

            var mail = arrived(recap(HARMLESS, HARMLESS, HARMLESS));

            assertNothingButTextWasAdded(mail, harmless);
            assertThat(mail.text())
                    .contains("\n<b>Maëlle</b> Bcc: someone@else.example\n")
                    .contains("\n01<script> X: y\n");
        } finally {
            lines.update(
                    "UPDATE technician SET full_name = ?, phone = '0188000001' WHERE code = ?",
                    MailedLines.TECHNICIAN_NAME,
                    MailedLines.TECHNICIAN);
        }
    }

    private static void assertNothingButTextWasAdded(ReceivedMail mail, ReceivedMail harmless) {
        assertThat(headers(mail)).isEqualTo(headers(harmless));
        assertThat(mail.header("Subject")).isEqualTo(harmless.header("Subject"));
        assertThat(tags(mail)).isEqualTo(tags(harmless));
    }

    private static List<String> headers(ReceivedMail mail) {
        try {
            return Collections.list(mail.message().getAllHeaders()).stream()
                    .map(Header::getName)
                    .sorted()
                    .toList();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tags(ReceivedMail mail) {
        return TAG.matcher(mail.html())
                .results()
                .map(tag -> tag.group(1))
                .filter(tag -> !tag.equals("br"))
                .toList();
    }

    private static Intervention recap(String company, String summary, String advice) {
        return Intervention.asSpecified()
                .forCompany(shortened(company, 200))
                .saying(shortened(summary, 4000), shortened(advice, 4000))
                .lasting(8, Billing.FREE);
    }

    private static String shortened(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }

    private ReceivedMail arrived(Intervention intervention) {
        return ReceivedMail.to(lines.recap(intervention).recipient(), mailServer);
    }

    private ReceivedMail corrected(String text) {
        var recipient = UUID.randomUUID() + "@typed.example";
        var technician = People.technician("TYP");
        long clientId = aClient().with("email", recipient).withCredit(500).create();
        var wrong = anIntervention().with("summary", text).recordedFor(clientId, technician);
        wrong.then().statusCode(201);
        ACorrection.of(wrong)
                .toldToTheClient()
                .with("durationMinutes", 20)
                .with("summary", text)
                .with("advice", text)
                .sentFor(clientId)
                .then()
                .statusCode(201);
        Awaitility.await("two mails to " + recipient)
                .until(() -> ReceivedMail.allTo(recipient, mailServer).size() == 2);
        return ReceivedMail.allTo(recipient, mailServer).stream()
                .map(ReceivedMail::of)
                .filter(mail -> mail.text().contains("Veuillez nous en excuser"))
                .findFirst()
                .orElseThrow();
    }

    private ReceivedMail credited(String company) {
        var mailed = lines.creditNote(shortened(company, 200), 5, 60, null);
        return ReceivedMail.to(mailed.recipient(), mailServer);
    }
}
