package fr.gestan.gsupport.server.mail.requests;

import fr.gestan.gsupport.api.mails.InterventionMailsApi;
import fr.gestan.gsupport.api.mails.NewBugReport;
import fr.gestan.gsupport.api.mails.RequestedMail;
import fr.gestan.gsupport.server.idempotency.Once;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.ResponseStatus;

class InterventionMailsResource implements InterventionMailsApi {

    private final Once once;
    private final RequestedMails mails;
    private final CurrentCaller caller;

    InterventionMailsResource(Once once, RequestedMails mails, CurrentCaller caller) {
        this.once = once;
        this.mails = mails;
        this.caller = caller;
    }

    @Override
    @RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER})
    @ResponseStatus(202)
    public RequestedMail sendRecapAgain(long lineId, String idempotencyKey) {
        return once.perKeyIfAny(
                idempotencyKey,
                new Once.Request("recap.send-again", lineId, null),
                RequestedMail.class,
                () -> mails.recapAgain(lineId, caller.get()));
    }

    @Override
    @RolesAllowed(Rights.TECHNICIAN)
    @ResponseStatus(201)
    public RequestedMail reportBug(long lineId, String idempotencyKey, NewBugReport report) {
        return once.perKeyIfAny(
                idempotencyKey,
                new Once.Request("bug.report", lineId, report),
                RequestedMail.class,
                () -> mails.bugReport(lineId, report, caller.get()));
    }
}
