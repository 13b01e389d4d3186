package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.desktop.i18n.Formats;
import java.util.function.BiFunction;

/** The fields of the card that show one value each, by the id that they have in the view. */
public enum CardField {
    ID("clientId", (card, formats) -> formats.number(card.id())),
    COMPANY_NAME("companyName", (card, formats) -> card.companyName()),
    APE_CODE("apeCode", (card, formats) -> card.apeCode()),
    LAST_NAME("lastName", (card, formats) -> card.lastName()),
    FIRST_NAME("firstName", (card, formats) -> card.firstName()),
    EMAIL("email", (card, formats) -> card.email()),
    ADDRESS("address", (card, formats) -> card.address()),
    POSTAL_CODE("postalCode", (card, formats) -> card.postalCode()),
    CITY("city", (card, formats) -> card.city()),
    COUNTRY("country", (card, formats) -> card.country()),
    PHONE("phone", (card, formats) -> card.phone()),
    PARTNER("partnerCode", (card, formats) -> card.partnerCode()),
    LICENCE("licenceNumber", (card, formats) -> card.licenceNumber()),
    FIRST_INTERVENTION(
            "firstIntervention", (card, formats) -> formats.date(card.activity().firstInterventionOn())),
    LAST_INTERVENTION(
            "lastIntervention", (card, formats) -> formats.date(card.activity().lastInterventionOn())),
    TOTAL("total", (card, formats) -> formats.duration(card.activity().totalMinutes())),
    TOTAL_NORMAL(
            "totalNormal", (card, formats) -> formats.duration(card.activity().normalMinutes())),
    TOTAL_FREE("totalFree", (card, formats) -> formats.duration(card.activity().freeMinutes())),
    PER_YEAR(
            "averagePerYear",
            (card, formats) -> formats.duration(card.activity().averageMinutesPerYear())),
    LAST_12_MONTHS(
            "last12Months", (card, formats) -> formats.duration(card.activity().last12MonthsMinutes())),
    VALID_UNTIL("validUntil", (card, formats) -> formats.longDate(card.credit().validUntil()));

    private final String id;
    private final BiFunction<ClientCard, Formats, String> text;

    CardField(String id, BiFunction<ClientCard, Formats, String> text) {
        this.id = id;
        this.text = text;
    }

    /** The id of the node that shows it. */
    public String id() {
        return id;
    }

    /** What it shows; empty without a client or without a value. */
    String of(ClientCard card, Formats formats) {
        var value = card == null ? null : text.apply(card, formats);
        return value == null ? "" : value;
    }
}
