package fr.gestan.gsupport.api.events;

import fr.gestan.gsupport.api.ApiPaths;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** Telling the others which client one has on screen; they hear a {@link Presence}. */
@Path(ApiPaths.V1 + "/presence")
public interface PresenceApi {

    /**
     * 204. Takes the place of the client said before. Ends some seconds after the caller's last stream of events has
     * ended, and within a minute where there is none.
     */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    void show(@Valid @NotNull ClientOnScreen shown);

    /** 204: no client any more. */
    @DELETE
    void leave();
}
