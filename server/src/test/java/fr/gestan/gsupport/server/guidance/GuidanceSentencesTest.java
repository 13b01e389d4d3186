package fr.gestan.gsupport.server.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GuidanceSentencesTest {

    @ParameterizedTest(name = "{0}, balance {1}, NPI {2}, in {3}")
    @CsvSource(delimiter = '|', textBlock = """
            PROCEED                 | 50  | false | fr | Intervention possible : il reste 50 mn de crédit-temps.
            PROCEED                 | 50  | false | en | Go ahead: 50 min of credit left.
            PROCEED                 | 30  | true  | fr | Intervention possible : le solde est redevenu positif (30 mn). Signalez à l'administration des ventes que le « ne pas intervenir » est à lever.
            PROCEED                 | 30  | true  | en | Go ahead: the balance is positive again (30 min). Tell sales administration that "do not intervene" should be lifted.
            PROCEED_FIRST_CALL      | 0   | false | fr | Premier appel : faites l'intervention, en informant le client qu'il s'agit d'une prestation payante.
            PROCEED_FIRST_CALL      | 0   | false | en | First call: do the intervention, and tell the client that support is paid for.
            PROCEED_WITH_REMINDER   | -15 | false | fr | Intervention possible, en rappelant au client son solde de crédit-temps : -15 mn.
            PROCEED_WITH_REMINDER   | -15 | false | en | Go ahead, and remind the client of the credit balance: -15 min.
            REFUSE_OVERDRAWN        | -75 | false | fr | Refusez l'intervention, sauf exception : le solde est de -75 mn. Le client doit d'abord approvisionner son compte.
            REFUSE_OVERDRAWN        | -75 | false | en | Refuse, save by exception: the balance is -75 min. The client must buy credit first.
            REFUSE_DO_NOT_INTERVENE | -20 | true  | fr | Ne pas intervenir : signalez au client que vous ne pouvez pas faire l'intervention tant que son solde de crédit-temps (-20 mn) n'est pas redevenu positif.
            REFUSE_DO_NOT_INTERVENE | -20 | true  | en | Do not intervene: tell the client that you can not help until the credit balance (-20 min) is positive again.
            """)
    void says_what_to_tell_the_client(
            Decision decision, int balanceMinutes, boolean doNotIntervene, String language, String expected) {
        var account = new AccountState(balanceMinutes, 1, doNotIntervene);

        assertThat(GuidanceSentences.sentence(decision, account, Locale.forLanguageTag(language)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Decision.class)
    void every_decision_has_its_sentence_in_both_languages(Decision decision) {
        var account = new AccountState(-5, 1, false);

        assertThat(GuidanceSentences.sentence(decision, account, Locale.FRENCH)).isNotBlank();
        assertThat(GuidanceSentences.sentence(decision, account, Locale.UK))
                .isNotBlank()
                .isNotEqualTo(GuidanceSentences.sentence(decision, account, Locale.FRENCH));
    }

    @Test
    void speaks_french_where_the_language_is_neither() {
        var account = new AccountState(0, 0, false);

        assertThat(GuidanceSentences.sentence(Decision.PROCEED_FIRST_CALL, account, Locale.GERMAN))
                .startsWith("Premier appel");
    }
}
