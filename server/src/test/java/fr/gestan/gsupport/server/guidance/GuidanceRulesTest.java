package fr.gestan.gsupport.server.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuidanceRulesTest {

    private static final int LIMIT = 60;

    @ParameterizedTest(name = "balance {0}, {1} interventions so far, NPI {2}: {3}")
    @CsvSource(textBlock = """
            -61, 0, false, REFUSE_OVERDRAWN
            -61, 1, false, REFUSE_OVERDRAWN
            -61, 0, true,  REFUSE_DO_NOT_INTERVENE
            -61, 1, true,  REFUSE_DO_NOT_INTERVENE
            -60, 0, false, PROCEED_WITH_REMINDER
            -60, 1, false, PROCEED_WITH_REMINDER
            -60, 0, true,  REFUSE_DO_NOT_INTERVENE
            -60, 1, true,  REFUSE_DO_NOT_INTERVENE
            -59, 0, false, PROCEED_WITH_REMINDER
            -59, 1, false, PROCEED_WITH_REMINDER
            -59, 0, true,  REFUSE_DO_NOT_INTERVENE
            -59, 1, true,  REFUSE_DO_NOT_INTERVENE
             -1, 0, false, PROCEED_WITH_REMINDER
             -1, 1, false, PROCEED_WITH_REMINDER
             -1, 0, true,  REFUSE_DO_NOT_INTERVENE
             -1, 1, true,  REFUSE_DO_NOT_INTERVENE
              0, 0, false, PROCEED_FIRST_CALL
              0, 1, false, PROCEED_WITH_REMINDER
              0, 0, true,  REFUSE_DO_NOT_INTERVENE
              0, 1, true,  REFUSE_DO_NOT_INTERVENE
              1, 0, false, PROCEED
              1, 1, false, PROCEED
              1, 0, true,  PROCEED
              1, 1, true,  PROCEED
            """)
    void decides_on_the_balance_before_the_intervention(
            int balanceMinutes, int interventions, boolean doNotIntervene, Decision expected) {
        var account = new AccountState(balanceMinutes, interventions, doNotIntervene);

        assertThat(GuidanceRules.decide(account, LIMIT)).isEqualTo(expected);
    }

    @Test
    void a_limit_of_nothing_refuses_whoever_owes_a_minute() {
        assertThat(GuidanceRules.decide(new AccountState(-1, 1, false), 0)).isEqualTo(Decision.REFUSE_OVERDRAWN);
        assertThat(GuidanceRules.decide(new AccountState(0, 1, false), 0)).isEqualTo(Decision.PROCEED_WITH_REMINDER);
    }
}
