package fr.gestan.gsupport.api.me;

import fr.gestan.gsupport.api.ApiPaths;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who is asking. */
@Path(ApiPaths.V1 + "/me")
@Produces(MediaType.APPLICATION_JSON)
public interface MeApi {

    @GET
    Me me();
}
