package fr.gestan.gsupport.server.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.gestan.gsupport.api.events.ClientChanged;
import fr.gestan.gsupport.api.events.EventsApi;
import fr.gestan.gsupport.api.events.OpenChoice;
import fr.gestan.gsupport.api.events.OpenClient;
import fr.gestan.gsupport.api.events.OpenSearch;
import fr.gestan.gsupport.api.events.Presence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/** Events as they are sent, written once however many listen. */
@ApplicationScoped
class EventText {

    private final ObjectMapper json;

    EventText(ObjectMapper json) {
        this.json = json;
    }

    OutboundSseEvent of(ClientChanged event) {
        return event(EventsApi.CLIENT_CHANGED, event);
    }

    OutboundSseEvent of(OpenClient event) {
        return event(EventsApi.OPEN_CLIENT, event);
    }

    OutboundSseEvent of(OpenChoice event) {
        return event(EventsApi.OPEN_CHOICE, event);
    }

    OutboundSseEvent of(OpenSearch event) {
        return event(EventsApi.OPEN_SEARCH, event);
    }

    OutboundSseEvent of(Presence event) {
        return event(EventsApi.PRESENCE, event);
    }

    private OutboundSseEvent event(String name, Object data) {
        try {
            return new OutboundSseEventImpl.BuilderImpl()
                    .name(name)
                    .data(json.writeValueAsString(data))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event is always JSON", e);
        }
    }
}
