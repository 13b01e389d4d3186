package fr.gestan.gsupport.api.events;

import java.time.Instant;

/**
 * Somebody has a client on screen. For persons who may open clients; whoever connects hears who is there.
 *
 * @param by trigram of that person; one client a person, the last one said
 * @param since UTC; null: no longer
 */
public record Presence(long clientId, String by, Instant since) {}
