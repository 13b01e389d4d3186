package fr.gestan.gsupport.server.audit;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.audit.AuditApi;
import fr.gestan.gsupport.api.audit.AuditEntry;
import fr.gestan.gsupport.server.http.PageKey;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;

class AuditResource implements AuditApi {

    private final AuditPages pages;

    AuditResource(AuditPages pages) {
        this.pages = pages;
    }

    @Override
    @RolesAllowed(Rights.ADMIN)
    public Page<AuditEntry> page(
            String actor, String action, Long clientId, LocalDate from, LocalDate to, Integer limit, String after) {
        return pages.page(
                new AuditPages.Wanted(actor, action, clientId, from, to),
                limit == null ? PageKey.DEFAULT_LIMIT : limit,
                after);
    }
}
