package fr.gestan.gsupport.desktop.greenbutton;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.greenbutton.GestanAtHand;
import fr.gestan.gsupport.desktop.greenbutton.GestanText.Told;
import fr.gestan.gsupport.desktop.greenbutton.GestanText.Unusable;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GestanTextTest {

    private static GestanText read(String text) {
        return GestanText.of(Optional.ofNullable(text));
    }

    @Test
    void tells_what_ctrl_f1_copied() {
        assertThat(read("gsupport:v1?licence=GST-20-0001&client=4996&company=Les%20caf%C3%A9s%20%26%20Cie"
                        + "&email=a+b@tilleul.example&version=24.1"))
                .isEqualTo(new Told(new GestanAtHand(
                        "GST-20-0001", 4996L, "Les cafés & Cie", "a+b@tilleul.example", null, "24.1", null)));
    }

    @Test
    void takes_any_order_leaves_out_what_is_empty_and_reads_on_past_names_of_later_versions() {
        assertThat(read("gsupport:v1?email=&client=&later=%ZZ&postalCode=62180&company=TILLEUL"))
                .isEqualTo(new Told(new GestanAtHand(null, null, "TILLEUL", null, "62180", null, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\u0000", " \n\u0000"})
    void does_not_mind_what_a_remote_control_adds(String end) {
        assertThat(read("gsupport:v1?client=4996" + end)).isInstanceOf(Told.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'  ', EMPTY",
        "Secret-2026!, SOMETHING_ELSE",
        "gsupport://clients/4996, SOMETHING_ELSE",
        "GSUPPORT:V1?client=1, SOMETHING_ELSE",
        "gsupport:v2?client=1, OTHER_VERSION",
        "gsupport:v10?client=1, OTHER_VERSION",
        "gsupport:v1, OTHER_VERSION",
        "gsupport:v1?, DAMAGED",
        "gsupport:v1?client, DAMAGED",
        "gsupport:v1?client=1&, DAMAGED",
        "gsupport:v1?client=1&client=2, DAMAGED",
        "gsupport:v1?client=0, DAMAGED",
        "gsupport:v1?client=-1, DAMAGED",
        "gsupport:v1?client=12a, DAMAGED",
        "gsupport:v1?client=9999999999999999999, DAMAGED",
        "gsupport:v1?licence=%, DAMAGED",
        "gsupport:v1?licence=%C3, DAMAGED",
        "gsupport:v1?licence=a%00b, DAMAGED",
        "gsupport:v1?=1, DAMAGED",
        "gsupport:v1?version=24, TELLS_NOTHING",
        "gsupport:v1?client=&postalCode=62180, TELLS_NOTHING",
    })
    void has_nothing_to_look_up_in_anything_else(String text, Unusable why) {
        assertThat(read(text)).isEqualTo(why);
    }

    @Test
    void has_nothing_to_look_up_where_there_is_no_text() {
        assertThat(read(null)).isEqualTo(Unusable.EMPTY);
    }

    @Test
    void takes_nothing_that_is_too_long() {
        assertThat(read("gsupport:v1?licence=" + "x".repeat(60))).isInstanceOf(Told.class);
        assertThat(read("gsupport:v1?licence=" + "x".repeat(61))).isEqualTo(Unusable.DAMAGED);
        assertThat(read("gsupport:v1?client=1&later=" + "x".repeat(2_000))).isEqualTo(Unusable.DAMAGED);
    }
}
