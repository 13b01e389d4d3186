package fr.gestan.gsupport.server.guidance;

import fr.gestan.gsupport.api.clients.ClientCard.Decision;

/** The verdict on a call (product.md, "What to do for this client"). */
public final class GuidanceRules {

    private GuidanceRules() {}

    /**
     * Decides on the balance before the intervention. The first rule that holds wins.
     *
     * @param overdraftLimitMinutes how far below zero the balance may be for a call to be taken still, as a positive
     *     number of minutes
     */
    public static Decision decide(AccountState account, int overdraftLimitMinutes) {
        if (account.doNotIntervene() && account.balanceMinutes() <= 0) {
            return Decision.REFUSE_DO_NOT_INTERVENE;
        }
        if (account.balanceMinutes() > 0) {
            return Decision.PROCEED;
        }
        if (account.balanceMinutes() == 0 && account.interventions() == 0) {
            return Decision.PROCEED_FIRST_CALL;
        }
        return account.balanceMinutes() >= -overdraftLimitMinutes
                ? Decision.PROCEED_WITH_REMINDER
                : Decision.REFUSE_OVERDRAWN;
    }
}
