package fr.gestan.gsupport.server.overrides;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.overrides.OverridesApi;
import fr.gestan.gsupport.api.overrides.RuleOverride;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;

class OverridesResource implements OverridesApi {

    private final Overrides overrides;

    OverridesResource(Overrides overrides) {
        this.overrides = overrides;
    }

    @Override
    @RolesAllowed({Rights.SALES_ADMIN, Rights.MANAGER})
    public Page<RuleOverride> made(Integer limit, String after) {
        return overrides.page(limit == null ? PageKey.DEFAULT_LIMIT : limit, after);
    }
}
