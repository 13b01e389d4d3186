package fr.gestan.gsupport.server.ledger;

/**
 * Fired as a line is written, before it is on disk: who observes it does so after the commit ({@code
 * TransactionPhase.AFTER_SUCCESS}), and never holds it up.
 *
 * @param balanceMinutes after it
 */
public record LineWritten(long clientId, long lineId, int balanceMinutes) {}
