package fr.gestan.gsupport.server.mail.requests;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.mails.MailsApi;
import fr.gestan.gsupport.api.mails.OutboxMail;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.ResponseStatus;

@RolesAllowed({Rights.MANAGER, Rights.ADMIN})
class MailsResource implements MailsApi {

    private final OutboxPages outbox;
    private final Retries retries;
    private final CurrentCaller caller;

    MailsResource(OutboxPages outbox, Retries retries, CurrentCaller caller) {
        this.outbox = outbox;
        this.retries = retries;
        this.caller = caller;
    }

    @Override
    public Page<OutboxMail> list(MailStatus status, Integer limit, String after) {
        return outbox.page(status, limit == null ? PageKey.DEFAULT_LIMIT : limit, after);
    }

    @Override
    @ResponseStatus(202)
    public OutboxMail retry(long mailId) {
        return retries.retry(mailId, caller.get());
    }
}
