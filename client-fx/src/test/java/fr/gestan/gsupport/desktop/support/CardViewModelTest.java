package fr.gestan.gsupport.desktop.support;

import static fr.gestan.gsupport.desktop.support.Samples.aClient;
import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import fr.gestan.gsupport.api.history.SuppressionReason;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CardViewModelTest {

    private final CardViewModel card =
            new CardViewModel(Messages.in(Locale.FRENCH), new Formats(ZoneId.of("Europe/Paris")));

    @ParameterizedTest
    @CsvSource({
        "PROCEED, GREEN, Intervenir",
        "PROCEED_FIRST_CALL, GREEN, Intervenir (premier appel)",
        "PROCEED_WITH_REMINDER, ORANGE, 'Intervenir, en rappelant le solde'",
        "REFUSE_OVERDRAWN, RED, Refuser",
        "REFUSE_DO_NOT_INTERVENE, RED, Ne pas intervenir"
    })
    void the_verdict_is_a_tone_a_word_and_the_servers_sentence(Decision decision, Tone tone, String word) {
        card.show(aClient(0, decision).card());

        assertThat(card.verdictTone().getValue()).isEqualTo(tone);
        assertThat(card.verdictWord().get()).isEqualTo(word);
        assertThat(card.verdict().get()).isEqualTo("La phrase du serveur.");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPANY_NAME, JARDINS DU TILLEUL",
        "ID, 4\u00a0996",
        "FIRST_INTERVENTION, 26/10/20",
        "LAST_INTERVENTION, 01/02/22",
        "TOTAL, 1 h 20 m",
        "TOTAL_NORMAL, 1 h 10 m",
        "TOTAL_FREE, 10 m",
        "PER_YEAR, 29 m",
        "LAST_12_MONTHS, 0 m",
        "VALID_UNTIL, 30/07/2021",
        "PHONE, ''"
    })
    void fields_read_as_on_the_old_screen(CardField field, String shown) {
        card.show(aClient().card());

        assertThat(card.text(field).get()).isEqualTo(shown);
    }

    @Test
    void a_client_who_wants_no_recap_is_told_of_before_anything_is_recorded() {
        card.show(aClient().withoutRecap(SuppressionReason.NOT_WANTED).card());

        assertThat(card.emailWarning().get()).contains("choisi de ne pas recevoir de récapitulatif");
    }

    @Test
    void nothing_is_shown_before_the_first_client() {
        assertThat(card.balance().get()).isEmpty();
        assertThat(card.verdict().get()).isEmpty();
        assertThat(card.text(CardField.COMPANY_NAME).get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"50, GREEN", "0, ORANGE", "-15, RED"})
    void the_balance_has_a_tone(int balance, Tone tone) {
        card.show(aClient(balance, Decision.PROCEED).card());

        assertThat(card.balanceTone().getValue()).isEqualTo(tone);
    }

    @Test
    void a_recording_moves_the_balance_before_the_card_is_read_again() {
        card.show(aClient().card());
        card.balanceBecame(45);

        assertThat(card.balance().get()).isEqualTo("45");
    }

    @Test
    void a_cloud_client_has_a_banner() {
        card.show(aClient().inTheCloud().card());

        assertThat(card.cloudBanner().get()).contains("Cloud");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none, Pas d’adresse", "' ', Pas d’adresse", "tilleul, semble fausse", "a@b, semble fausse"})
    void a_missing_or_bad_address_is_a_warning(String email, String warning) {
        card.show(aClient().withEmail(email).card());

        assertThat(card.emailWarning().get()).contains(warning);
    }

    @Test
    void a_good_address_is_no_warning() {
        card.show(aClient().withEmail("prenom.nom@mail.tilleul.example").card());

        assertThat(card.emailWarning().get()).isEmpty();
    }

    @Test
    void npi_says_why_and_since_when() {
        card.show(aClient(-20, Decision.REFUSE_DO_NOT_INTERVENE)
                .notToBeHelpedSince(Instant.parse("2026-10-01T08:00:00Z"))
                .card());

        assertThat(card.doNotIntervene().get()).isTrue();
        assertThat(card.doNotInterveneReason().get()).contains("Impayé").contains("01/10/2026 10:00:00");
    }

    @ParameterizedTest
    @EnumSource(CardField.class)
    void every_field_has_its_place_in_the_view(CardField field) throws IOException {
        var view = Files.readString(Path.of("src/main/resources/fr/gestan/gsupport/desktop/support/card.fxml"));

        assertThat(view).contains(" id=\"" + field.id() + "\"");
    }
}
