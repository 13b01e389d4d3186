package fr.gestan.gsupport.api.events;

/**
 * The green button found no account for this technician.
 *
 * @param query what to search for; null where nothing was told
 */
public record OpenSearch(String query) {}
