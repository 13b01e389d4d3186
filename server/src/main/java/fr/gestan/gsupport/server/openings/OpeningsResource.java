package fr.gestan.gsupport.server.openings;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.openings.NewOpening;
import fr.gestan.gsupport.api.openings.OpeningsApi;
import fr.gestan.gsupport.server.idempotency.Once;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.ResponseStatus;

@RolesAllowed(Rights.SALES_ADMIN)
class OpeningsResource implements OpeningsApi {

    private final Once once;
    private final Openings openings;
    private final CurrentCaller caller;

    OpeningsResource(Once once, Openings openings, CurrentCaller caller) {
        this.once = once;
        this.openings = openings;
        this.caller = caller;
    }

    @Override
    @ResponseStatus(201)
    public HistoryLine open(long clientId, String idempotencyKey, NewOpening opening) {
        return once.perKey(
                idempotencyKey,
                new Once.Request("account.open", clientId, opening),
                HistoryLine.class,
                () -> openings.open(clientId, opening, caller.get()));
    }
}
