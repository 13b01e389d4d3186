package fr.gestan.gsupport.server.pay;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.Role;
import fr.gestan.gsupport.api.pay.MonthOfPay;
import fr.gestan.gsupport.api.pay.PayApi;
import fr.gestan.gsupport.api.pay.PayClosing;
import fr.gestan.gsupport.api.pay.PayLine;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.http.RequestLanguage;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.time.YearMonth;
import org.jboss.resteasy.reactive.ResponseStatus;

@RolesAllowed({Rights.TECHNICIAN, Rights.MANAGER})
class PayResource implements PayApi {

    private final MonthsOfPay months;
    private final PayLines lines;
    private final PayClosings closings;
    private final PayExports exports;
    private final CurrentCaller caller;
    private final RequestLanguage language;
    private final HttpServerResponse response;

    PayResource(
            MonthsOfPay months,
            PayLines lines,
            PayClosings closings,
            PayExports exports,
            CurrentCaller caller,
            RequestLanguage language,
            HttpServerResponse response) {
        this.months = months;
        this.lines = lines;
        this.closings = closings;
        this.exports = exports;
        this.caller = caller;
        this.language = language;
        this.response = response;
    }

    @Override
    public MonthOfPay month(YearMonth month, String by) {
        return months.report(months.orThisMonth(month), whomTheCallerMaySee(by));
    }

    @Override
    public String table(YearMonth month, String by) {
        var whom = whomTheCallerMaySee(by);
        var report = months.report(months.orThisMonth(month), whom);
        nameFile("gsupport-" + report.month());
        return exports.export(report, whom, language.get(), caller.get());
    }

    @Override
    @ResponseStatus(201)
    @RolesAllowed(Rights.MANAGER)
    public PayClosing close(YearMonth month) {
        return closings.close(month, caller.get());
    }

    @Override
    public Page<PayLine> lines(YearMonth month, String by, Integer limit, String after) {
        return lines.page(
                months.orThisMonth(month),
                whomTheCallerMaySee(by),
                limit == null ? PageKey.DEFAULT_LIMIT : limit,
                after);
    }

    @Override
    public InputStream linesTable(YearMonth month, String by) {
        var whom = whomTheCallerMaySee(by);
        var wanted = months.orThisMonth(month);
        nameFile("gsupport-" + wanted + "-lines");
        return exports.lines(wanted, whom, language.get(), caller.get());
    }

    private void nameFile(String name) {
        response.putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"");
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
