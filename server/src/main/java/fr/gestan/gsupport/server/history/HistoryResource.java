package fr.gestan.gsupport.server.history;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.history.HistoryApi;
import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;

class HistoryResource implements HistoryApi {

    private final History history;

    HistoryResource(History history) {
        this.history = history;
    }

    @Override
    @RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER})
    public Page<HistoryLine> history(long clientId, Integer limit, String after) {
        return history.page(clientId, limit == null ? PageKey.DEFAULT_LIMIT : limit, after);
    }
}
