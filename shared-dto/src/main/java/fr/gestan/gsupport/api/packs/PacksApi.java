package fr.gestan.gsupport.api.packs;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The catalogue of what is sold. None is ever deleted: one that is not sold any more goes off sale. */
@Path(ApiPaths.V1 + "/packs")
@Produces(MediaType.APPLICATION_JSON)
public interface PacksApi {

    /**
     * In the order in which they were made.
     *
     * @param onSale true: only those that are sold today; false: only the others; null: all
     * @param limit 1 to 200; null: 50
     */
    @GET
    Page<Pack> list(
            @QueryParam("onSale") Boolean onSale,
            @QueryParam("limit") @Min(1) @Max(200) Integer limit,
            @QueryParam("after") @Size(max = 1000) String after);

    /** 201. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Pack create(@Valid @NotNull PackData pack);

    /**
     * Replaces all of it; of two changes the last one stands. 409 {@code /problems/pack-sold} where it was sold and its
     * minutes or its price would change: take it off sale and make another.
     */
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    Pack change(@PathParam("id") long id, @Valid @NotNull PackData pack);
}
