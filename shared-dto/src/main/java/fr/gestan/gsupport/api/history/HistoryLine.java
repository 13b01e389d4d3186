package fr.gestan.gsupport.api.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import fr.gestan.gsupport.api.interventions.Billing;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One line of a client's account; never changed once written.
 *
 * @param id "ID inter": rises across all clients and kinds
 * @param summary "Motif"; {@code ACHAT CREDIT-TEMPS} for a purchase
 * @param by trigram of who did it; {@code 9999} for a script
 * @param balanceBefore minutes
 * @param balanceAfter minutes
 * @param performedAt the server's clock at recording, UTC
 * @param durationMinutes null where the line is no intervention
 * @param billing null where the line is no intervention
 * @param correctsLineId the line that this one undoes, or null
 * @param correctedByLineId the line that undoes this one, or null
 * @param replacesLineId the undone line that this one was recorded in the stead of, or null
 * @param replacementLineId the line recorded in the stead of the one that this line was or undoes, or null
 * @param overrideReason why it was recorded against the rule, or null
 * @param mail the newest mail that tells the client of this line, or null; where some were sent or are to be, one that is
 *     not to be sent does not hide them
 * @param bugReport the newest mail that tells the development team of a bug found then, or null
 * @param lot which lot expired or was extended; null unless the line is an {@code EXPIRY}
 */
public record HistoryLine(
        long id,
        long clientId,
        LineKind kind,
        String summary,
        String advice,
        String by,
        int balanceBefore,
        int balanceAfter,
        Instant performedAt,
        Integer durationMinutes,
        Billing billing,
        Long correctsLineId,
        Long correctedByLineId,
        Long replacesLineId,
        Long replacementLineId,
        String overrideReason,
        Mail mail,
        Mail bugReport,
        @JsonInclude(Include.NON_NULL) LotEnd lot) {

    /**
     * The lot that a line {@code EXPIRY} is about.
     *
     * @param lineId "ID inter" of the purchase or the opening balance
     * @param validUntil the day that had passed or, where the line moves nothing, the new last day
     */
    public record LotEnd(long lineId, LocalDate validUntil) {}

    /** The same line with another state of its mails. */
    public HistoryLine with(Mail otherMail, Mail otherBugReport) {
        return new HistoryLine(
                id,
                clientId,
                kind,
                summary,
                advice,
                by,
                balanceBefore,
                balanceAfter,
                performedAt,
                durationMinutes,
                billing,
                correctsLineId,
                correctedByLineId,
                replacesLineId,
                replacementLineId,
                overrideReason,
                otherMail,
                otherBugReport,
                lot);
    }

    /**
     * How far a mail has come.
     *
     * @param sentAt when it was sent, or the last one before it that was, UTC; null where none was
     * @param suppressedBecause null unless {@code SUPPRESSED}
     * @param lastError the mail server's last words, where it has not been sent yet or never will be; null where nothing
     *     went wrong
     */
    public record Mail(
            long id, MailStatus status, Instant sentAt, SuppressionReason suppressedBecause, String lastError) {

        /** One that is to be sent, with nothing gone wrong so far. */
        public static Mail queued(long id) {
            return new Mail(id, MailStatus.QUEUED, null, null, null);
        }
    }
}
