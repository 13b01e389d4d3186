package fr.gestan.gsupport.server.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.clients.Language;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class RecapTest {

    private static final String URL = "https://support.example/mail-preferences/t";

    @Inject
    Letters letters;

    @Test
    void is_the_mail_of_the_specification_word_for_word() {
        var mail = letters.render(specified("Pb de fichier COMPUTER corrompu", "Attention aux sauvegardes !"));

        assertThat(mail.subject()).isEqualTo("Votre situation de Crédit-Temps");
        assertThat(mail.text()).isEqualTo("""
                Se désinscrire à la réception de ces messages.
                https://support.example/mail-preferences/t

                Situation de votre Crédit-Temps
                ===============================

                Bonjour,

                Suite à notre intervention du 27/03/2020 à 11:03, voici la situation de votre crédit-temps.

                - Vous : ATELIERS DU MARAIS
                - Résumé de l'intervention : Pb de fichier COMPUTER corrompu
                - Notre conseil : Attention aux sauvegardes !
                - Durée de l'intervention : 8 minutes
                - Crédit-temps précédent : -15 minutes
                - Solde de crédit-temps : -15 minutes.

                Cette intervention a été effectuée à titre gratuit 😊

                Attention, votre crédit-temps est négatif, veillez à approvisionner votre compte avant la prochaine intervention.

                Bonne journée !

                Maëlle ROUSSELIN

                Équipe Gestan
                01-88-00-00-01

                Content de cette intervention ? N'hésitez pas à donner votre appréciation sur notre page Facebook !
                https://social.example/gestan

                Gestan, le couteau Suisse de la Gestion d'Entreprise.
                """);
    }

    @Test
    void emphasises_in_html_what_the_specification_emphasises() {
        var html = letters.render(specified("Pb", null)).html();

        assertThat(html)
                .contains("<strong class=\"owed\" style=\"color:#b3261e;\">-15 minutes.</strong>")
                .contains("<strong>Attention</strong>, votre crédit-temps est négatif")
                .contains("<strong>Maëlle ROUSSELIN</strong>")
                .contains("<a class=\"text\" href=\"https://social.example/gestan\"")
                .contains("href=\"" + URL + "\"");
    }

    @Test
    void typed_text_is_text_in_html_and_keeps_its_lines() {
        var mail = letters.render(
                specified("<b>Étape 1</b> & \"fin\"\r\nÉtape {2}", "<script>alert('x')</script>\n- Solde"));

        assertThat(mail.html())
                .contains("&lt;b&gt;Étape 1&lt;/b&gt; &amp; &quot;fin&quot;<br>Étape {2}")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;<br>- Solde")
                .doesNotContain("<script");
        assertThat(mail.text())
                .contains("- Résumé de l'intervention : <b>Étape 1</b> & \"fin\"\n  Étape {2}\n")
                .contains("- Notre conseil : <script>alert('x')</script>\n  - Solde\n");
    }

    private static RecapContent specified(String summary, String advice) {
        return new RecapContent(
                "ATELIERS DU MARAIS",
                summary,
                advice,
                8,
                -15,
                -15,
                true,
                true,
                Instant.parse("2020-03-27T10:03:00Z"),
                "Maëlle ROUSSELIN",
                "01 88 00 00 01",
                URL,
                Language.FR);
    }
}
