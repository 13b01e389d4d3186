package fr.gestan.gsupport.server.ledger;

import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A line that somebody wants to write; where it hangs and what it does to the balance is {@link Ledger}'s to say.
 *
 * @param billing null where the line is no intervention
 * @param deltaMinutes what the balance moves by
 * @param durationMinutes 1 to 1,440; null where the line is no intervention
 * @param measuredSeconds what the stopwatch measured; null where it was not used
 * @param by code of who does it
 * @param startedAt when the work began, or null; kept to the millisecond, so that what is hashed is what is stored
 * @param freeReason null unless free, and then still optional
 * @param override why and against which rule it is written, or null
 * @param reference of an order or invoice, or null
 * @param validUntil until when the account's credit is valid from now on; null leaves what stands
 * @param corrects the line that this one undoes, or null
 * @param replacesLineId the undone line that this one is recorded in the stead of, or null
 * @param firstPerformedAt when the first of the lines in whose stead this one stands was recorded; null where it
 *     replaces none
 * @param requestedBy who sent the request, e.g. {@code person:ADV} or {@code key:12}; null for a line of the past
 */
public record NewLine(
        LineKind kind,
        Billing billing,
        int deltaMinutes,
        Integer durationMinutes,
        Long measuredSeconds,
        String by,
        Instant startedAt,
        String summary,
        String advice,
        FreeReason freeReason,
        boolean inviteToFacebook,
        Override override,
        String reference,
        LocalDate validUntil,
        Corrected corrects,
        Long replacesLineId,
        Instant firstPerformedAt,
        String requestedBy) {

    /** What stands as the summary of a purchase. */
    public static final String PURCHASE = "ACHAT CREDIT-TEMPS";

    /** What stands as the summary of an opening balance. */
    public static final String OPENING = "REPRISE DU SOLDE";

    /** Who asked for a line that comes from another program. */
    public static final String IMPORT = "import";

    public NewLine {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(by);
        Objects.requireNonNull(summary);
        startedAt = startedAt == null ? null : startedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Why a line is written although a rule refuses it.
     *
     * @param rule the decision that was overridden, e.g. {@code REFUSE_OVERDRAWN}
     */
    public record Override(String reason, String rule) {}

    /**
     * A line that is to be undone, as far as undoing it depends on it.
     *
     * @param billing null where the line is no intervention
     * @param durationMinutes null where the line is no intervention
     */
    public record Corrected(long lineId, Billing billing, Integer durationMinutes, int deltaMinutes) {}

    /** What was done for a client: {@code NORMAL} debits the duration, {@code FREE} nothing. */
    public record Work(
            Billing billing,
            int durationMinutes,
            Long measuredSeconds,
            Instant startedAt,
            String summary,
            String advice,
            FreeReason freeReason,
            boolean inviteToFacebook) {}

    /** An intervention. */
    public static NewLine intervention(String by, Work work, Override override) {
        return new NewLine(
                LineKind.INTERVENTION,
                work.billing(),
                work.billing() == Billing.NORMAL ? -work.durationMinutes() : 0,
                work.durationMinutes(),
                work.measuredSeconds(),
                by,
                work.startedAt(),
                work.summary(),
                work.advice(),
                work.freeReason(),
                work.inviteToFacebook(),
                override,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Credit bought. */
    public static NewLine purchase(String by, int minutes, String reference, LocalDate validUntil) {
        return new NewLine(
                LineKind.CREDIT_PURCHASE,
                null,
                minutes,
                null,
                null,
                by,
                null,
                PURCHASE,
                null,
                null,
                false,
                null,
                reference,
                validUntil,
                null,
                null,
                null,
                null);
    }

    /** Undoes a line of the same account; the reason stands as its summary. */
    public static NewLine correction(String by, Corrected corrected, String reason) {
        return new NewLine(
                LineKind.CORRECTION,
                null,
                Math.negateExact(corrected.deltaMinutes()),
                null,
                null,
                by,
                null,
                reason,
                null,
                null,
                false,
                null,
                null,
                null,
                corrected,
                null,
                null,
                null);
    }

    /**
     * What an account brought from elsewhere starts with; its first line.
     *
     * @param balanceMinutes may be negative
     */
    public static NewLine opening(String by, int balanceMinutes, LocalDate validUntil) {
        return new NewLine(
                LineKind.OPENING,
                null,
                balanceMinutes,
                null,
                null,
                by,
                null,
                OPENING,
                null,
                null,
                false,
                null,
                null,
                validUntil,
                null,
                null,
                null,
                null);
    }

    /**
     * A movement that another program has on file and that is no work and no purchase, or the difference between two of
     * its lines that do not hang together; anywhere in an account.
     *
     * @param deltaMinutes may be negative
     * @param validUntil until when the account's credit is valid from now on; null leaves what stands
     */
    public static NewLine broughtOver(String by, int deltaMinutes, String summary, LocalDate validUntil) {
        return new NewLine(
                LineKind.OPENING,
                null,
                deltaMinutes,
                null,
                null,
                by,
                null,
                summary,
                null,
                null,
                false,
                null,
                null,
                validUntil,
                null,
                null,
                null,
                IMPORT);
    }

    /**
     * The same line, recorded in the stead of one that was undone in the same transaction.
     *
     * @param firstPerformedAt when that one was recorded, or the first one in whose stead it stood
     */
    public NewLine inSteadOf(long undoneLineId, Instant firstPerformedAt) {
        return with(undoneLineId, firstPerformedAt, requestedBy);
    }

    /**
     * The same line with who asked for it.
     *
     * @param requester e.g. {@code person:ADV} or {@code key:12}
     */
    public NewLine requestedBy(String requester) {
        return with(replacesLineId, firstPerformedAt, requester);
    }

    private NewLine with(Long undoneLineId, Instant firstTime, String requester) {
        return new NewLine(
                kind,
                billing,
                deltaMinutes,
                durationMinutes,
                measuredSeconds,
                by,
                startedAt,
                summary,
                advice,
                freeReason,
                inviteToFacebook,
                override,
                reference,
                validUntil,
                corrects,
                undoneLineId,
                firstTime,
                requester);
    }
}
