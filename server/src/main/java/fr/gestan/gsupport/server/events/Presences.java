package fr.gestan.gsupport.server.events;

import fr.gestan.gsupport.api.events.Presence;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who has which client on screen, as far as this server has heard: in memory alone, said again by the server at which that
 * person listens, and forgotten where nobody says it any more.
 */
@ApplicationScoped
class Presences {

    private static final Duration UNLESS_SAID_AGAIN = Duration.ofSeconds(45);

    /** Long enough for a desktop that connects again, perhaps to another server. */
    private static final Duration AFTER_THE_LAST_STREAM = Duration.ofSeconds(3);

    private record Known(Signal.Shown shown, Instant until) {}

    private final Clock clock;
    private final Map<String, Known> known = new HashMap<>();

    Presences(Clock clock) {
        this.clock = clock;
    }

    /** What there is to tell where somebody has, or still has, a client on screen. */
    synchronized List<Presence> shown(Signal.Shown shown) {
        var before = known.get(shown.by());
        if (before != null && before.shown().since().isAfter(shown.since())) {
            return List.of();
        }
        known.put(shown.by(), new Known(shown, clock.instant().plus(UNLESS_SAID_AGAIN)));
        if (before != null && before.shown().equals(shown)) {
            return List.of();
        }
        var news = new ArrayList<Presence>();
        if (before != null && before.shown().clientId() != shown.clientId()) {
            news.add(gone(before.shown()));
        }
        news.add(presence(shown));
        return news;
    }

    /** What there is to tell where somebody has no client on screen any more. */
    synchronized List<Presence> left(Signal.Left left) {
        var before = known.get(left.by());
        if (before == null || before.shown().since().isAfter(left.at())) {
            return List.of();
        }
        known.remove(left.by());
        return List.of(gone(before.shown()));
    }

    /** Has what is known of somebody end soon, unless it is said again. */
    synchronized void endSoon(String by) {
        var soon = clock.instant().plus(AFTER_THE_LAST_STREAM);
        known.computeIfPresent(
                by, (code, at) -> new Known(at.shown(), at.until().isBefore(soon) ? at.until() : soon));
    }

    /** What there is to tell because nobody says it any more. */
    synchronized List<Presence> ended() {
        var now = clock.instant();
        var over = known.values().stream()
                .filter(at -> at.until().isBefore(now))
                .map(Known::shown)
                .toList();
        over.forEach(shown -> known.remove(shown.by()));
        return over.stream().map(Presences::gone).toList();
    }

    /** What somebody has on screen. */
    synchronized Optional<Signal.Shown> of(String by) {
        return Optional.ofNullable(known.get(by)).map(Known::shown);
    }

    /** Everybody's, for who begins to listen. */
    synchronized List<Presence> all() {
        return known.values().stream().map(at -> presence(at.shown())).toList();
    }

    private static Presence presence(Signal.Shown shown) {
        return new Presence(shown.clientId(), shown.by(), shown.since());
    }

    private static Presence gone(Signal.Shown shown) {
        return new Presence(shown.clientId(), shown.by(), null);
    }
}
