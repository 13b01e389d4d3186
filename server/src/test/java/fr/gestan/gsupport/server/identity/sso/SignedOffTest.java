package fr.gestan.gsupport.server.identity.sso;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.server.identity.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignedOffTest {

    private static final byte[] ONE = {1, 2, 3};
    private static final byte[] OTHER = {4, 5, 6};

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T15:00:00Z"));
    private final SignedOff signedOff = new SignedOff(clock);

    @Test
    void a_token_is_remembered_until_it_has_ended_by_itself() {
        signedOff.remember(ONE, clock.instant().plus(Duration.ofMinutes(5)));

        clock.advance(Duration.ofMinutes(5));
        signedOff.remember(OTHER, clock.instant().plus(Duration.ofMinutes(5)));

        assertThat(signedOff.includes(ONE.clone())).isTrue();
        assertThat(signedOff.includes(OTHER)).isTrue();
        assertThat(signedOff.includes(new byte[] {7})).isFalse();
    }

    @Test
    void a_token_that_has_ended_is_forgotten() {
        signedOff.remember(ONE, clock.instant().plus(Duration.ofMinutes(5)));

        clock.advance(Duration.ofMinutes(7));
        signedOff.remember(OTHER, clock.instant().plus(Duration.ofMinutes(5)));

        assertThat(signedOff.includes(ONE)).isFalse();
        assertThat(signedOff.includes(OTHER)).isTrue();
    }
}
