package fr.gestan.gsupport.api.worklists;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.MediaTypes;
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
import java.io.InputStream;
import java.util.List;

/** Lists of clients who need somebody. */
@Path(ApiPaths.V1 + "/worklists")
public interface WorklistsApi {

    /** How many are on each list that the caller may see, in the order of the lists. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    List<WorklistCount> counts();

    /**
     * A page of a list; {@code limit} 1 to 200, 50 unless told.
     *
     * @param list 404 for those that have a call of their own
     */
    @GET
    @Path("/{list}")
    @Produces(MediaType.APPLICATION_JSON)
    Page<WorklistEntry> page(
            @PathParam("list") Worklist list,
            @QueryParam("limit") @Min(1) @Max(200) Integer limit,
            @QueryParam("after") @Size(max = 1000) String after);

    /** The whole list as a table with a row of headings, in the language of the request (RFC 4180); to be closed. */
    @GET
    @Path("/{list}")
    @Produces(MediaTypes.CSV)
    InputStream table(@PathParam("list") Worklist list);
}
