package fr.gestan.gsupport.server.events;

import java.time.Instant;
import java.util.List;

/** What happened, as it goes from where it happened to the streams of every server on the database. */
sealed interface Signal {

    /** A line was written. */
    record Line(long clientId, int balanceMinutes, long lineId) implements Signal {}

    /** The green button found accounts for a technician. */
    record Found(String technician, List<Long> clientIds, boolean isSure) implements Signal {
        public Found {
            clientIds = List.copyOf(clientIds);
        }
    }

    /**
     * The green button found none.
     *
     * @param query may be null
     */
    record NotFound(String technician, String query) implements Signal {}

    /** Somebody has a client on screen; said again from time to time, as long as they listen. */
    record Shown(String by, long clientId, Instant since) implements Signal {}

    /** Somebody has no client on screen any more. */
    record Left(String by, Instant at) implements Signal {}

    /** Somebody no longer listens at one of the servers; one at which they do says {@link Shown} again. */
    record Deaf(String by) implements Signal {}
}
