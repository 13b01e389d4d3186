package fr.gestan.gsupport.api.history;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The lines of a client's account. */
@Path(ApiPaths.V1 + "/clients/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
public interface HistoryApi {

    /** Newest first; {@code limit} 1 to 200, 50 unless told. */
    @GET
    Page<HistoryLine> history(
            @PathParam("id") long clientId,
            @QueryParam("limit") @Min(1) @Max(200) Integer limit,
            @QueryParam("after") @Size(max = 1000) String after);
}
