package fr.gestan.gsupport.server.events;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How signals are written between servers: one a line, words with spaces between them, ASCII alone. */
final class SignalText {

    private static final String NOTHING = "-";

    private SignalText() {}

    static String write(Signal signal) {
        if (signal instanceof Signal.Line line) {
            return words("line", line.clientId(), line.balanceMinutes(), line.lineId());
        }
        if (signal instanceof Signal.Found found) {
            var ids = found.clientIds().stream().map(String::valueOf).collect(Collectors.joining(","));
            return words(found.isSure() ? "one" : "several", encoded(found.technician()), ids);
        }
        if (signal instanceof Signal.NotFound notFound) {
            var query = notFound.query() == null ? NOTHING : "=" + encoded(notFound.query());
            return words("none", encoded(notFound.technician()), query);
        }
        if (signal instanceof Signal.Shown shown) {
            return words(
                    "shown",
                    encoded(shown.by()),
                    shown.clientId(),
                    shown.since().toEpochMilli());
        }
        if (signal instanceof Signal.Left left) {
            return words("left", encoded(left.by()), left.at().toEpochMilli());
        }
        return words("deaf", encoded(((Signal.Deaf) signal).by()));
    }

    /** Empty where it is none, as of a server of another version. */
    static Optional<Signal> read(String line) {
        var words = line.split(" ");
        try {
            return Optional.ofNullable(signal(words));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Signal signal(String... words) {
        return switch (words[0]) {
            case "line" ->
                new Signal.Line(Long.parseLong(words[1]), Integer.parseInt(words[2]), Long.parseLong(words[3]));
            case "one" -> new Signal.Found(decoded(words[1]), ids(words[2]), true);
            case "several" -> new Signal.Found(decoded(words[1]), ids(words[2]), false);
            case "none" ->
                new Signal.NotFound(
                        decoded(words[1]), words[2].equals(NOTHING) ? null : decoded(words[2].substring(1)));
            case "shown" -> new Signal.Shown(decoded(words[1]), Long.parseLong(words[2]), instant(words[3]));
            case "left" -> new Signal.Left(decoded(words[1]), instant(words[2]));
            case "deaf" -> new Signal.Deaf(decoded(words[1]));
            default -> null;
        };
    }

    private static String words(Object... words) {
        return Arrays.stream(words).map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static List<Long> ids(String text) {
        return Arrays.stream(text.split(",")).map(Long::valueOf).toList();
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
