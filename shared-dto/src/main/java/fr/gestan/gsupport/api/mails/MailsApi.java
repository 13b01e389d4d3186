package fr.gestan.gsupport.api.mails;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.MediaTypes;
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
import java.io.InputStream;

/** The outbox: what waits, what was sent, what failed. */
@Path(ApiPaths.V1 + "/mails")
public interface MailsApi {

    /**
     * Newest first.
     *
     * @param status null: all of them
     * @param limit 1 to 200; null: 50
     * @param after the {@code next} of the page before; null: the newest
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Page<OutboxMail> list(
            @QueryParam("status") MailStatus status,
            @QueryParam("limit") @Min(1) @Max(200) Integer limit,
            @QueryParam("after") @Size(max = 1000) String after);

    /**
     * All of them as a table with a row of headings, in the language of the request (RFC 4180); to be closed.
     *
     * @param status null: of every status
     */
    @GET
    @Produces(MediaTypes.CSV)
    InputStream table(@QueryParam("status") MailStatus status);

    /**
     * Tries a mail again at once, however often it was tried before; 202 with what became of it. One that failed goes to
     * the address that its client has by now. One that waits is not made to wait longer; one that was tried within the
     * last minutes stays as it is, for it may be on its way. 409 {@code /problems/not-retryable} where it was sent, or is
     * not to be sent.
     */
    @POST
    @Path("/{id}/retry")
    @Produces(MediaType.APPLICATION_JSON)
    OutboxMail retry(@PathParam("id") long mailId);
}
