package fr.gestan.gsupport.server.mail.delivery;

import static fr.gestan.gsupport.server.clients.GivenClient.aClient;
import static fr.gestan.gsupport.server.credits.APurchase.aPurchase;
import static fr.gestan.gsupport.server.interventions.AnIntervention.aFreeIntervention;
import static fr.gestan.gsupport.server.interventions.AnIntervention.anIntervention;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.server.clients.GivenClient;
import fr.gestan.gsupport.server.corrections.ACorrection;
import fr.gestan.gsupport.server.database.Rows;
import fr.gestan.gsupport.server.database.TestDatabase;
import fr.gestan.gsupport.server.identity.People;
import fr.gestan.gsupport.server.mail.TestMailServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a client reads of a line that was put right; HTML and plain text tell the same. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestMailServer.class)
class CorrectedRecapArrivesTest {

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy 'à' HH:mm").withZone(ZoneId.of("Europe/Paris"));

    GreenMail mailServer;

    private final String recipient = UUID.randomUUID() + "@corrections.example";

    @Test
    void an_intervention_that_was_undone() {
        long clientId = client().withCredit(50).create();
        var wrong = anIntervention().lasting(20).recordedFor(clientId, technician());
        var at = AT.format(Instant.parse(wrong.path("performedAt")));

        ACorrection.of(wrong).toldToTheClient().sentFor(clientId).then().statusCode(201);

        assertTells("Bonjour, L'intervention du " + at
                + ", enregistrée par erreur sur votre compte, a été annulée. Veuillez"
                + " nous en excuser. Voici la situation de votre crédit-temps. - Vous : ATELIERS DU MARAIS"
                + " - Intervention annulée : Réglage des sauvegardes - Durée annulée : 20 minutes"
                + " - Crédit-temps précédent : 30 minutes - Solde de crédit-temps : 50 minutes."
                + " Bonne journée ! Sales COR Équipe Gestan 01-88-00-00-00");
        assertThat(corrected().header("List-Unsubscribe")).endsWith("?kind=RECAP>");
        assertThat(corrected().header("Subject")).isEqualTo(recap().header("Subject"));
    }

    @Test
    void an_intervention_that_was_recorded_again() {
        long clientId = client().withCredit(10).create();
        var wrong = aFreeIntervention().lasting(8).recordedFor(clientId, technician());
        var at = AT.format(Instant.parse(wrong.path("performedAt")));

        ACorrection.of(wrong)
                .toldToTheClient()
                .with("billing", "NORMAL")
                .with("durationMinutes", 25)
                .with("summary", "<b>Étape 1</b> & \"fin\"\nÉtape 2")
                .with("advice", "Sauvegardez")
                .sentFor(clientId)
                .then()
                .statusCode(201);

        assertTells("Bonjour, L'intervention du " + at + " avait été mal enregistrée : c'est rectifié. Veuillez nous en"
                + " excuser. Voici la situation de votre crédit-temps. - Vous : ATELIERS DU MARAIS"
                + " - Intervention annulée : Réglage des sauvegardes - Durée annulée : 8 minutes (à titre gratuit)"
                + " - Résumé de l'intervention : <b>Étape 1</b> & \"fin\" Étape 2 - Notre conseil : Sauvegardez"
                + " - Durée de l'intervention : 25 minutes - Crédit-temps précédent : 10 minutes"
                + " - Solde de crédit-temps : -15 minutes. Attention, votre crédit-temps est négatif, veillez à"
                + " approvisionner votre compte avant la prochaine intervention. Bonne journée ! Technician CRT"
                + " Équipe Gestan 01-88-00-00-00");
        assertThat(corrected().html()).contains("&lt;b&gt;Étape 1&lt;/b&gt;").doesNotContain("<b>");
    }

