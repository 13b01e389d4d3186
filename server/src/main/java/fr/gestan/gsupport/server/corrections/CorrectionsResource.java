package fr.gestan.gsupport.server.corrections;

import fr.gestan.gsupport.api.corrections.CorrectionsApi;
import fr.gestan.gsupport.api.corrections.NewCorrection;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.server.http.RequestLanguage;
import fr.gestan.gsupport.server.idempotency.Once;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import fr.gestan.gsupport.server.interventions.RefusalTrail;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.ResponseStatus;

@RolesAllowed(Rights.SALES_ADMIN)
class CorrectionsResource implements CorrectionsApi {

    private final RefusalTrail trail;
    private final Once once;
    private final Corrections corrections;
    private final CurrentCaller caller;
    private final RequestLanguage language;

    CorrectionsResource(
            RefusalTrail trail, Once once, Corrections corrections, CurrentCaller caller, RequestLanguage language) {
        this.trail = trail;
        this.once = once;
        this.corrections = corrections;
        this.caller = caller;
        this.language = language;
    }

    @Override
    @ResponseStatus(201)
    public HistoryLine correct(long clientId, String idempotencyKey, NewCorrection correction) {
        return trail.follow(
                Corrections.attempt(clientId, correction, caller.get()),
                () -> once.perKey(
                        idempotencyKey,
                        new Once.Request("line.correct", clientId, correction),
                        HistoryLine.class,
                        () -> corrections.correct(clientId, correction, caller.get(), language.get())));
    }
}
