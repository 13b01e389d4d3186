package fr.gestan.gsupport.desktop.support;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.history.SuppressionReason;
import fr.gestan.gsupport.api.interventions.Billing;
import java.time.Instant;

/** Lines of an invented client's history. */
final class Lines {

    private LineKind kind = LineKind.INTERVENTION;
    private Billing billing = Billing.NORMAL;
    private Integer durationMinutes = 5;
    private int balanceBefore = 55;
    private int balanceAfter = 50;
    private Instant performedAt = Instant.parse("2022-02-01T13:13:12Z");
    private String summary = "Aide";
    private String advice;
    private Long correctedBy;
    private HistoryLine.Mail mail;

    private Lines() {}

    /** Five minutes, Normal, of client 4996. */
    static Lines aLine() {
        return new Lines();
    }

    static Lines aPurchaseOf(int minutes) {
        return aLine().of(LineKind.CREDIT_PURCHASE).movingTheBalanceBy(minutes);
    }

    Lines of(LineKind other) {
        kind = other;
        billing = null;
        durationMinutes = null;
        return this;
    }

    Lines movingTheBalanceBy(int minutes) {
        balanceBefore = 0;
        balanceAfter = minutes;
        return this;
    }

    Lines from(int minutes) {
        balanceBefore = minutes;
        return this;
    }

    Lines to(int minutes) {
        balanceAfter = minutes;
        return this;
    }

    Lines on(Instant moment) {
        performedAt = moment;
        return this;
    }

    Lines free() {
        billing = Billing.FREE;
        balanceBefore = balanceAfter;
        return this;
    }

    Lines saying(String text, String given) {
        summary = text;
        advice = given;
        return this;
    }

    Lines correctedBy(long lineId) {
        correctedBy = lineId;
        return this;
    }

    Lines withoutMail() {
        mail = new HistoryLine.Mail(1, MailStatus.SUPPRESSED, null, SuppressionReason.NOT_WANTED, null);
        return this;
    }

    HistoryLine line() {
        return new HistoryLine(
                6_627,
                Samples.CLIENT,
                kind,
                summary,
                advice,
                "HRY",
                balanceBefore,
                balanceAfter,
                performedAt,
                durationMinutes,
                billing,
                null,
                correctedBy,
                null,
                null,
                null,
                mail,
                null,
                null);
    }
}
