package fr.gestan.gsupport.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.gestan.gsupport.api.clients.ClientData;
import fr.gestan.gsupport.api.clients.Hosting;
import fr.gestan.gsupport.server.http.Failure;
import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void trims_and_keeps_everything_on_one_line() {
        assertThat(CleanText.of("address", "\u00a0 3 rue du Lac\r\n Bât. B \t")).isEqualTo("3 rue du Lac  Bât. B");
    }

    @Test
    void keeps_nothing_of_a_blank() {
        assertThat(CleanText.of("city", " \u00a0\n")).isNull();
    }

    @Test
    void refuses_control_characters_and_names_the_field() {
        assertThatThrownBy(() -> CleanText.of("city", "Lille\u0000"))
                .isInstanceOf(Failure.Invalid.class)
                .hasMessageContaining("'city'");
    }

    @Test
    void refuses_a_company_whose_name_is_nothing_but_a_no_break_space() {
        assertThatThrownBy(() -> CleanText.of(new ClientData(
                        "\u00a0", null, null, null, null, null, null, null, null, null, null, null, null, null)))
                .isInstanceOf(Failure.Invalid.class)
                .hasMessageContaining("'companyName'");
    }

    @Test
    void fills_in_what_stands_where_nothing_was_told() {
        var clean = CleanText.of(new ClientData(
                " Érable ", null, null, null, null, null, null, null, null, null, " ", null, null, null));

        assertThat(clean.companyName()).isEqualTo("Érable");
        assertThat(clean.country()).isEqualTo("FRA");
        assertThat(clean.partnerCode()).isEqualTo("9999");
        assertThat(clean.hosting()).isEqualTo(Hosting.CLASSIC);
    }
}
