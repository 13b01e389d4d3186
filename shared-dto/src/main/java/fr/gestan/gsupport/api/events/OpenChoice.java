package fr.gestan.gsupport.api.events;

import fr.gestan.gsupport.api.clients.ClientSummary;
import java.util.List;

/**
 * The green button found what this technician must choose from.
 *
 * @param candidates best first, 20 at most
 */
public record OpenChoice(List<ClientSummary> candidates) {}
