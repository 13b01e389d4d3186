package fr.gestan.gsupport.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest(name = "{1} is in {0}: {2}")
    @CsvSource({
        "10.0.0.0/8,     10.255.1.2,       true",
        "10.0.0.0/8,     11.0.0.0,         false",
        "192.0.2.7,      192.0.2.7,        true",
        "192.0.2.7,      192.0.2.8,        false",
        "192.0.2.128/25, 192.0.2.127,      false",
        "192.0.2.128/25, 192.0.2.129,      true",
        "0.0.0.0/0,      203.0.113.1,      true",
        "0.0.0.0/0,      2001:db8::1,      false",
        "2001:db8::/32,  2001:db8:1::1,    true",
        "2001:db8::/32,  2001:db9::1,      false",
        "::1,            ::1,              true",
        "127.0.0.1,      ::ffff:127.0.0.1, true",
    })
    void contains_what_begins_with_the_same_bits(String network, String address, boolean contains) {
        assertThat(Network.of(network)
                        .orElseThrow()
                        .contains(Network.addressOf(address).orElseThrow()))
                .isEqualTo(contains);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "localhost",
                "proxy.example.com",
                "10.0.0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "::/129"
            })
    void a_name_or_nonsense_is_no_network(String text) {
        assertThat(Network.of(text)).isEmpty();
    }
}
