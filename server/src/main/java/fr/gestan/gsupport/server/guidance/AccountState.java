package fr.gestan.gsupport.server.guidance;

/**
 * What the rules look at: an account as it stands before the intervention.
 *
 * @param balanceMinutes minutes left; may be negative
 * @param interventions how many there were so far, corrected ones not counted
 * @param doNotIntervene whether NPI is set
 */
public record AccountState(int balanceMinutes, int interventions, boolean doNotIntervene) {}
