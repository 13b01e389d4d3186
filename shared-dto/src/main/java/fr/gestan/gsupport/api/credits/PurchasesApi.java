package fr.gestan.gsupport.api.credits;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** What the caller has bought, so that a script can compare it with its own orders. */
@Path(ApiPaths.V1 + "/credits")
@Produces(MediaType.APPLICATION_JSON)
public interface PurchasesApi {

    /**
     * Oldest first, of all clients.
     *
     * @param since in UTC, e.g. {@code 2026-11-01T00:00:00Z}: what was bought then or later; null: everything
     * @param limit 1 to 200; null: 50
     */
    @GET
    Page<PurchasedCredit> bought(
            @QueryParam("since") Instant since,
            @QueryParam("limit") @Min(1) @Max(200) Integer limit,
            @QueryParam("after") @Size(max = 1000) String after);
}
