package fr.gestan.gsupport.server.pay;

import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.pay.MonthOfPay;
import fr.gestan.gsupport.api.pay.PayApi;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.RequestLanguage;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.YearMonth;

@RolesAllowed({Rights.TECHNICIAN, Rights.MANAGER})
class PayResource implements PayApi {

    private final MonthsOfPay months;
    private final PayExports exports;
    private final CurrentCaller caller;
    private final RequestLanguage language;
    private final HttpServerResponse response;

    PayResource(
            MonthsOfPay months,
            PayExports exports,
            CurrentCaller caller,
            RequestLanguage language,
            HttpServerResponse response) {
        this.months = months;
        this.exports = exports;
        this.caller = caller;
        this.language = language;
        this.response = response;
    }

    @Override
    public MonthOfPay month(YearMonth month, String by) {
        return months.report(month, whomTheCallerMaySee(by));
    }

    @Override
    public String table(YearMonth month, String by) {
        var whom = whomTheCallerMaySee(by);
        var report = months.report(month, whom);
        response.putHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"gsupport-" + report.month() + ".csv\"");
        return exports.export(report, whom, language.get(), caller.get());
    }

    private String whomTheCallerMaySee(String by) {
        var person = caller.get();
        if (person.has(Role.MANAGER)) {
            return by;
        }
        if (by != null && !by.equals(person.code())) {
            throw new Failure.Forbidden("Only a manager sees another technician's month.");
        }
        return person.code();
    }
}
