package fr.gestan.gsupport.server.ledger;

import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
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
 * @param credit what a purchase says of its minutes beyond {@code validUntil}; null: nothing, and for other lines
 * @param lotEnd which lot expires or is extended; null unless the line is an {@code EXPIRY}
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
        String requestedBy,
        Credit credit,
        LotEnd lotEnd) {

    /** What stands as the summary of a purchase. */
    public static final String PURCHASE = "ACHAT CREDIT-TEMPS";

    /** What stands as the summary of credit that is a gift. */
    public static final String GIFT = "CREDIT-TEMPS OFFERT";

    /** What stands as the summary of an opening balance. */
    public static final String OPENING = "REPRISE DU SOLDE";

    /** Who asked for a line that comes from another program. */
    public static final String IMPORT = "import";

    /** Who asked for a line that the server writes by itself. */
    public static final String SERVER = "server";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

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

    /**
     * What a purchase says of its minutes.
     *
     * @param offered a gift
     * @param binding whether what is left expires at the end of the validity; otherwise that only informs
     * @param packId what was sold, or null
     */
    public record Credit(boolean offered, boolean binding, Long packId) {

        /** Paid for, no pack, and an end, if any, that only informs. */
        public static final Credit PLAIN = new Credit(false, false, null);
    }

    /**
     * An end of a lot.
     *
     * @param until the day that has passed or, where nothing expires, the new last day
     */
    public record LotEnd(long lotLineId, LocalDate until) {}

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
        int deltaMinutes = work.billing() == Billing.NORMAL ? -work.durationMinutes() : 0;
        var draft = new Draft(LineKind.INTERVENTION, by, deltaMinutes, work.summary());
        draft.billing = work.billing();
        draft.durationMinutes = work.durationMinutes();
        draft.measuredSeconds = work.measuredSeconds();
        draft.startedAt = work.startedAt();
        draft.advice = work.advice();
        draft.freeReason = work.freeReason();
        draft.inviteToFacebook = work.inviteToFacebook();
        draft.override = override;
        return draft.line();
    }

    /** Credit bought, of which nothing is said but an end that informs. */
    public static NewLine purchase(String by, int minutes, String reference, LocalDate validUntil) {
        return purchase(by, minutes, reference, validUntil, null);
    }

    /**
     * Credit bought.
     *
     * @param validUntil needed where it binds
     * @param credit null: as {@link Credit#PLAIN}
     */
    public static NewLine purchase(String by, int minutes, String reference, LocalDate validUntil, Credit credit) {
        boolean offered = credit != null && credit.offered();
        var draft = new Draft(LineKind.CREDIT_PURCHASE, by, minutes, offered ? GIFT : PURCHASE);
        draft.reference = reference;
        draft.validUntil = validUntil;
        draft.credit = Credit.PLAIN.equals(credit) ? null : credit;
        return draft.line();
    }

    /**
     * What is left of a lot is taken, since its end has passed.
     *
     * @param minutes above 0
     * @param end the day that has passed
     */
    public static NewLine expiry(String by, int minutes, LotEnd end) {
        var draft = new Draft(LineKind.EXPIRY, by, -minutes, "EXPIRATION CREDIT-TEMPS DU " + DAY.format(end.until()));
        draft.lotEnd = end;
        return draft.line();
    }

    /**
     * A lot gets a later end; the balance stays.
     *
     * @param end with the new last day
     * @param validUntil until when the account's credit is valid from now on; null leaves what stands
     */
    public static NewLine extension(String by, LotEnd end, String reason, LocalDate validUntil) {
        var summary = "PROLONGATION CREDIT-TEMPS AU " + DAY.format(end.until()) + " : " + reason;
        var draft = new Draft(LineKind.EXPIRY, by, 0, summary);
        draft.lotEnd = end;
        draft.validUntil = validUntil;
        return draft.line();
    }

    /** Undoes a line of the same account; the reason stands as its summary. */
    public static NewLine correction(String by, Corrected corrected, String reason) {
        var draft = new Draft(LineKind.CORRECTION, by, Math.negateExact(corrected.deltaMinutes()), reason);
        draft.corrects = corrected;
        return draft.line();
    }

    /**
     * What an account brought from elsewhere starts with; its first line.
     *
     * @param balanceMinutes may be negative
     */
    public static NewLine opening(String by, int balanceMinutes, LocalDate validUntil) {
        var draft = new Draft(LineKind.OPENING, by, balanceMinutes, OPENING);
        draft.validUntil = validUntil;
        return draft.line();
    }

    /**
     * A movement that another program has on file and that is no work and no purchase, or the difference between two of
     * its lines that do not hang together; anywhere in an account.
     *
     * @param deltaMinutes may be negative
     * @param validUntil until when the account's credit is valid from now on; null leaves what stands
     */
    public static NewLine broughtOver(String by, int deltaMinutes, String summary, LocalDate validUntil) {
        var draft = new Draft(LineKind.OPENING, by, deltaMinutes, summary);
        draft.validUntil = validUntil;
        draft.requestedBy = IMPORT;
        return draft.line();
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
                requester,
                credit,
                lotEnd);
    }

    /** A line on its way, of which most says nothing. */
    private static final class Draft {

        private final LineKind kind;
        private final String by;
        private final int deltaMinutes;
        private final String summary;
        private Billing billing;
        private Integer durationMinutes;
        private Long measuredSeconds;
        private Instant startedAt;
        private String advice;
        private FreeReason freeReason;
        private boolean inviteToFacebook;
        private Override override;
        private String reference;
        private LocalDate validUntil;
        private Corrected corrects;
        private String requestedBy;
        private Credit credit;
        private LotEnd lotEnd;

        Draft(LineKind kind, String by, int deltaMinutes, String summary) {
            this.kind = kind;
            this.by = by;
            this.deltaMinutes = deltaMinutes;
            this.summary = summary;
        }

        NewLine line() {
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
                    null,
                    null,
                    requestedBy,
                    credit,
                    lotEnd);
        }
    }
}
