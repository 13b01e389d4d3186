package fr.gestan.gsupport.api.clients;

import fr.gestan.gsupport.api.history.SuppressionReason;
import java.time.Instant;
import java.time.LocalDate;

/**
 * All that the support screen shows of a client but the history.
 *
 * @param language that mails to the client are written in
 * @param noRecapBecause why no recap of an intervention would be sent to the client: {@code NO_ADDRESS} or {@code
 *     NOT_WANTED}; null where one would be
 */
public record ClientCard(
        long id,
        String companyName,
        String apeCode,
        String lastName,
        String firstName,
        String email,
        String address,
        String postalCode,
        String city,
        String country,
        String phone,
        String partnerCode,
        String licenceNumber,
        Hosting hosting,
        Language language,
        DoNotIntervene doNotIntervene,
        Credit credit,
        Activity activity,
        Guidance guidance,
        SuppressionReason noRecapBecause) {

    /**
     * NPI: whether, why, since when (UTC) and by whom; all but {@code active} null while it is off.
     *
     * @param reviewOn the day from which on somebody is to look at it again; null where none was set
     */
    public record DoNotIntervene(boolean active, String reason, Instant since, String by, LocalDate reviewOn) {}

    /**
     * The credit-temps.
     *
     * @param balanceMinutes may be negative
     * @param validUntil informs only; null where nothing was bought with a validity
     * @param expired whether {@code validUntil} has passed; blocks nothing
     */
    public record Credit(int balanceMinutes, LocalDate validUntil, boolean expired) {}

    /**
     * Sums over the client's interventions, corrected ones netted out; purchases do not count. Minutes.
     *
     * @param firstInterventionOn null without any intervention
     * @param averageMinutesPerYear round(total × 365 ÷ max(365, days since the first intervention))
     */
    public record Activity(
            LocalDate firstInterventionOn,
            LocalDate lastInterventionOn,
            long totalMinutes,
            long normalMinutes,
            long freeMinutes,
            long averageMinutesPerYear,
            long last12MonthsMinutes) {}

    /**
     * What to do for this client.
     *
     * @param message the sentence to say, in the language asked for
     * @param overridable whether the caller could record all the same by giving an {@code overrideReason}
     */
    public record Guidance(Decision decision, String message, boolean overridable) {}

    /** product.md, "What to do for this client". */
    public enum Decision {
        PROCEED,
        PROCEED_FIRST_CALL,
        PROCEED_WITH_REMINDER,
        REFUSE_OVERDRAWN,
        REFUSE_DO_NOT_INTERVENE
    }
}
