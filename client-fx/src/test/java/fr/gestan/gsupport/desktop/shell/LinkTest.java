package fr.gestan.gsupport.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    @Test
    void opens_the_client_that_a_link_names_among_other_arguments() {
        assertThat(Link.clientIn(List.of("--language=fr", "gsupport://clients/4996")))
                .hasValue(4996);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gsupport://clients/",
                "gsupport://clients/-1",
                "gsupport://clients/4996?record=1",
                "gsupport://clients/99999999999999999999",
                "gsupport://interventions/4996",
                "http://clients/4996"
            })
    void opens_nothing_for_what_it_does_not_know(String argument) {
        assertThat(Link.clientIn(List.of(argument))).isEmpty();
    }
}
