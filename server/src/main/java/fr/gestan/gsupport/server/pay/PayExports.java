package fr.gestan.gsupport.server.pay;

import fr.gestan.gsupport.api.pay.MonthOfPay;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.audit.Exports;
import fr.gestan.gsupport.server.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Locale;

/** Hands months of pay out as tables, and tells the audit who took which. */
@ApplicationScoped
class PayExports {

    private final PayLines lines;
    private final Exports exports;
    private final Audit audit;
    private final Clock clock;

    PayExports(PayLines lines, Exports exports, Audit audit, Clock clock) {
        this.lines = lines;
        this.exports = exports;
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
        audit.write(entry(report.month(), by == null ? "everybody" : "by " + by, caller), clock.instant());
        return table;
    }

    /** The month's lines, as {@link #export}. */
    InputStream lines(YearMonth month, String by, Locale language, Caller caller) {
        return exports.handOut(
                lines.table(month, by, language),
                entry(month, by == null ? "lines of everybody" : "lines by " + by, caller));
    }

    private static Audit.Entry entry(YearMonth month, String detail, Caller caller) {
        return new Audit.Entry(caller.id(), "pay.export", null, "month " + month, caller.address(), "OK", detail);
    }
}
