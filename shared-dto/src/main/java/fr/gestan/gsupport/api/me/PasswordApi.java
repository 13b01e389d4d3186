package fr.gestan.gsupport.api.me;

import fr.gestan.gsupport.api.ApiPaths;
import fr.gestan.gsupport.api.sessions.Session;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller's own password. */
@Path(ApiPaths.V1 + "/me/password")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface PasswordApi {

    /**
     * Changes it. Every login of the caller ends, this one too; the answer is a new one. 400 where the current password is
     * wrong or the new one is too weak, 429 after too many wrong ones, 409
     * {@code /problems/no-password} where the person logs in by single sign-on alone.
     */
    @POST
    Session change(@Valid @NotNull PasswordChange change);
}
