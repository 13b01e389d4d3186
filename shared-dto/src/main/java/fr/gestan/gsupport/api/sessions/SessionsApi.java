package fr.gestan.gsupport.api.sessions;

import fr.gestan.gsupport.api.ApiPaths;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Logging in and out. */
@Path(ApiPaths.V1 + "/sessions")
@Produces(MediaType.APPLICATION_JSON)
public interface SessionsApi {

    /** Logs in; 201. A wrong login and a wrong password read the same: 401. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Session open(@Valid @NotNull Credentials credentials);

    /**
     * The next access token, and with it the next refresh token: the one that was sent is used up. 401 where it is unknown,
     * has ended, or was used before; in that last case the whole login ends, for somebody else may hold a copy.
     */
    @POST
    @Path("/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    Session refresh(@Valid @NotNull Refresh refresh);

    /** Logs out: this login's access and refresh tokens are refused from then on; 204. */
    @DELETE
    @Path("/current")
    void close();
}
