package fr.gestan.gsupport.api.mails;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.history.MailStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The outbox: what waits, what was sent, what failed. */
@Path(ApiPaths.V1 + "/mails")
@Produces(MediaType.APPLICATION_JSON)
public interface MailsApi {

    /**
     * Newest first.
     *
     * @param status null: all of them
     * @param limit 1 to 200; null: 50
     * @param after the {@code next} of the page before; null: the newest
     */
    @GET
    Page<OutboxMail> list(
            @QueryParam("status") MailStatus status,
            @QueryParam("limit") @Min(1) @Max(200) Integer limit,
            @QueryParam("after") @Size(max = 1000) String after);

    /**
     * Tries a mail again at once, however often it was tried before; 202 with what became of it. One that failed goes to
     * the address that its client has by now. One that waits is not made to wait longer; one that was tried within the
     * last minutes stays as it is, for it may be on its way. 409 {@code /problems/not-retryable} where it was sent, or is
     * not to be sent.
     */
    @POST
    @Path("/{id}/retry")
    OutboxMail retry(@PathParam("id") long mailId);
}
