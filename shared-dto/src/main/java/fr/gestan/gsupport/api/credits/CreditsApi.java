package fr.gestan.gsupport.api.credits;

import fr.gestan.gsupport.api.ApiHeaders;
import fr.gestan.gsupport.api.ApiParameters;
import fr.gestan.gsupport.api.ApiPaths;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Buying credit, by sales administration or by a script. */
@Path(ApiPaths.V1 + "/clients/{id}")
@Produces(MediaType.APPLICATION_JSON)
public interface CreditsApi {

    /**
     * Adds minutes; 201. The key works as for interventions.
     *
     * @param dryRun true: only answers what would be, with 200; null counts as false
     */
    @POST
    @Path("/credits")
    @Consumes(MediaType.APPLICATION_JSON)
    RecordedCredit buy(
            @PathParam("id") long clientId,
            @HeaderParam(ApiHeaders.IDEMPOTENCY_KEY) String idempotencyKey,
            @QueryParam(ApiParameters.DRY_RUN) Boolean dryRun,
            @Valid @NotNull NewCredit credit);

    @GET
    @Path("/credit")
    CreditBalance balance(@PathParam("id") long clientId);
}
