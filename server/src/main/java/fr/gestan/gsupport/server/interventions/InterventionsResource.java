package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.api.interventions.InterventionsApi;
import fr.gestan.gsupport.api.interventions.NewIntervention;
import fr.gestan.gsupport.api.interventions.RecapPreview;
import fr.gestan.gsupport.api.interventions.RecordedIntervention;
import fr.gestan.gsupport.server.http.RequestLanguage;
import fr.gestan.gsupport.server.idempotency.Once;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.ResponseStatus;

@RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN})
class InterventionsResource implements InterventionsApi {

    private final InterventionChecks checks;
    private final RefusalTrail trail;
    private final Once once;
    private final InterventionRecorder recorder;
    private final RecapPreviewer previewer;
    private final CurrentCaller caller;
    private final RequestLanguage language;

    InterventionsResource(
            InterventionChecks checks,
            RefusalTrail trail,
            Once once,
            InterventionRecorder recorder,
            RecapPreviewer previewer,
            CurrentCaller caller,
            RequestLanguage language) {
        this.checks = checks;
        this.trail = trail;
        this.once = once;
        this.recorder = recorder;
        this.previewer = previewer;
        this.caller = caller;
        this.language = language;
    }

    @Override
    @ResponseStatus(201)
    public RecordedIntervention record(long clientId, String idempotencyKey, NewIntervention intervention) {
        checks.check(intervention);
        return trail.follow(
                InterventionRecorder.attempt(clientId, intervention, caller.get()),
                () -> once.perKey(
                        idempotencyKey,
                        new Once.Request("intervention.record", clientId, intervention),
                        RecordedIntervention.class,
                        recorder.recording(clientId, intervention, caller.get(), language.get())));
    }

    @Override
    public RecapPreview preview(long clientId, NewIntervention intervention) {
        checks.check(intervention);
        return previewer.preview(clientId, intervention, caller.get());
    }
}
