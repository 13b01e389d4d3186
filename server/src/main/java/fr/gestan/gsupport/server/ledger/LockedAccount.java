package fr.gestan.gsupport.server.ledger;

import java.time.Instant;

/**
 * An account that nobody else can move until the transaction ends. Minutes.
 *
 * @param lastSeq how many lines there are
 * @param lastHash of the last line; empty before the first one
 * @param lastPerformedAt of the last line; null before the first one
 */
public record LockedAccount(
        long clientId,
        int balanceMinutes,
        int lastSeq,
        byte[] lastHash,
        long normalMinutes,
        long freeMinutes,
        int interventions,
        Instant lastPerformedAt) {}
