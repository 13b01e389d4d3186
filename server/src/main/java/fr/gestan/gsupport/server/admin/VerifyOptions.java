package fr.gestan.gsupport.server.admin;

import java.util.List;
import java.util.OptionalLong;

/**
 * What {@code verify-ledger} is asked.
 *
 * @param clientId empty: all accounts
 */
record VerifyOptions(OptionalLong clientId, boolean demo) {

    private static final String COMMAND = "verify-ledger";

    /** @throws IllegalArgumentException with a sentence for the person who typed it */
    static VerifyOptions read(List<String> arguments) {
        var words = arguments.iterator();
        var command = words.hasNext() ? words.next() : "";
        if (!command.equals(COMMAND)) {
            throw command.isEmpty() ? new IllegalArgumentException(Words.say("usage.none")) : unknown(command);
        }
        var clientId = OptionalLong.empty();
        boolean demo = false;
        while (words.hasNext()) {
            var option = words.next();
            switch (option) {
                case "--demo" -> demo = true;
                case "--client" -> clientId = OptionalLong.of(number(words.hasNext() ? words.next() : ""));
                default -> throw unknown(option);
            }
        }
        return new VerifyOptions(clientId, demo);
    }

    private static IllegalArgumentException unknown(String word) {
        return new IllegalArgumentException(Words.say("usage.unknown", word));
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
