package fr.gestan.gsupport.server.lots;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.lots.LotExtension;
import fr.gestan.gsupport.api.lots.Lots;
import fr.gestan.gsupport.api.lots.LotsApi;
import fr.gestan.gsupport.server.idempotency.Once;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.ResponseStatus;

class LotsResource implements LotsApi {

    private final LotsOfClients lots;
    private final LotExtensions extensions;
    private final Once once;
    private final CurrentCaller caller;

    LotsResource(LotsOfClients lots, LotExtensions extensions, Once once, CurrentCaller caller) {
        this.lots = lots;
        this.extensions = extensions;
        this.once = once;
        this.caller = caller;
    }

    @Override
    @RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER})
    public Lots list(long clientId) {
        return lots.list(clientId);
    }

    @Override
    @ResponseStatus(201)
    @RolesAllowed(Rights.SALES_ADMIN)
    public HistoryLine extend(long clientId, long lineId, String idempotencyKey, LotExtension extension) {
        return once.perKey(
                idempotencyKey,
                new Once.Request("lot.extend", clientId, new LotExtensions.Request(lineId, extension)),
                HistoryLine.class,
                () -> extensions.extend(clientId, lineId, extension, caller.get()));
    }
}
