package fr.gestan.gsupport.desktop.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    @Test
    void opens_the_client_that_a_link_names_among_other_arguments() {
        assertThat(Link.among(List.of("--language=fr", "gsupport://clients/4996")))
                .contains(new Link.Client(4996));
        assertThat(Link.of("gsupport://clients/4996/")).contains(new Link.Client(4996));
    }

    @Test
    void offers_the_choice_that_a_link_names_each_client_once() {
        assertThat(Link.of("gsupport://choice?ids=5001,4996,5001")).contains(new Link.Choice(List.of(5001L, 4996L)));
    }

    @Test
    void searches_for_what_a_link_says() {
        assertThat(Link.of("gsupport://search?q=GST%2020-0001")).contains(new Link.Search("GST 20-0001"));
        assertThat(Link.of("gsupport://search/?q=Caf%C3%A9+bar")).contains(new Link.Search("Café+bar"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gsupport://clients/",
                "gsupport://clients/0",
                "gsupport://clients/-1",
                "gsupport://clients/4996?record=1",
                "gsupport://clients/4996#x",
                "gsupport://clients/4996 ",
                "gsupport://clients/9999999999999999999",
                "gsupport://interventions/4996",
                "gsupport://choice?ids=",
                "gsupport://choice?ids=1,,2",
                "gsupport://choice?ids=1;2",
                "gsupport://choice?ids=1&ids=2",
                "gsupport://search?q=",
                "gsupport://search?q=%20",
                "gsupport://search?q=a&b=c",
                "gsupport://search?q=%",
                "gsupport://search?q=%4",
                "gsupport://search?q=%GG",
                "gsupport://search?q=%FF",
                "gsupport://search?q=a%0Ab",
                "gsupport:clients/4996",
                "GSUPPORT://clients/4996",
                "http://clients/4996"
            })
    void opens_nothing_for_what_it_does_not_know(String text) {
        assertThat(Link.of(text)).isEmpty();
    }

    @Test
    void opens_nothing_for_what_is_too_long() {
        var twentyOne = LongStream.rangeClosed(1, 21).mapToObj(String::valueOf).collect(Collectors.joining(","));

        assertThat(Link.of("gsupport://search?q=" + "a".repeat(200))).isPresent();
        assertThat(Link.of("gsupport://search?q=" + "a".repeat(201))).isEmpty();
        assertThat(Link.of("gsupport://choice?ids=" + twentyOne)).isEmpty();
        assertThat(Link.of("gsupport://search?q=" + "%20".repeat(700) + "a")).isEmpty();
        assertThat(Link.of(null)).isEmpty();
    }
}
