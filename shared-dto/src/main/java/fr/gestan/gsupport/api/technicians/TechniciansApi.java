package fr.gestan.gsupport.api.technicians;

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

/** The accounts of people. The house account is not among them: nobody logs in with it, and nobody changes it. */
@Path(ApiPaths.V1 + "/technicians")
@Produces(MediaType.APPLICATION_JSON)
public interface TechniciansApi {

    /**
     * In the order of their codes, those who left included.
     *
     * @param limit 1 to 200; null: 50
     */
    @GET
    Page<Technician> list(
            @QueryParam("limit") @Min(1) @Max(200) Integer limit, @QueryParam("after") @Size(max = 1000) String after);

    /** One of them. */
    @GET
    @Path("/{code}")
    Technician open(@PathParam("code") @Size(max = 100) String code);

    /** 201 with {@code Location}; 409 {@code /problems/code-taken} or {@code /problems/login-taken}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Technician create(@Valid @NotNull NewTechnician person);

    /**
     * 409 {@code /problems/login-taken}; {@code /problems/last-administrator} where nobody would be left who may do this;
     * {@code /problems/house-account} for {@code 9999}. Deactivation ends every login of the person at once.
     */
    @PUT
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    Technician change(@PathParam("code") @Size(max = 100) String code, @Valid @NotNull TechnicianData data);

    /** Gives somebody another password; every login of that person ends at once; 204. */
    @POST
    @Path("/{code}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    void resetPassword(@PathParam("code") @Size(max = 100) String code, @Valid @NotNull NewPassword password);
}
