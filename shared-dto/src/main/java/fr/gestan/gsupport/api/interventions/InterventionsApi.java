package fr.gestan.gsupport.api.interventions;

import fr.gestan.gsupport.api.ApiHeaders;
import fr.gestan.gsupport.api.ApiPaths;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Recording interventions. */
@Path(ApiPaths.V1 + "/clients/{id}/interventions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface InterventionsApi {

    /**
     * Records, debits if {@code NORMAL}, queues the recap; 201. 409 {@code /problems/refused-overdrawn} or
     * {@code /problems/refused-do-not-intervene} where the rules refuse.
     *
     * @param idempotencyKey the same key and request answer the same again and change nothing; 428 without
     */
    @POST
    RecordedIntervention record(
            @PathParam("id") long clientId,
            @HeaderParam(ApiHeaders.IDEMPOTENCY_KEY) String idempotencyKey,
            @Valid @NotNull NewIntervention intervention);

    /** The very mail that {@link #record} would send, and nothing written. */
    @POST
    @Path("/preview")
    RecapPreview preview(@PathParam("id") long clientId, @Valid @NotNull NewIntervention intervention);
}
