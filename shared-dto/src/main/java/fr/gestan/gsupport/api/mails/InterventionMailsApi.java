package fr.gestan.gsupport.api.mails;

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

/** Mails that somebody asks for about an intervention, beside the recap that it brought by itself. */
@Path(ApiPaths.V1 + "/interventions/{id}")
@Produces(MediaType.APPLICATION_JSON)
public interface InterventionMailsApi {

    /**
     * Sends the recap again, with the figures as they were recorded; 202. For the technician whose intervention it is, for
     * sales administration and managers. 409 {@code /problems/already-corrected} where the line has been undone: its recap
     * would tell what is no longer true.
     *
     * @param lineId "ID inter"; 404 where it is no intervention
     * @param idempotencyKey the same key answers the same again and sends nothing more; null: every request sends one
     */
    @POST
    @Path("/recap")
    RequestedMail sendRecapAgain(
            @PathParam("id") long lineId, @HeaderParam(ApiHeaders.IDEMPOTENCY_KEY) String idempotencyKey);

    /**
     * Tells the development team of a bug; 201. 409 {@code /problems/no-bug-report-address} where nobody has set where such
     * reports go.
     *
     * @param lineId "ID inter"; 404 where it is no intervention
     * @param idempotencyKey as for {@link #sendRecapAgain}
     */
    @POST
    @Path("/bug-report")
    @Consumes(MediaType.APPLICATION_JSON)
    RequestedMail reportBug(
            @PathParam("id") long lineId,
            @HeaderParam(ApiHeaders.IDEMPOTENCY_KEY) String idempotencyKey,
            @Valid @NotNull NewBugReport report);
}
