package fr.gestan.gsupport.server.pay;

import fr.gestan.gsupport.api.pay.MonthOfPay;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;

/** Hands months of pay out as tables, and tells the audit who took which. */
@ApplicationScoped
class PayExports {

    private final Audit audit;
    private final Clock clock;

    PayExports(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The table; none without its audit entry.
     *
     * @param by whose month it is alone; null: everybody's
     */
    String export(MonthOfPay report, String by, Locale language, Caller caller) {
        var table = PayTable.write(report, language);
        audit.write(
                new Audit.Entry(
                        caller.id(),
                        "pay.export",
                        null,
                        "month " + report.month(),
                        caller.address(),
                        "OK",
                        by == null ? "everybody" : "by " + by),
                clock.instant());
        return table;
    }
}
