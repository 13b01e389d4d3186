package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.clients.ClientCard;
import fr.gestan.gsupport.api.history.HistoryLine;

/**
 * A line that was undone.
 *
 * @param undone the line
 * @param companyName whose line it is
 * @param correction the line that undoes it
 * @param elsewhere the other client for whom it was recorded again, or null
 */
public record Corrected(HistoryLine undone, String companyName, HistoryLine correction, ClientCard elsewhere) {

    /** The line to look at, among those of the client whose line was undone. */
    long lineToShow() {
        return elsewhere == null && correction.replacementLineId() != null
                ? correction.replacementLineId()
                : correction.id();
    }
}
