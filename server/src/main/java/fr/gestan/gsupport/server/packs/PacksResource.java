package fr.gestan.gsupport.server.packs;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.packs.Pack;
import fr.gestan.gsupport.api.packs.PackData;
import fr.gestan.gsupport.api.packs.PacksApi;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.ResponseStatus;

class PacksResource implements PacksApi {

    private final Packs packs;
    private final CurrentCaller caller;

    PacksResource(Packs packs, CurrentCaller caller) {
        this.packs = packs;
        this.caller = caller;
    }

    @Override
    @RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER})
    public Page<Pack> list(Boolean onSale, Integer limit, String after) {
        return packs.page(onSale, limit == null ? PageKey.DEFAULT_LIMIT : limit, after);
    }

    @Override
    @ResponseStatus(201)
    @RolesAllowed(Rights.SALES_ADMIN)
    public Pack create(PackData pack) {
        return packs.create(pack, caller.get());
    }

    @Override
    @RolesAllowed(Rights.SALES_ADMIN)
    public Pack change(long id, PackData pack) {
        return packs.change(id, pack, caller.get());
    }
}
