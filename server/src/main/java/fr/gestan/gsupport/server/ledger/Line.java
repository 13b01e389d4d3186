package fr.gestan.gsupport.server.ledger;

import java.time.Instant;

/**
 * A line that has been written.
 *
 * @param id "ID inter"
 * @param seq its place in its account, from 1
 * @param balanceBefore minutes
 * @param balanceAfter minutes
 * @param performedAt UTC, never before that of the line ahead of it
 */
public record Line(long id, int seq, int balanceBefore, int balanceAfter, Instant performedAt) {}
