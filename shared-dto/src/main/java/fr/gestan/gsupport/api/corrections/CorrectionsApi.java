package fr.gestan.gsupport.api.corrections;

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

/** Undoing lines: history is append-only, so a mistake is undone by a line of the opposite sign. */
@Path(ApiPaths.V1 + "/clients/{id}/corrections")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface CorrectionsApi {

    /**
     * Undoes a line; 201 with the correction. 409 {@code /problems/already-corrected} the second time, 409
     * {@code /problems/not-correctable} for a correction, 404 where the account has no such line.
     *
     * @param idempotencyKey as for interventions
     */
    @POST
    HistoryLine correct(
            @PathParam("id") long clientId,
            @HeaderParam(ApiHeaders.IDEMPOTENCY_KEY) String idempotencyKey,
            @Valid @NotNull NewCorrection correction);
}
