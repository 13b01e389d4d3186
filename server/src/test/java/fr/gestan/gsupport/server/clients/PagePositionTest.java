package fr.gestan.gsupport.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.gestan.gsupport.server.http.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagePositionTest {

    @Test
    void reads_what_it_wrote() {
        var position = new PagePosition(3, 4996);

        assertThat(PagePosition.read(position.write())).isEqualTo(position);
    }

    @Test
    void starts_before_the_first_client() {
        assertThat(PagePosition.read(null)).isEqualTo(PagePosition.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "é", "%", "My4", "My40OTk2IA", "My4tMQ", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA"})
    void refuses_what_it_did_not_write(String after) {
        assertThatThrownBy(() -> PagePosition.read(after)).isInstanceOf(Failure.Invalid.class);
    }
}
