package fr.gestan.gsupport.desktop.greenbutton;

import fr.gestan.gsupport.api.greenbutton.GestanAtHand;
import fr.gestan.gsupport.desktop.links.PercentEncoded;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What Ctrl+F1 in a Gestan puts on the clipboard: {@code gsupport:v1?licence=…&client=…&company=…&email=…&version=…}, in any
 * order, each once at most, values percent-encoded, unknown names left alone. It is believed in nothing, and anything else
 * that lies on a clipboard, a password for instance, goes nowhere.
 */
sealed interface GestanText {

    /** What that Gestan tells of itself; something of it can be looked up. */
    record Told(GestanAtHand gestan) implements GestanText {}

    /** Nothing to look up. */
    enum Unusable implements GestanText {
        /** No text at all. */
        EMPTY,
        /** Something that is not from Ctrl+F1. */
        SOMETHING_ELSE,
        /** From a Gestan that speaks another version of this. */
        OTHER_VERSION,
        /** Cut off, too long, or not as above. */
        DAMAGED,
        /** A Gestan that says nothing of its client. */
        TELLS_NOTHING
    }

    /** Of the whole text, in characters. */
    int LONGEST = 2_000;

    /** Reads a clipboard's text. */
    static GestanText of(Optional<String> clipboard) {
        // Remote controls add ends of lines, and a zero that ends a text elsewhere.
        var text = clipboard
                .map(told -> told.replaceAll("[\\s\\x00]+$", "").strip())
                .orElse("");
        if (text.isEmpty()) {
            return Unusable.EMPTY;
        }
        if (!text.startsWith(Reader.PREFIX)) {
            return text.matches("(?s)gsupport:v[0-9].*") ? Unusable.OTHER_VERSION : Unusable.SOMETHING_ELSE;
        }
        if (text.length() > LONGEST) {
            return Unusable.DAMAGED;
        }
        return Reader.pairs(text.substring(Reader.PREFIX.length()))
                .flatMap(Reader::read)
                .map(gestan -> Reader.canBeLookedUp(gestan) ? new Told(gestan) : Unusable.TELLS_NOTHING)
                .orElse(Unusable.DAMAGED);
    }

    /** Takes the text apart. */
    final class Reader {

        private static final String PREFIX = "gsupport:v1?";
        private static final Map<String, Integer> LONGEST_VALUES =
                Map.of("licence", 60, "client", 18, "company", 200, "email", 254, "postalCode", 20, "version", 100);

        private Reader() {}

        private static Optional<Map<String, String>> pairs(String query) {
            var values = new HashMap<String, String>();
            for (var pair : query.split("&", -1)) {
                var name = pair.substring(0, Math.max(0, pair.indexOf('=')));
                if (!name.matches("[a-zA-Z]+")) {
                    return Optional.empty();
                }
                var most = LONGEST_VALUES.get(name);
                if (most == null) {
                    continue;
                }
                var value = PercentEncoded.decode(pair.substring(name.length() + 1), most);
                if (value.isEmpty() || values.put(name, value.get()) != null) {
                    return Optional.empty();
                }
            }
            values.values().removeIf(String::isEmpty);
            return Optional.of(values);
        }

        private static Optional<GestanAtHand> read(Map<String, String> values) {
            var client = Optional.ofNullable(values.get("client"));
            if (client.filter(Predicate.not(number -> number.matches("[1-9][0-9]{0,17}")))
                    .isPresent()) {
                return Optional.empty();
            }
            return Optional.of(new GestanAtHand(
                    values.get("licence"),
                    client.map(Long::valueOf).orElse(null),
                    values.get("company"),
                    values.get("email"),
                    values.get("postalCode"),
                    values.get("version"),
                    null));
        }

        private static boolean canBeLookedUp(GestanAtHand gestan) {
            return Stream.of(gestan.licenceNumber(), gestan.clientId(), gestan.companyName(), gestan.email())
                    .anyMatch(told -> told != null);
        }
    }
}
