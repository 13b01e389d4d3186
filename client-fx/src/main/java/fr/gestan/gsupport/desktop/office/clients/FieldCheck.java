package fr.gestan.gsupport.desktop.office.clients;

import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What there is to say about a field as it is typed.
 *
 * @param sentence empty where there is nothing to say
 */
record FieldCheck(Kind kind, String sentence) {

    /** Whether it can be saved like that. */
    enum Kind {
        HINT,
        WARNING,
        ERROR
    }

    static final FieldCheck NOTHING = new FieldCheck(Kind.HINT, "");

    private static final Pattern APE = Pattern.compile("[0-9]{4}[A-Z]");
    /** Loose on purpose: it warns, and the server decides whether a mail leaves. */
    private static final Pattern AN_EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

    private static final Map<String, Locale> COUNTRIES =
            Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
                    .map(code -> new Locale("", code))
                    .collect(Collectors.toMap(Locale::getISO3Country, Function.identity(), (one, other) -> one));

    static FieldCheck of(ClientField field, String typed, Messages messages) {
        var text = typed.strip();
        if (text.length() > field.longest() && field != ClientField.APE_CODE && field != ClientField.COUNTRY) {
            var longest = new Formats(ZoneOffset.UTC).number(field.longest());
            return new FieldCheck(Kind.ERROR, messages.text("office.client.check.too-long", longest));
        }
        return switch (field) {
            case COMPANY_NAME ->
                text.isEmpty() ? new FieldCheck(Kind.ERROR, messages.text("office.client.check.companyName")) : NOTHING;
            case APE_CODE ->
                text.isEmpty() || APE.matcher(text).matches()
                        ? NOTHING
                        : new FieldCheck(Kind.ERROR, messages.text("office.client.check.apeCode"));
            case COUNTRY -> country(text, messages);
            case EMAIL -> email(text, messages);
            default -> NOTHING;
        };
    }

    private static FieldCheck country(String code, Messages messages) {
        if (code.isEmpty()) {
            return NOTHING;
        }
        var country = COUNTRIES.get(code);
        return country == null
                ? new FieldCheck(Kind.ERROR, messages.text("office.client.check.country"))
                : new FieldCheck(Kind.HINT, country.getDisplayCountry(messages.language()));
    }

    private static FieldCheck email(String email, Messages messages) {
        if (email.isEmpty()) {
            return new FieldCheck(Kind.WARNING, messages.text("office.client.check.email.none"));
        }
        return AN_EMAIL.matcher(email).matches()
                ? NOTHING
                : new FieldCheck(Kind.WARNING, messages.text("office.client.check.email"));
    }
}
