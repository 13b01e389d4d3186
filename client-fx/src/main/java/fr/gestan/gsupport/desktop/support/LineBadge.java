package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.Billing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is not plain about a line of the history. */
public enum LineBadge {
    CORRECTED("correction"),
    REMADE("correction"),
    CORRECTION("correction"),
    FREE("free"),
    CREDIT_PURCHASE("credit"),
    EXPIRY("credit"),
    OPENING("credit");

    private final String styleClass;

    LineBadge(String styleClass) {
        this.styleClass = styleClass;
    }

    /** All that are due to the line, in the order in which they are shown. */
    static List<LineBadge> of(HistoryLine line) {
        var badges = new ArrayList<LineBadge>();
        if (line.correctedByLineId() != null) {
            badges.add(CORRECTED);
        }
        if (line.replacesLineId() != null) {
            badges.add(REMADE);
        }
        if (line.kind() != LineKind.INTERVENTION) {
            badges.add(valueOf(line.kind().name()));
        } else if (line.billing() == Billing.FREE) {
            badges.add(FREE);
        }
        return badges;
    }

    /** The key of its word. */
    String key() {
        return "support.history.badge." + name().toLowerCase(Locale.ROOT);
    }

    /** The CSS class. */
    public String styleClass() {
        return styleClass;
    }
}
