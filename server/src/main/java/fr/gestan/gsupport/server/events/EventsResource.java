package fr.gestan.gsupport.server.events;

import fr.gestan.gsupport.api.events.EventsApi;
import fr.gestan.gsupport.server.identity.CurrentCaller;
import fr.gestan.gsupport.server.identity.Rights;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.concurrent.Flow;

class EventsResource implements EventsApi {

    private final EventStreams streams;
    private final CurrentCaller caller;
    private final HttpServerRequest request;
    private final HttpServerResponse response;

    EventsResource(EventStreams streams, CurrentCaller caller, HttpServerRequest request, HttpServerResponse response) {
        this.streams = streams;
        this.caller = caller;
        this.request = request;
        this.response = response;
    }

    /** The look-up of the caller blocks; the stream that is answered holds no thread. */
    @Override
    @Blocking
    @RolesAllowed(Rights.PERSON)
    public Flow.Publisher<OutboundSseEvent> listen() {
        response.putHeader("X-Accel-Buffering", "no");
        var stream = streams.open(caller.held());
        if (request.method().equals(HttpMethod.HEAD)) {
            stream.end();
        }
        return stream;
    }
}
