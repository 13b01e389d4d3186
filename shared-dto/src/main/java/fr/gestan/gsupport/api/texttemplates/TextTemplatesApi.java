package fr.gestan.gsupport.api.texttemplates;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/**
 * Texts to begin with: everybody's, and the caller's own, which nobody else sees. Everybody's are written by sales
 * administration and managers.
 */
@Path(ApiPaths.V1 + "/text-templates")
@Produces(MediaType.APPLICATION_JSON)
public interface TextTemplatesApi {

    /**
     * Everybody's and the caller's own, in the order in which they were made.
     *
     * @param limit 1 to 200; null: 50
     */
    @GET
    Page<TextTemplate> list(
            @QueryParam("limit") @Min(1) @Max(200) Integer limit, @QueryParam("after") @Size(max = 1000) String after);

    /** 201. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    TextTemplate create(@Valid @NotNull NewTextTemplate template);

    /** Of two changes the last one stands. */
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    TextTemplate change(@PathParam("id") long id, @Valid @NotNull NewTextTemplate template);

    /** 204. */
    @DELETE
    @Path("/{id}")
    void delete(@PathParam("id") long id);
}
