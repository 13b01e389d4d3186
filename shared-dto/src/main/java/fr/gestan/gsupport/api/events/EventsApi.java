package fr.gestan.gsupport.api.events;

import fr.gestan.gsupport.api.ApiPaths;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.concurrent.Flow;

/** What others do, as it happens. */
@Path(ApiPaths.V1 + "/events")
public interface EventsApi {

    /** The name of a {@link ClientChanged}. */
    String CLIENT_CHANGED = "client-changed";

    /** The name of an {@link OpenClient}. */
    String OPEN_CLIENT = "open-client";

    /** The name of an {@link OpenChoice}. */
    String OPEN_CHOICE = "open-choice";

    /** The name of an {@link OpenSearch}. */
    String OPEN_SEARCH = "open-search";

    /** The name of a {@link Presence}. */
    String PRESENCE = "presence";

    /**
     * Server-sent events, each with a name of this interface and its record as JSON; a comment every 15 seconds. The first
     * comment says that nothing is missed from then on. Nothing is kept for who was away: whoever connects reads anew what
     * is on screen. Ends within seconds of the login, where the token expires or roles change, and for who reads too
     * slowly; a desktop then connects again.
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    Flow.Publisher<OutboundSseEvent> listen();
}
