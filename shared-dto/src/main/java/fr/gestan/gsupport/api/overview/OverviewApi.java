package fr.gestan.gsupport.api.overview;

import fr.gestan.gsupport.api.ApiPaths;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;

/** What a manager looks at: how much was done, sold and given. */
@Path(ApiPaths.V1 + "/overview")
@Produces(MediaType.APPLICATION_JSON)
public interface OverviewApi {

    /**
     * The figures of some days, ten years at most.
     *
     * @param from null: the Monday twelve weeks before the last day
     * @param to null: today
     */
    @GET
    Overview overview(@QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to);
}
