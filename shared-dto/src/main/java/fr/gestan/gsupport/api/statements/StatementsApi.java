package fr.gestan.gsupport.api.statements;

import fr.gestan.gsupport.api.ApiHeaders;
import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.MediaTypes;
import fr.gestan.gsupport.api.mails.RequestedMail;
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
import java.io.InputStream;
import java.time.LocalDate;

/** A client's statement: what there was, what came and went, what there is. */
@Path(ApiPaths.V1 + "/clients/{id}/statement")
public interface StatementsApi {

    /**
     * A period of 20,000 lines at most.
     *
     * @param from first day, in the publisher's time zone; null: from the beginning
     * @param to last day, included; null: today
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Statement statement(
            @PathParam("id") long clientId, @QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to);

    /** The same as a table with a row of headings, in the language of the request (RFC 4180); to be closed. */
    @GET
    @Produces(MediaTypes.CSV)
    InputStream table(
            @PathParam("id") long clientId, @QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to);

    /** The same as a document of pages A4, in the language of the request; to be closed. */
    @GET
    @Produces(MediaTypes.PDF)
    InputStream document(
            @PathParam("id") long clientId, @QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to);

    /**
     * Mails the document to the client, in the client's language; 202. {@code SUPPRESSED} where there is no address that a
     * mail can go to. 409 where the account has no line at all.
     *
     * @param idempotencyKey the same key answers the same again and sends nothing more; null: every request sends one
     */
    @POST
    @Path("/mail")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    RequestedMail mail(
            @PathParam("id") long clientId,
            @HeaderParam(ApiHeaders.IDEMPOTENCY_KEY) String idempotencyKey,
            @Valid @NotNull StatementPeriod period);
}
