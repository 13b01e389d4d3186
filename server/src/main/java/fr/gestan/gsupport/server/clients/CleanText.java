package fr.gestan.gsupport.server.clients;

import fr.gestan.gsupport.api.clients.ClientData;
import fr.gestan.gsupport.api.clients.Hosting;
import fr.gestan.gsupport.server.http.Failure;
import java.util.Objects;
import java.util.regex.Pattern;

/** What people type, as it is stored: trimmed, on one line, null where nothing is left. */
final class CleanText {

    private static final String COUNTRY = "FRA";
    private static final String PUBLISHER = "9999";

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\t\\r\\n]+");
    private static final Pattern MARGIN = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

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
        if (typed == null) {
            return null;
        }
        var line = LINE_BREAKS.matcher(typed).replaceAll(" ");
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw new Failure.Invalid(field, "must not contain control characters");
        }
        var text = MARGIN.matcher(line).replaceAll("");
        return text.isEmpty() ? null : text;
    }

    /**
     * All that is written about a client, with what stands where nothing was told.
     *
     * @throws Failure.Invalid naming the field
     */
    static ClientData of(ClientData typed) {
        var companyName = of("companyName", typed.companyName());
        if (companyName == null) {
            throw new Failure.Invalid("companyName", "must not be blank");
        }
        return new ClientData(
                companyName,
                typed.apeCode(),
                of("lastName", typed.lastName()),
                of("firstName", typed.firstName()),
                of("email", typed.email()),
                of("address", typed.address()),
                of("postalCode", typed.postalCode()),
                of("city", typed.city()),
                Objects.requireNonNullElse(typed.country(), COUNTRY),
                of("phone", typed.phone()),
                Objects.requireNonNullElse(of("partnerCode", typed.partnerCode()), PUBLISHER),
                of("licenceNumber", typed.licenceNumber()),
                Objects.requireNonNullElse(typed.hosting(), Hosting.CLASSIC));
    }
}
