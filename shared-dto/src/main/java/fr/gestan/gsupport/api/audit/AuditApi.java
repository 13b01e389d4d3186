package fr.gestan.gsupport.api.audit;

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
import java.time.LocalDate;

/** Who did what, when, from where. */
@Path(ApiPaths.V1 + "/audit")
@Produces(MediaType.APPLICATION_JSON)
public interface AuditApi {

    /**
     * Newest first; what is null does not matter.
     *
     * @param actor e.g. {@code person:HRY}, {@code key:12}, or {@code -}
     * @param action e.g. {@code intervention.record}
     * @param from the first day at the publisher's
     * @param to the last day at the publisher's, included
     * @param limit 1 to 200; null: 50
     */
    @GET
    Page<AuditEntry> page(
            @QueryParam("actor") @Size(max = 40) String actor,
            @QueryParam("action") @Size(max = 60) String action,
            @QueryParam("clientId") Long clientId,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("limit") @Min(1) @Max(200) Integer limit,
            @QueryParam("after") @Size(max = 1000) String after);
}
