package fr.gestan.gsupport.api.events;

/**
 * A line was written to a client's account. For persons who may open clients. Of two for one client the one with the
 * higher {@code lineId} tells how it stands, in whatever order they come; many at once may come as the last one alone.
 *
 * @param balanceMinutes after that line; may be negative
 * @param lineId "ID inter" of the line
 */
public record ClientChanged(long clientId, int balanceMinutes, long lineId) {}
