package fr.gestan.gsupport.server.statements;

import fr.gestan.gsupport.api.mails.RequestedMail;
import fr.gestan.gsupport.api.statements.Statement;
import fr.gestan.gsupport.api.statements.StatementPeriod;
import fr.gestan.gsupport.api.statements.StatementsApi;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.audit.Exports;
import fr.gestan.gsupport.server.http.RequestLanguage;
import fr.gestan.gsupport.server.idempotency.Once;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.ResponseStatus;

@RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER})
class StatementsResource implements StatementsApi {

    private final Statements statements;
    private final StatementDocuments documents;
    private final StatementMails mails;
    private final Once once;
    private final Exports exports;
    private final CurrentCaller caller;
    private final RequestLanguage language;
    private final HttpServerResponse response;

    StatementsResource(
            Statements statements,
            StatementDocuments documents,
            StatementMails mails,
            Once once,
            Exports exports,
            CurrentCaller caller,
            RequestLanguage language,
            HttpServerResponse response) {
        this.statements = statements;
        this.documents = documents;
        this.mails = mails;
        this.once = once;
        this.exports = exports;
        this.caller = caller;
        this.language = language;
        this.response = response;
    }

    @Override
    public Statement statement(long clientId, LocalDate from, LocalDate to) {
        return statements.of(clientId, statements.period(from, to));
    }

    @Override
    public InputStream table(long clientId, LocalDate from, LocalDate to) {
        var period = statements.period(from, to);
        return handOut(statements.table(clientId, period, language.get()), clientId, period, "csv");
    }

    @Override
    public InputStream document(long clientId, LocalDate from, LocalDate to) {
        var period = statements.period(from, to);
        var document = documents.write(statements.of(clientId, period), language.get());
        return handOut(document, clientId, period, "pdf");
    }

    @Override
    @ResponseStatus(202)
    @RolesAllowed(Rights.SALES_ADMIN)
    public RequestedMail mail(long clientId, String idempotencyKey, StatementPeriod period) {
        return once.perKeyIfAny(
                idempotencyKey,
                new Once.Request("statement.mail", clientId, period),
                RequestedMail.class,
                () -> mails.queue(clientId, statements.period(period.from(), period.to()), caller.get()));
    }

    private InputStream handOut(InputStream file, long clientId, Statements.Period period, String format) {
        response.putHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"gsupport-" + clientId + "-" + period.to() + "." + format + "\"");
        var days = (period.from() == null ? "" : period.from()) + ".." + period.to();
        return exports.handOut(
                file,
                new Audit.Entry(
                        caller.get().id(),
                        "statement.export",
                        clientId,
                        "client " + clientId,
                        caller.get().address(),
                        "OK",
                        format + " " + days));
    }
}
