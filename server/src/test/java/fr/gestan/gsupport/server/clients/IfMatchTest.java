package fr.gestan.gsupport.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.gestan.gsupport.server.http.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    private static final long VERSION = 3;

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "*", " * ", "W/\"3\"", "\"2\", \"3\"", "\"2\",W/\"3\" ,\"x\"", ", \"3\" ,"})
    void includes_the_version_that_was_read(String header) {
        assertThat(IfMatch.read(header).includes(VERSION)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"33\"", "\"\"", "\"2\", \"4\"", "\"*\"", "\"03\""})
    void does_not_include_another_version(String header) {
        assertThat(IfMatch.read(header).includes(VERSION)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "3\"", "\"3\" \"4\"", "w/\"3\"", "\"3\", 4", "W/3", "*, \"3\""})
    void refuses_what_is_no_list_of_tags(String header) {
        assertThatThrownBy(() -> IfMatch.read(header)).isInstanceOf(Failure.Invalid.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void misses_the_header(String header) {
        assertThatThrownBy(() -> IfMatch.read(header)).isInstanceOf(Failure.HeaderMissing.class);
    }

    @Test
    void includes_the_tag_of_a_version() {
        assertThat(IfMatch.read(IfMatch.tagOf(VERSION)).includes(VERSION)).isTrue();
    }
}
