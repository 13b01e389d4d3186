package fr.gestan.gsupport.desktop.office.credit;

import fr.gestan.gsupport.api.packs.Pack;
import fr.gestan.gsupport.desktop.i18n.Formats;
import fr.gestan.gsupport.desktop.i18n.Messages;
import java.util.Locale;

/**
 * How long the minutes of a pack are valid from the day of the purchase.
 *
 * @param count of days or months; 0 without end
 * @param binding whether what is left expires then
 */
record Validity(Unit unit, int count, boolean binding) {

    /** In what it is counted. */
    enum Unit {
        NONE,
        DAYS,
        MONTHS;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Validity of(Pack pack) {
        if (pack.validityDays() != null) {
            return new Validity(Unit.DAYS, pack.validityDays(), pack.bindingValidity());
        }
        return pack.validityMonths() == null
                ? new Validity(Unit.NONE, 0, false)
                : new Validity(Unit.MONTHS, pack.validityMonths(), pack.bindingValidity());
    }

    /** {@code 12 mois, puis expire}. */
    String text(Messages messages, Formats formats) {
        var length = messages.text("office.validity." + unit.key(), formats.number(count));
        return binding ? messages.text("office.validity.binding", length) : length;
    }
}
