package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.api.clients.ClientData;
import fr.gestan.gsupport.api.clients.Hosting;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.TypedText;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Objects;
import java.util.Set;

/** What people type, as it is stored: trimmed, on one line, null where nothing is left. */
final class CleanText {

    private static final String COUNTRY = "FRA";
    private static final String PUBLISHER = "9999";
    private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3);

    private CleanText() {}

    /**
     * One text.
     *
     * @param field its name in the request
     * @param typed may be null
     * @return null where it is blank
     * @throws Failure.Invalid where it has control characters, which no keyboard types
     */
    static String of(String field, String typed) {
        return TypedText.clean(field, typed);
    }

    /**
     * All that is written about a client, with what stands where nothing was told; of the language that is the client's to
     * know.
     *
     * @throws Failure.Invalid naming the field
     */
    static ClientData of(ClientData typed) {
        return new ClientData(
                TypedText.needed("companyName", typed.companyName()),
                typed.apeCode(),
                of("lastName", typed.lastName()),
                of("firstName", typed.firstName()),
                of("email", typed.email()),
                of("address", typed.address()),
                of("postalCode", typed.postalCode()),
                of("city", typed.city()),
                country(typed.country()),
                of("phone", typed.phone()),
                Objects.requireNonNullElse(of("partnerCode", typed.partnerCode()), PUBLISHER),
                of("licenceNumber", typed.licenceNumber()),
                Objects.requireNonNullElse(typed.hosting(), Hosting.CLASSIC),
                typed.language());
    }

    private static String country(String typed) {
        if (typed == null) {
            return COUNTRY;
        }
        if (!COUNTRIES.contains(typed)) {
            throw new Failure.Invalid("country", "must be the ISO 3166-1 alpha-3 code of a country, such as FRA");
        }
        return typed;
    }
}
