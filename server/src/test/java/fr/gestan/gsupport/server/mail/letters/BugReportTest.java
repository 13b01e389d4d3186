package fr.gestan.gsupport.server.mail.letters;

import static org.assertj.core.api.Assertions.assertThat;

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
class BugReportTest {

    @Inject
    Letters letters;

    @Test
    void tells_the_developers_who_found_what_at_which_client() {
        var mail = letters.render(report("26.11", "Facture sans numéro", "Étape 1\nÉtape 2"));

        assertThat(mail.subject()).isEqualTo("Bug : Facture sans numéro (intervention 6628)");
        assertThat(mail.text()).isEqualTo("""
                Bug signalé par le support
                ==========================

                Pendant une intervention, Maëlle ROUSSELIN (MRX) a constaté un bug, signalé le 27/03/2020 à 11:03.

                - Client : 4996 ATELIERS DU MARAIS
                - Intervention : 6628
                - Version de Gestan : 26.11
                - Titre : Facture sans numéro
                - Description : Étape 1
                  Étape 2

                Gestan, le couteau Suisse de la Gestion d'Entreprise.
                """);
        assertThat(mail.html())
                .contains("Maëlle ROUSSELIN (MRX)", "27/03/2020 à 11:03", "4996 ATELIERS DU MARAIS", "6628", "26.11")
                .contains("Facture sans numéro", "Étape 1<br>Étape 2")
                .doesNotContain("mail-preferences", "désinscrire");
    }

    @Test
    void says_nothing_of_a_version_that_nobody_knows() {
        var mail = letters.render(report(" ", "Titre", "Texte"));

        assertThat(mail.text()).doesNotContain("Version");
        assertThat(mail.html()).doesNotContain("Version");
    }

    @Test
    void a_subject_is_one_line_of_bearable_length() {
        var mail = letters.render(report(null, "Ligne 1\r\nBcc: someone@else.example\n" + "🚀".repeat(200), "Texte"));

        assertThat(mail.subject())
                .startsWith("Bug : Ligne 1 Bcc: someone@else.example 🚀")
                .endsWith("🚀… (intervention 6628)")
                .doesNotContain("\n", "\r");
    }

    private static BugReport report(String version, String title, String description) {
        return new BugReport(
                4996,
                "ATELIERS DU MARAIS",
                6628,
                version,
                title,
                description,
                "MRX",
                "Maëlle ROUSSELIN",
                Instant.parse("2020-03-27T10:03:00Z"));
    }
}
