package fr.gestan.gsupport.server.overview;

import fr.gestan.gsupport.api.overview.Overview;
import fr.gestan.gsupport.api.overview.OverviewApi;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;

class OverviewResource implements OverviewApi {

    private final Overviews overviews;

    OverviewResource(Overviews overviews) {
        this.overviews = overviews;
    }

    @Override
    @RolesAllowed(Rights.MANAGER)
    public Overview overview(LocalDate from, LocalDate to) {
        return overviews.of(from, to);
    }
}
