package fr.gestan.gsupport.server.mail.requests;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.mails.MailsApi;
import fr.gestan.gsupport.api.mails.OutboxMail;
import fr.gestan.gsupport.server.audit.Audit;
import fr.gestan.gsupport.server.audit.Exports;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.http.RequestLanguage;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import org.jboss.resteasy.reactive.ResponseStatus;

@RolesAllowed({Rights.MANAGER, Rights.ADMIN})
class MailsResource implements MailsApi {

    private final OutboxPages outbox;
    private final Retries retries;
    private final Exports exports;
    private final CurrentCaller caller;
    private final RequestLanguage language;
    private final HttpServerResponse response;

    MailsResource(
            OutboxPages outbox,
            Retries retries,
            Exports exports,
            CurrentCaller caller,
            RequestLanguage language,
            HttpServerResponse response) {
        this.outbox = outbox;
        this.retries = retries;
        this.exports = exports;
        this.caller = caller;
        this.language = language;
        this.response = response;
    }

    @Override
    public Page<OutboxMail> list(MailStatus status, Integer limit, String after) {
        return outbox.page(status, limit == null ? PageKey.DEFAULT_LIMIT : limit, after);
    }

    @Override
    public InputStream table(MailStatus status) {
        var table = outbox.table(status, language.get());
        response.putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"gsupport-mails.csv\"");
        return exports.handOut(
                table,
                new Audit.Entry(
                        caller.get().id(),
                        "mails.export",
                        null,
                        status == null ? null : status.name(),
                        caller.get().address(),
                        "OK",
                        null));
    }

    @Override
    @ResponseStatus(202)
    public OutboxMail retry(long mailId) {
        return retries.retry(mailId, caller.get());
    }
}
