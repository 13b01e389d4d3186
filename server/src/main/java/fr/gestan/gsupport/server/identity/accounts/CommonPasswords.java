package fr.gestan.gsupport.server.identity.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The passwords that guessers try first, from a list that comes with gSupport (resources, {@code passwords/README.md}). */
final class CommonPasswords {

    private static final String LIST = "/passwords/common.txt";

    private CommonPasswords() {}

    /**
     * Whether it is among them. The list is read anew each time: that takes a millisecond, seldom, and no memory.
     *
     * @param password in lower case
     */
    static boolean contain(String password) {
        try (var list = CommonPasswords.class.getResourceAsStream(LIST);
                var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().anyMatch(password::equals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
