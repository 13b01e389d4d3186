package fr.gestan.gsupport.api.clients;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Clients: find, open, create, correct, NPI. */
@Path(ApiPaths.V1 + "/clients")
@Produces(MediaType.APPLICATION_JSON)
public interface ClientsApi {

    /**
     * Finds clients by id, or any part of company, contact, e-mail, city, phone or licence number.
     *
     * @param query null or blank: all, in id order; otherwise best first
     * @param limit 1 to 200; null: 50
     * @param after the {@code next} of the page before; null: the first page
     */
    @GET
    Page<ClientSummary> find(
            @QueryParam("q") @Size(max = 200) String query,
            @QueryParam("limit") @Min(1) @Max(200) Integer limit,
            @QueryParam("after") @Size(max = 1000) String after);

    /** The card; its {@code ETag} is what {@link #correct} wants back. */
    @GET
    @Path("/{id}")
    ClientCard open(@PathParam("id") long clientId);

    /** 201 with {@code Location} and {@code ETag}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    ClientCard create(@Valid @NotNull ClientData data);

    /**
     * Who may be the client that is about to be created or corrected, for a person to look at: nothing is refused or
     * written. 10 at most, those with more and stronger reasons first.
     */
    @POST
    @Path("/duplicates")
    @Consumes(MediaType.APPLICATION_JSON)
    List<PossibleDuplicate> duplicates(@Valid @NotNull PossibleClient client);

    /** 428 without {@code If-Match}, 412 where somebody was faster: its detail says who, and when. */
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    ClientCard correct(
            @PathParam("id") long clientId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull ClientData data);

    /** Sets NPI (with a reason) or lifts it. */
    @PUT
    @Path("/{id}/do-not-intervene")
    @Consumes(MediaType.APPLICATION_JSON)
    ClientCard changeDoNotIntervene(@PathParam("id") long clientId, @Valid @NotNull DoNotInterveneChange change);
}
