package fr.gestan.gsupport.server.identity.keys;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.keys.ApiKey;
import fr.gestan.gsupport.api.keys.ApiKeysApi;
import fr.gestan.gsupport.api.keys.CreatedApiKey;
import fr.gestan.gsupport.api.keys.NewApiKey;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.ResponseStatus;

class ApiKeysResource implements ApiKeysApi {

    private final ApiKeys keys;
    private final CurrentCaller caller;

    ApiKeysResource(ApiKeys keys, CurrentCaller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @Override
    @RolesAllowed(Rights.ADMIN)
    public Page<ApiKey> list(Integer limit, String after) {
        return keys.page(limit == null ? PageKey.DEFAULT_LIMIT : limit, after);
    }

    @Override
    @ResponseStatus(201)
    @RolesAllowed(Rights.ADMIN)
    public CreatedApiKey create(NewApiKey key) {
        return keys.create(key, caller.get());
    }

    @Override
    @RolesAllowed(Rights.ADMIN)
    public void revoke(long id) {
        keys.revoke(id, caller.get());
    }
}
