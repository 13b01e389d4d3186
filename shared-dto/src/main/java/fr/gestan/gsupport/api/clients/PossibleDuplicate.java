package fr.gestan.gsupport.api.clients;

import java.util.List;

/**
 * A client that may be the one that is about to be created.
 *
 * @param reasons why, the strongest first; never empty
 */
public record PossibleDuplicate(ClientSummary client, List<DuplicateReason> reasons) {}
