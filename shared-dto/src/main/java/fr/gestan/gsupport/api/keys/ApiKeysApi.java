package fr.gestan.gsupport.api.keys;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The keys of scripts and programs. */
@Path(ApiPaths.V1 + "/api-keys")
@Produces(MediaType.APPLICATION_JSON)
public interface ApiKeysApi {

    /**
     * In the order in which they were made, those that no longer work included.
     *
     * @param limit 1 to 200; null: 50
     */
    @GET
    Page<ApiKey> list(
            @QueryParam("limit") @Min(1) @Max(200) Integer limit, @QueryParam("after") @Size(max = 1000) String after);

    /** 201; the key is in this answer and nowhere else. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    CreatedApiKey create(@Valid @NotNull NewApiKey key);

    /** Revokes it: refused from then on, on every server; 204, also where it was revoked before. */
    @DELETE
    @Path("/{id}")
    void revoke(@PathParam("id") long id);
}
