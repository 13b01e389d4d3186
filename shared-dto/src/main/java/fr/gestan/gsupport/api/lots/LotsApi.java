package fr.gestan.gsupport.api.lots;

import fr.gestan.gsupport.api.ApiHeaders;
import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.history.HistoryLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What an account's credit consists of: each purchase with what is left of it, and until when. */
@Path(ApiPaths.V1 + "/clients/{id}/lots")
@Produces(MediaType.APPLICATION_JSON)
public interface LotsApi {

    @GET
    Lots list(@PathParam("id") long clientId);

    /**
     * Gives a lot a later end, by a line {@code EXPIRY} that moves nothing; 201. 409 {@code /problems/lot-not-extendable}
     * where nothing is left of the lot or it has no end.
     *
     * @param lineId the lot's
     * @param idempotencyKey as for interventions
     */
    @POST
    @Path("/{lineId}/extension")
    @Consumes(MediaType.APPLICATION_JSON)
    HistoryLine extend(
            @PathParam("id") long clientId,
            @PathParam("lineId") long lineId,
            @HeaderParam(ApiHeaders.IDEMPOTENCY_KEY) String idempotencyKey,
            @Valid @NotNull LotExtension extension);
}
