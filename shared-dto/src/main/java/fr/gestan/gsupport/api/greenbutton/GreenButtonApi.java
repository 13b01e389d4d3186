package fr.gestan.gsupport.api.greenbutton;

import fr.gestan.gsupport.api.ApiPaths;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** From a Gestan at hand to the client's account. */
@Path(ApiPaths.V1 + "/green-button")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface GreenButtonApi {

    /**
     * Looks up, and nothing else: 200. The licence number counts most, then the client's number, the e-mail address, and
     * the company's name with the postal code. What narrows the accounts down further is used; where two of them point at
     * different accounts, or only one was found and what was told of licence or company contradicts it, somebody must
     * choose. Where {@code technician} is named, that technician's desktop is told by event to open what was found.
     */
    @POST
    FoundClients find(@Valid @NotNull GestanAtHand gestan);
}
