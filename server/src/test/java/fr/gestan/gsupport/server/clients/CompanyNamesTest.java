package fr.gestan.gsupport.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyNamesTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "Jardins du Tilleul, JARDINS DU TILLEUL, true",
        "Jardins du Tilleul, S.A.R.L. Jardins du Tilleul, true",
        "Jardins du Tilleul SAS, Jardin du Tilleul, true",
        "Établissements Hêtre, Ets HETRE, true",
        "Hêtre & Fils, Fils Hetre, true",
        "Menuiserie Charme, Menuisrie Charme, true",
        "Boulangerie Orme, Boulangerie Orne, true",
        "Jardins du Tilleul, Jardins du Tilleul Lyon, false",
        "Charme, Charmes et Associés, false",
        "Orme, Arme, true",
        "Pin, Vin, false",
        "SARL, SAS, false",
        "-, -, false"
    })
    void alike_without_case_accents_separators_and_legal_form_and_with_a_typing_error(
            String one, String other, boolean alike) {
        assertThat(CompanyNames.areAlike(one, other)).isEqualTo(alike);
        assertThat(CompanyNames.areAlike(other, one)).isEqualTo(alike);
    }
}