    @Test
    void a_purchase_that_was_undone() {
        long clientId = client().create();
        var wrong = aPurchase().of(60).boughtFor(clientId, People.salesAdmin("COR"));
        var at = AT.format(Instant.parse(wrong.path("performedAt")));

        ACorrection.of(wrong).toldToTheClient().sentFor(clientId).then().statusCode(201);

        assertTells("Bonjour, L'achat de crédit-temps du " + at + ", enregistré par erreur sur votre compte, a été"
                + " annulé. Veuillez nous en excuser. Voici la situation de votre crédit-temps."
                + " - Vous : ATELIERS DU MARAIS - Crédit-temps annulé : 60 minutes"
                + " - Crédit-temps précédent : 60 minutes - Solde de crédit-temps : 0 minute."
                + " Bonne journée ! Équipe Gestan");
        assertThat(corrected().header("List-Unsubscribe")).endsWith("?kind=CREDIT_NOTE>");
    }

    @Test
    void a_purchase_that_was_recorded_again() {
        long clientId = client().create();
        var wrong = aPurchase().of(600).boughtFor(clientId, People.salesAdmin("COR"));

        ACorrection.of(wrong)
                .toldToTheClient()
                .with("minutes", 60)
                .sentFor(clientId)
                .then()
                .statusCode(201);

        assertTells(
                "mal enregistré : c'est rectifié. Veuillez nous en excuser. Voici la situation de votre crédit-temps."
                        + " - Vous : ATELIERS DU MARAIS - Crédit-temps annulé : 600 minutes - Crédit-temps acheté : 60 minutes"
                        + " - Crédit-temps précédent : 600 minutes - Solde de crédit-temps : 60 minutes."
                        + " Bonne journée ! Équipe Gestan");
    }

    @Test
    void the_client_whose_line_it_should_have_been_reads_when_the_work_was_done() {
        var done = Instant.parse("2026-02-03T09:15:00Z");
        People.technician("CRT");
        long wrongClient = aClient()
                .thatBought(100, done.minusSeconds(60), null)
                .helpedBy("CRT", Billing.NORMAL, 20, done)
                .create();
        long owner = client().withCredit(50).create();
        long wrong =
                Rows.number("SELECT id FROM ledger_line WHERE client_id = ? AND kind = 'INTERVENTION'", wrongClient);

        ACorrection.of(wrong)
                .with("clientId", owner)
                .sentFor(wrongClient)
                .then()
                .statusCode(201);

        assertThat(recap().text())
                .contains("Suite à notre intervention du 03/02/2026 à 10:15, voici la situation")
                .contains("- Solde de crédit-temps : 30 minutes.");
    }

    private GivenClient client() {
        return aClient().named("ATELIERS DU MARAIS").with("email", recipient);
    }

    private static String technician() {
        return People.technician("CRT");
    }

    private void assertTells(String facts) {
        var mail = corrected();
        assertThat(mail.text().replaceAll("\\s+", " ")).contains(facts);
        assertThat(mail.shown()).contains(facts.replace(" - ", " "));
        assertThat(mail.text()).doesNotContain("\n\n\n");
        assertThat(mail.text().lines()).noneMatch(line -> line.endsWith(" "));
    }

    private ReceivedMail recap() {
        return ReceivedMail.to(recipient, mailServer);
    }

    /** The one of the two mails that puts the other right; which of them is sent first is not said. */
    private ReceivedMail corrected() {
        Awaitility.await("two mails to " + recipient).until(() -> aboutTheLine().size() == 2);
        return aboutTheLine().stream()
                .filter(mail -> mail.text().contains("Veuillez nous en excuser"))
                .findFirst()
                .orElseThrow();
    }

    /** All but what tells that the balance is low, which some of these corrections bring about. */
    private List<ReceivedMail> aboutTheLine() {
        return ReceivedMail.allTo(recipient, mailServer).stream()
                .map(ReceivedMail::of)
                .filter(mail -> !mail.shown().contains("Alerte sur votre Crédit-Temps"))
                .toList();
    }
}
