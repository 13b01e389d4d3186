package fr.gestan.gsupport.api.greenbutton;

import fr.gestan.gsupport.api.clients.ClientSummary;
import java.util.List;

/**
 * Which accounts a Gestan may belong to.
 *
 * @param candidates 20 at most, best first
 * @param openUri what opens it in a desktop: {@code gsupport://clients/4996}, {@code
 *     gsupport://choice?ids=4996,5001}, or {@code gsupport://search?q=…} with what to search for; null where nothing was
 *     told that could be searched for
 */
public record FoundClients(Match match, List<ClientSummary> candidates, String openUri) {

    /** How sure it is. */
    public enum Match {
        /** One account, and nothing speaks against it: it may be opened without a question. */
        ONE,
        /** Somebody must choose, also where one account was found and something that was told contradicts it. */
        SEVERAL,
        NONE
    }
}
