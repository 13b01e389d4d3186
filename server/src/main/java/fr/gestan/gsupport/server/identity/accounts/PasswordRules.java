package fr.gestan.gsupport.server.identity.accounts;

import fr.gestan.gsupport.server.http.Failure;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What a password must not be. There are no rules on digits and signs, which make passwords hard for people only. */
public final class PasswordRules {

    /** In characters as people count them, not in units of UTF-16. */
    static final int SHORTEST = 10;

    private static final String BUNDLE = "messages/passwords";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** A password of at most this many characters over and over is as weak as those. */
    private static final int LONGEST_PIECE = 5;

    /** What is left of a password without the person's names must be more than a digit or two. */
    private static final int SHORTEST_REST = 4;

    private static final List<String> ROWS = List.of(
            "1234567890", "abcdefghijklmnopqrstuvwxyz", "azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm");

    private PasswordRules() {}

    /** Why a password is too weak. */
    public enum Weakness {
        TOO_SHORT("too-short"),
        COMMON("common"),
        TRIVIAL("trivial"),
        PERSONAL("personal");

        private final String key;

        Weakness(String key) {
            this.key = key;
        }

        /** What is wrong and what to do, to follow the name of the field. */
        public String inWords(Locale locale) {
            return PasswordRules.inWords(key, locale);
        }
    }

    /** Whose password it is to be: what guessers know of a person. */
    public record Owner(String code, String login, String fullName) {}

    /** What is wrong with a password; empty where nothing is. */
    public static Optional<Weakness> weakness(String password, Owner owner) {
        var lower = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (isRepetition(lower) || isSequence(lower)) {
            return Optional.of(Weakness.TRIVIAL);
        }
        if (isPersonal(lower, owner)) {
            return Optional.of(Weakness.PERSONAL);
        }
        return CommonPasswords.contain(lower) ? Optional.of(Weakness.COMMON) : Optional.empty();
    }

    /** @throws Failure.Invalid naming the field, where the password is too weak */
    static void check(String field, String password, Owner owner, Locale locale) {
        weakness(password, owner).ifPresent(weakness -> {
            throw new Failure.Invalid(field, weakness.inWords(locale));
        });
    }

    /** A sentence about passwords, to follow the name of a field. */
    static String inWords(String key, Locale locale) {
        var words = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
        return new MessageFormat(words.getString(key), locale).format(new Object[] {SHORTEST});
    }

    private static boolean isRepetition(String password) {
        int[] characters = password.codePoints().toArray();
        for (int piece = 1; piece <= LONGEST_PIECE; piece++) {
            if (Arrays.equals(characters, piece, characters.length, characters, 0, characters.length - piece)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSequence(String password) {
        return ROWS.stream()
                .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
                .anyMatch(
                        row -> row.repeat(password.length() / row.length() + 2).contains(password));
    }

    private static boolean isPersonal(String password, Owner owner) {
        var rest = lettersAndDigits(password);
        var names = Stream.concat(
                        Stream.of(owner.fullName(), owner.login(), owner.code()),
                        Stream.of(owner.fullName().split("[^\\p{L}\\p{N}]+")))
                .map(name -> lettersAndDigits(name.toLowerCase(Locale.ROOT)))
                .filter(name -> name.length() > 1)
                .toList();
        boolean named = false;
        for (var name : names) {
            named |= rest.contains(name);
            rest = rest.replace(name, "");
        }
        return named && rest.length() < SHORTEST_REST;
    }

    private static String lettersAndDigits(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
