package fr.gestan.gsupport.server.credits;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.credits.PurchasedCredit;
import fr.gestan.gsupport.api.credits.PurchasesApi;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;

class PurchasesResource implements PurchasesApi {

    private final Purchases purchases;
    private final CurrentCaller caller;

    PurchasesResource(Purchases purchases, CurrentCaller caller) {
        this.purchases = purchases;
        this.caller = caller;
    }

    @Override
    @RolesAllowed({Rights.SALES_ADMIN, Rights.CREDITS_READ, Rights.CREDITS_WRITE})
    public Page<PurchasedCredit> bought(Instant since, Integer limit, String after) {
        return purchases.page(caller.get(), since, limit == null ? PageKey.DEFAULT_LIMIT : limit, after);
    }
}
