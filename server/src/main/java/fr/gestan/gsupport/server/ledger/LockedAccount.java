package fr.gestan.gsupport.server.ledger;

/**
 * An account that nobody else can move until the transaction ends.
 *
 * @param nextLineId the id of the line that may be appended; taken under the lock, so that ids rise within an account
 */
public record LockedAccount(AccountHead head, long nextLineId) {

    /** Minutes; may be negative. */
    public int balanceMinutes() {
        return head.balanceMinutes();
    }

    /** How many there were, corrected ones not counted. */
    public int interventions() {
        return head.interventions();
    }
}
