package fr.gestan.gsupport.desktop.office.clients;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.clients.ClientData;
import fr.gestan.gsupport.api.clients.Hosting;
import fr.gestan.gsupport.api.clients.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** What sales administration writes about a client, each as a text, in the order of the form. */
public enum ClientField {
    COMPANY_NAME("companyName", 200, ClientCard::companyName),
    LAST_NAME("lastName", 100, ClientCard::lastName),
    FIRST_NAME("firstName", 100, ClientCard::firstName),
    EMAIL("email", 254, ClientCard::email),
    PHONE("phone", 40, ClientCard::phone),
    ADDRESS("address", 300, ClientCard::address),
    POSTAL_CODE("postalCode", 20, ClientCard::postalCode),
    CITY("city", 100, ClientCard::city),
    COUNTRY("country", 3, ClientCard::country),
    APE_CODE("apeCode", 5, ClientCard::apeCode),
    PARTNER_CODE("partnerCode", 20, ClientCard::partnerCode),
    LICENCE_NUMBER("licenceNumber", 60, ClientCard::licenceNumber),
    HOSTING(
            "hosting",
            20,
            card -> card.hosting() == null ? null : card.hosting().name()),
    LANGUAGE(
            "language",
            20,
            card -> card.language() == null ? null : card.language().name());

    private final String id;
    private final int longest;
    private final Function<ClientCard, String> of;

    ClientField(String id, int longest, Function<ClientCard, String> of) {
        this.id = id;
        this.longest = longest;
        this.of = of;
    }

    /** As the contract names it, and so the bundle. */
    public String id() {
        return id;
    }

    /** Whether one of a few is chosen rather than typed. */
    public boolean isChosen() {
        return this == HOSTING || this == LANGUAGE;
    }

    /** In letters. */
    int longest() {
        return longest;
    }

    /** All of a client; what has no value is empty. */
    static Map<ClientField, String> of(ClientCard card) {
        var texts = new EnumMap<ClientField, String>(ClientField.class);
        for (var field : values()) {
            var text = field.of.apply(card);
            texts.put(field, text == null ? "" : text);
        }
        return texts;
    }

    /** What a new client is unless told. */
    static Map<ClientField, String> ofNewClient() {
        var texts = new EnumMap<ClientField, String>(ClientField.class);
        for (var field : values()) {
            texts.put(field, "");
        }
        texts.put(COUNTRY, "FRA");
        texts.put(PARTNER_CODE, "9999");
        texts.put(HOSTING, Hosting.CLASSIC.name());
        texts.put(LANGUAGE, Language.FR.name());
        return texts;
    }

    /** As the server takes it. */
    static ClientData data(Function<ClientField, String> texts) {
        Function<ClientField, String> orNull = field -> {
            var text = texts.apply(field).strip();
            return text.isEmpty() ? null : text;
        };
        var hosting = orNull.apply(HOSTING);
        var language = orNull.apply(LANGUAGE);
        return new ClientData(
                orNull.apply(COMPANY_NAME),
                orNull.apply(APE_CODE),
                orNull.apply(LAST_NAME),
                orNull.apply(FIRST_NAME),
                orNull.apply(EMAIL),
                orNull.apply(ADDRESS),
                orNull.apply(POSTAL_CODE),
                orNull.apply(CITY),
                orNull.apply(COUNTRY),
                orNull.apply(PHONE),
                orNull.apply(PARTNER_CODE),
                orNull.apply(LICENCE_NUMBER),
                hosting == null ? null : Hosting.valueOf(hosting),
                language == null ? null : Language.valueOf(language));
    }
}
