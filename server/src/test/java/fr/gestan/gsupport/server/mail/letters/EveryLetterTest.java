package fr.gestan.gsupport.server.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.clients.Language;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.mail.TestMailServer;
import fr.gestan.gsupport.server.mail.letters.CorrectedRecapContent.Recorded;
import fr.gestan.gsupport.server.mail.letters.CorrectedRecapContent.What;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the other mails say or leave out, in every combination and in both parts. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class EveryLetterTest {

    private static final Instant AT = Instant.parse("2020-03-27T10:03:00Z");
    private static final String URL = "https://support.example/mail-preferences/t";
    private static final boolean[] BOTH = {true, false};

    @Inject
    Letters letters;

    @ParameterizedTest
    @EnumSource(What.class)
    void a_corrected_recap(What what) {
        for (int bits = 0; bits < 64; bits++) {
            boolean again = (bits & 1) != 0 && what != What.OTHER;
            boolean free = (bits & 2) != 0;
            boolean advice = (bits & 4) != 0;
            boolean owing = (bits & 8) != 0;
            boolean phone = (bits & 16) != 0;
            boolean wrongFree = (bits & 32) != 0 && what == What.INTERVENTION;
            boolean work = what == What.INTERVENTION;
            var mail = letters.render(new CorrectedRecapContent(
                    "ATELIERS DU MARAIS",
                    new Recorded(what, 20, wrongFree, "Réglage", null, AT),
                    again
                            ? new Recorded(what, 8, work && free, "Autre réglage", advice ? "Sauvegardez" : null, AT)
                            : null,
                    30,
                    owing ? -3 : 50,
                    "Maëlle ROUSSELIN",
                    phone ? "01 88 00 00 01" : null,
                    URL,
                    Language.FR));

            var said = "%s, again %b, free %b, advice %b, owing %b, phone %b"
                    .formatted(what, again, free, advice, owing, phone);
            for (var part : parts(mail)) {
                assertThat(part).as(said).contains("Veuillez nous en excuser.", "Vous : ATELIERS DU MARAIS");
                assertSaid(part, said, "du 27/03/2020 à 11:03 avait été mal enregistré", again);
                assertSaid(part, said, "par erreur sur votre compte", !again);
                assertSaid(part, said, "Intervention annulée : Réglage", work);
                assertSaid(part, said, "Durée annulée : 20 minutes", work);
                assertSaid(part, said, "(à titre gratuit)", wrongFree);
                assertSaid(part, said, "Crédit-temps annulé : 20 minutes", !work);
                assertSaid(part, said, "Résumé de l'intervention : Autre réglage", again && work);
                assertSaid(part, said, "Notre conseil : Sauvegardez", again && work && advice);
                assertSaid(part, said, "Durée de l'intervention : 8 minutes", again && work);
                assertSaid(part, said, "Crédit-temps acheté : 8 minutes", again && !work);
                assertSaid(part, said, "a été effectuée à titre gratuit 😊", again && work && free);
                assertSaid(part, said, "Attention, votre crédit-temps est négatif", owing);
                assertSaid(part, said, "Maëlle ROUSSELIN", work);
                assertSaid(part, said, "01-88-00-00-01", work && phone);
                assertSaid(
                        part,
                        said,
                        owing ? "Solde de crédit-temps : -3 minutes." : "Solde de crédit-temps : 50 minutes.",
                        true);
            }
        }
    }

    @Test
    void an_alert() {
        for (var language : Language.values()) {
            boolean french = language == Language.FR;
            for (int balance : new int[] {25, 1, 0, -3}) {
                var mail = letters.render(new AlertContent("ATELIERS DU MARAIS", 35, balance, AT, URL, language));
                var said = "%s, balance %d".formatted(language, balance);

                assertThat(mail.subject())
                        .as(said)
                        .isEqualTo(
                                balance <= 0
                                        ? french
                                                ? "Alerte : votre crédit-temps est épuisé"
                                                : "Alert: your support time is used up"
                                        : french
                                                ? "Alerte : il vous reste " + balance + " minute"
                                                        + (balance > 1 ? "s" : "") + " de crédit-temps"
                                                : "Alert: you have " + balance + " minute" + (balance > 1 ? "s" : "")
                                                        + " of support time left");
                for (var part : parts(mail)) {
                    assertSaid(part, said, "Le 27/03/2020 à 11:03, votre crédit-temps est", french && balance > 0);
                    assertSaid(part, said, "Le 27/03/2020 à 11:03, votre crédit-temps a été", french && balance <= 0);
                    assertSaid(
                            part, said, "On 27 March 2020 at 11:03, your support time became", !french && balance > 0);
                    assertSaid(part, said, "Crédit-temps précédent : 35 minutes", french);
                    assertSaid(part, said, "Attention, votre crédit-temps est négatif", french && balance < 0);
                    assertSaid(part, said, "Please note, your support time is negative", !french && balance < 0);
                }
            }
        }
    }

    @Test
    void an_expiry_notice() {
        for (var language : Language.values()) {
            boolean french = language == Language.FR;
            var until = LocalDate.of(2021, 7, 30);
            var mail = letters.render(new ExpiryNoticeContent("ATELIERS DU MARAIS", 45, until, URL, language));

            assertThat(mail.subject())
                    .isEqualTo(
                            french
                                    ? "Échéance : 45 minutes de crédit-temps à utiliser jusqu'au 30/07/2021"
                                    : "Expiry: 45 minutes of support time to use until 30 July 2021");
            for (var part : parts(mail)) {
                assertSaid(part, language.name(), "Crédit-temps concerné : 45 minutes", french);
                assertSaid(part, language.name(), "Valable jusqu'au : 30/07/2021", french);
                assertSaid(part, language.name(), "Support time concerned: 45 minutes", !french);
            }
        }
    }

    @Test
    void a_gift_is_not_called_a_purchase() {
        for (var language : Language.values()) {
            boolean french = language == Language.FR;
            var mail = letters.render(
                    new CreditNoteContent("ATELIERS DU MARAIS", 60, true, 5, 65, null, AT, URL, language));

            for (var part : parts(mail)) {
                assertSaid(part, language.name(), "Du crédit-temps vous a été offert le 27/03/2020 à 11:03", french);
                assertSaid(part, language.name(), "Crédit-temps offert : 60 minutes", french);
                assertSaid(part, language.name(), "Support time given: 60 minutes", !french);
                assertSaid(part, language.name(), "achat", false);
                assertSaid(part, language.name(), "purchase", false);
            }
        }
    }

    @Test
    void a_credit_note() {
        for (var language : Language.values()) {
            boolean french = language == Language.FR;
            for (boolean ends : BOTH) {
                for (boolean owing : BOTH) {
                    var mail = letters.render(new CreditNoteContent(
                            "ATELIERS DU MARAIS",
                            60,
                            false,
                            owing ? -61 : 5,
                            owing ? -1 : 65,
                            ends ? LocalDate.of(2021, 7, 30) : null,
                            AT,
                            URL,
                            language));
                    var said = "%s, ends %b, owing %b".formatted(language, ends, owing);

                    assertThat(mail.html()).contains("<html lang=\"" + language.code() + "\"");
                    for (var part : parts(mail)) {
                        assertSaid(part, said, "Crédit-temps acheté : 60 minutes", french);
                        assertSaid(part, said, "Support time bought: 60 minutes", !french);
                        assertSaid(part, said, "Valable jusqu'au : 30/07/2021", french && ends);
                        assertSaid(part, said, "Valid until: 30 July 2021", !french && ends);
                        assertSaid(part, said, "Attention, votre crédit-temps est négatif", french && owing);
                        assertSaid(part, said, "Please note, your support time is negative", !french && owing);
                        assertSaid(
                                part,
                                said,
                                french ? "Solde de crédit-temps : -1 minute." : "Balance of support time: -1 minute.",
                                owing);
                        assertSaid(part, said, french ? "du 27/03/2020 à 11:03" : "of 27 March 2020 at 11:03", true);
                    }
                }
            }
        }
    }

    @Test
    void no_english_mail_has_a_french_word_left() {
        Stream.of(true, false)
                .flatMap(full -> Stream.of(
                        letters.render(SampleLetters.recap(full, Language.EN)),
                        letters.render(SampleLetters.creditNote(full, Language.EN)),
                        letters.render(SampleLetters.correctedRecap(full, Language.EN))))
                .forEach(mail -> assertThat(mail.subject() + parts(mail))
                        .doesNotContain("crédit-temps", "Crédit-Temps", "Solde", "Bonjour", "journée", "Équipe"));
    }

    @Test
    void minutes_are_plural_from_two_on_in_french_and_save_for_one_in_english() {
        assertThat(balances(Language.FR))
                .containsExactly("-2 minutes.", "-1 minute.", "0 minute.", "1 minute.", "2 minutes.");
        assertThat(balances(Language.EN))
                .containsExactly("-2 minutes.", "-1 minute.", "0 minutes.", "1 minute.", "2 minutes.");
    }

    private List<String> balances(Language language) {
        return IntStream.rangeClosed(-2, 2)
                .mapToObj(balance -> letters.render(
                        new CreditNoteContent("X", 60, false, balance - 60, balance, null, AT, URL, language)))
                .map(RenderedMail::html)
                .map(html -> html.replaceAll("(?s).*<strong[^>]*>(-?[0-9]+ [a-z]+\\.)</strong>.*", "$1"))
                .toList();
    }

    private static void assertSaid(String part, String said, String words, boolean expected) {
        if (expected) {
            assertThat(part).as(said).contains(words);
        } else {
            assertThat(part).as(said).doesNotContain(words);
        }
    }

    /** What a person reads of either. */
    private static List<String> parts(RenderedMail mail) {
        var shown = mail.html()
                .replaceAll("(?s)<style.*?</style>|<!--.*?-->", "")
                .replaceAll("</?(?:a|strong)\\b[^>]*>", "")
                .replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'");
        return Stream.of(mail.text(), shown)
                .map(part -> part.replaceAll("\\s+", " "))
                .toList();
    }
}
