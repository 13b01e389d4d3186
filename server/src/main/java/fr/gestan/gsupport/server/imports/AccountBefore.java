package fr.gestan.gsupport.server.imports;

import java.time.Instant;

/**
 * An account before rows are added to it.
 *
 * @param lastId of its last line; 0 where it has none
 * @param lastPerformedAt of its last line; null where it has none
 */
record AccountBefore(long clientId, int balanceMinutes, long lastId, Instant lastPerformedAt) {

    boolean isEmpty() {
        return lastId == 0;
    }
}
