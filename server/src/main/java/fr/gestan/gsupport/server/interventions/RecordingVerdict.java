package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.api.clients.ClientCard.Decision;
import fr.gestan.gsupport.server.guidance.AccountState;
import fr.gestan.gsupport.server.guidance.GuidanceRules;
import fr.gestan.gsupport.server.guidance.GuidanceSentences;
import fr.gestan.gsupport.server.guidance.GuidanceSettings;
import fr.gestan.gsupport.server.http.Failure;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.LockedAccount;
import fr.gestan.gsupport.server.ledger.NewLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;

/** Whether an intervention may be recorded, decided on the locked account, so that a stale screen gets past no rule. */
@ApplicationScoped
public class RecordingVerdict {

    private final GuidanceSettings settings;

    RecordingVerdict(GuidanceSettings settings) {
        this.settings = settings;
    }

    /**
     * What stands against recording.
     *
     * @param reason why to record although a rule refuses, or null
     * @param startedAt when the work began, or null
     */
    public record Plea(String reason, Instant startedAt) {}

    /**
     * Takes the verdict.
     *
     * @param language of the sentence that a refusal carries
     * @return the exception that is made, or null where no rule refuses
     * @throws Failure.Refused where the rules refuse and no exception is given or allowed
     */
    public NewLine.Override overrideOrRefuse(
            LockedAccount account, Recipient recipient, Plea plea, Caller caller, Locale language) {
        var state = new AccountState(account.balanceMinutes(), account.interventions(), recipient.doNotIntervene());
        var decision = GuidanceRules.decide(state, settings.limit());
        return switch (decision) {
            case PROCEED, PROCEED_FIRST_CALL, PROCEED_WITH_REMINDER -> null;
            case REFUSE_OVERDRAWN, REFUSE_DO_NOT_INTERVENE -> {
                if (plea.reason() == null || !mayOverride(decision, recipient, plea, caller)) {
                    throw new Failure.Refused(
                            decision == Decision.REFUSE_OVERDRAWN ? "refused-overdrawn" : "refused-do-not-intervene",
                            GuidanceSentences.sentence(decision, state, language));
                }
                yield new NewLine.Override(plea.reason(), decision.name());
            }
        };
    }

    /** product.md, "What to do for this client": work begun before NPI was set is not lost. */
    private boolean mayOverride(Decision decision, Recipient recipient, Plea plea, Caller caller) {
        boolean begunInGoodFaith = decision == Decision.REFUSE_DO_NOT_INTERVENE
                && plea.startedAt() != null
                && recipient.doNotInterveneSince() != null
                && plea.startedAt().isBefore(recipient.doNotInterveneSince());
        return begunInGoodFaith || settings.mayOverride(decision, caller.roles());
    }
}
