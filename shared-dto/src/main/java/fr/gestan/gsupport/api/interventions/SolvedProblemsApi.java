package fr.gestan.gsupport.api.interventions;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What was written for all clients. */
@Path(ApiPaths.V1 + "/interventions/search")
@Produces(MediaType.APPLICATION_JSON)
public interface SolvedProblemsApi {

    /**
     * Interventions whose summary and advice have all the words, whatever their endings, case and accents; of the last
     * word its beginning does. Best first, and of those that are as good the newest: the newest few hundred that match
     * are compared. The same words written for several clients come once. What was corrected is left out. There is no
     * page after this one.
     *
     * @param limit 1 to 50; null: 20
     */
    @GET
    Page<SolvedProblem> find(
            @QueryParam("q") @NotBlank @Size(max = 200) String q, @QueryParam("limit") @Min(1) @Max(50) Integer limit);
}
