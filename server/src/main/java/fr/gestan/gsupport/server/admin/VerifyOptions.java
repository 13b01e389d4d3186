package fr.gestan.gsupport.server.admin;

import java.util.List;
import java.util.OptionalLong;

/**
 * What {@code verify-ledger} is asked.
 *
 * @param clientId empty: all accounts
 */
record VerifyOptions(OptionalLong clientId, boolean demo) {

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static VerifyOptions read(List<String> options) {
        var words = options.iterator();
        var clientId = OptionalLong.empty();
        boolean demo = false;
        while (words.hasNext()) {
            var option = words.next();
            switch (option) {
                case "--demo" -> demo = true;
                case "--client" -> clientId = OptionalLong.of(number(words.hasNext() ? words.next() : ""));
                default -> throw new IllegalArgumentException(Words.say("usage.unknown", option));
            }
        }
        return new VerifyOptions(clientId, demo);
    }

    private static long number(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(Words.say("usage.client.none"));
        }
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Words.say("usage.client", text), e);
        }
        throw new IllegalArgumentException(Words.say("usage.client", text));
    }
}
