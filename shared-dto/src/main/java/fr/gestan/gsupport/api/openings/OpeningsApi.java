package fr.gestan.gsupport.api.openings;

import fr.gestan.gsupport.api.ApiHeaders;
import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.history.HistoryLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Opening balances: a client who comes from another system brings what was left there. */
@Path(ApiPaths.V1 + "/clients/{id}/opening")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface OpeningsApi {

    /**
     * Writes the first line of an account; 201. 409 {@code /problems/account-not-empty} where there is a line already,
     * even an undone opening. Nobody is told by mail.
     *
     * @param idempotencyKey as for interventions
     */
    @POST
    HistoryLine open(
            @PathParam("id") long clientId,
            @HeaderParam(ApiHeaders.IDEMPOTENCY_KEY) String idempotencyKey,
            @Valid @NotNull NewOpening opening);
}
