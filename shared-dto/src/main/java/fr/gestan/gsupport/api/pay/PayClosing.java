package fr.gestan.gsupport.api.pay;

import java.time.Instant;
import java.time.YearMonth;

/**
 * A month that was closed: its lines and figures stay as they are.
 *
 * @param closedAt UTC
 * @param closedBy code of the manager
 */
public record PayClosing(YearMonth month, Instant closedAt, String closedBy) {}
