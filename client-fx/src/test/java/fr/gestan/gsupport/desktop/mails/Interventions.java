package fr.gestan.gsupport.desktop.mails;

import fr.gestan.gsupport.api.history.HistoryLine;
import fr.gestan.gsupport.api.history.LineKind;
import fr.gestan.gsupport.api.history.MailStatus;
import fr.gestan.gsupport.api.history.SuppressionReason;
import fr.gestan.gsupport.api.interventions.Billing;
import java.time.Instant;

/** Lines of the history with mails. */
final class Interventions {

    static final Instant SENT_AT = Instant.parse("2022-02-01T13:13:12Z");
    static final HistoryLine.Mail SENT = new HistoryLine.Mail(1, MailStatus.SENT, SENT_AT, null, null);

    private Interventions() {}

    static HistoryLine by(String code, LineKind kind, Long correctedBy) {
        return new HistoryLine(
                6_627,
                4_996,
                kind,
                "Aide",
                null,
                code,
                55,
                50,
                SENT_AT,
                5,
                Billing.NORMAL,
                null,
                correctedBy,
                null,
                null,
                null,
                SENT,
                null,
                null);
    }

    static HistoryLine withMail(HistoryLine.Mail mail) {
        return by("HRY", LineKind.INTERVENTION, null).with(mail, null);
    }

    static HistoryLine.Mail mail(
            MailStatus status, Instant sentAt, SuppressionReason suppressedBecause, String lastError) {
        return new HistoryLine.Mail(2, status, sentAt, suppressedBecause, lastError);
    }
}
