package fr.gestan.gsupport.desktop.greenbutton;

import fr.gestan.gsupport.api.clients.ClientSummary;
import java.util.List;

/** What the screen is to show. */
public sealed interface Found {

    /** One client, to be opened. */
    record One(long clientId) implements Found {}

    /**
     * Some, to choose from.
     *
     * @param candidates best first, at least one
     */
    record Several(List<ClientSummary> candidates) implements Found {
        public Several {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * A search to go on from.
     *
     * @param query to begin with; may be empty
     * @param lookedUp whether the server has been asked and knows no such account
     */
    record Search(String query, boolean lookedUp) implements Found {}
}
