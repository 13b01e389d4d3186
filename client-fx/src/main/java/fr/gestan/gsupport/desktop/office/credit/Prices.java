package fr.gestan.gsupport.desktop.office.credit;

import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Prices as the office writes them, without tax: {@code 490,00}. */
final class Prices {

    private static final Pattern TYPED = Pattern.compile("[0-9]{1,7}(?:[.,][0-9]{1,2})?");
    private static final int CENTS = 2;

    private Prices() {}

    /** Grouped by nothing, with a comma. */
    static String text(int cents) {
        return BigDecimal.valueOf(cents, CENTS).toPlainString().replace('.', ',');
    }

    /** In cents; empty where it is no price. */
    static OptionalInt cents(String typed) {
        var text = typed.replaceAll("[\\s\u00a0€]", "");
        return TYPED.matcher(text).matches()
                ? OptionalInt.of(new BigDecimal(text.replace(',', '.'))
                        .movePointRight(CENTS)
                        .intValueExact())
                : OptionalInt.empty();
    }
}
