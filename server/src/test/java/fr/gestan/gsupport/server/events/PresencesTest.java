package fr.gestan.gsupport.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.events.Presence;
import fr.gestan.gsupport.server.identity.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PresencesTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private final MovableClock clock = new MovableClock(NOON);
    private final Presences presences = new Presences(clock);

    @Test
    void somebody_who_shows_a_client_is_there_and_said_again_it_is_no_news() {
        assertThat(presences.shown(shown(4996, 0))).containsExactly(new Presence(4996, "HRY", NOON));
        assertThat(presences.shown(shown(4996, 0))).isEmpty();
        assertThat(presences.all()).containsExactly(new Presence(4996, "HRY", NOON));
    }

    @Test
    void another_client_takes_the_place_of_the_first() {
        presences.shown(shown(4996, 0));

        assertThat(presences.shown(shown(5001, 5)))
                .containsExactly(new Presence(4996, "HRY", null), new Presence(5001, "HRY", NOON.plusSeconds(5)));
    }

    @Test
    void what_comes_late_from_another_server_changes_nothing() {
        presences.shown(shown(5001, 5));

        assertThat(presences.shown(shown(4996, 0))).isEmpty();
        assertThat(presences.left(new Signal.Left("HRY", NOON))).isEmpty();
        assertThat(presences.of("HRY")).hasValue(shown(5001, 5));
    }

    @Test
    void who_leaves_is_gone() {
        presences.shown(shown(4996, 0));

        assertThat(presences.left(new Signal.Left("HRY", NOON.plusSeconds(1))))
                .containsExactly(new Presence(4996, "HRY", null));
        assertThat(presences.left(new Signal.Left("HRY", NOON.plusSeconds(1)))).isEmpty();
    }

    @Test
    void a_server_that_says_nothing_any_more_takes_its_people_with_it() {
        presences.shown(shown(4996, 0));
        clock.advance(Duration.ofSeconds(40));
        presences.shown(shown(4996, 0));
        clock.advance(Duration.ofSeconds(40));
        assertThat(presences.ended()).isEmpty();
        clock.advance(Duration.ofSeconds(6));

        assertThat(presences.ended()).containsExactly(new Presence(4996, "HRY", null));
        assertThat(presences.all()).isEmpty();
    }

    @Test
    void who_stops_listening_is_gone_soon_unless_another_server_hears_them() {
        presences.shown(shown(4996, 0));
        presences.endSoon("HRY");
        clock.advance(Duration.ofSeconds(2));
        presences.shown(shown(4996, 0));
        clock.advance(Duration.ofSeconds(2));
        assertThat(presences.ended()).isEmpty();

        presences.endSoon("HRY");
        clock.advance(Duration.ofSeconds(4));
        assertThat(presences.ended()).hasSize(1);
    }

    private static Signal.Shown shown(long clientId, int secondsLater) {
        return new Signal.Shown("HRY", clientId, NOON.plusSeconds(secondsLater));
    }
}
