package fr.gestan.gsupport.server.identity.accounts;

import fr.gestan.gsupport.server.http.Failure;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a person types to say who logs in, as it is kept: trimmed and in lower case. */
final class TypedLogin {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");

    private TypedLogin() {}

    /** @throws Failure.Invalid where it has other characters than those that every keyboard and every system has */
    static String read(String typed) {
        var login = typed.strip().toLowerCase(Locale.ROOT);
        if (!LOGIN.matcher(login).matches()) {
            throw new Failure.Invalid(
                    "login", "must be letters without accents, digits and . _ @ + - such as hugo.rivoyre");
        }
        return login;
    }
}
